/** The outbox in PostgreSQL. */
@NullMarked
package org.tuntas.correspondence.jdbc;

import org.jspecify.annotations.NullMarked;
