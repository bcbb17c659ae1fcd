/** Families of reports in PostgreSQL. */
@NullMarked
package org.tuntas.merging.jdbc;

import org.jspecify.annotations.NullMarked;
