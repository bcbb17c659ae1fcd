/** The trail of changes and the closing of offices in PostgreSQL. */
@NullMarked
package org.tuntas.administration.jdbc;

import org.jspecify.annotations.NullMarked;
