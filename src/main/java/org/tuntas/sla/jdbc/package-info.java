/** The calendar, the limits, the visits and the pauses in PostgreSQL, and the bean that keeps time with them. */
@NullMarked
package org.tuntas.sla.jdbc;

import org.jspecify.annotations.NullMarked;
