/** Bulk actions in PostgreSQL. */
@NullMarked
package org.tuntas.bulk.jdbc;

import org.jspecify.annotations.NullMarked;
