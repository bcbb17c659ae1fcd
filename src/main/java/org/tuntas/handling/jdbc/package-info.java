/** The units' requests in PostgreSQL. */
@NullMarked
package org.tuntas.handling.jdbc;

import org.jspecify.annotations.NullMarked;
