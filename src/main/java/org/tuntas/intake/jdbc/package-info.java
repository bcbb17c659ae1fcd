/** Filing keys in PostgreSQL. */
@NullMarked
package org.tuntas.intake.jdbc;

import org.jspecify.annotations.NullMarked;
