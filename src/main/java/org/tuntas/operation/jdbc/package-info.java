/** What waits, in PostgreSQL. */
@NullMarked
package org.tuntas.operation.jdbc;

import org.jspecify.annotations.NullMarked;
