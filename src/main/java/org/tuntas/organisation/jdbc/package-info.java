/** The organisation in PostgreSQL. */
@NullMarked
package org.tuntas.organisation.jdbc;

import org.jspecify.annotations.NullMarked;
