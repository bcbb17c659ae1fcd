/** The demonstration's clock in PostgreSQL. */
@NullMarked
package org.tuntas.demo.jdbc;

import org.jspecify.annotations.NullMarked;
