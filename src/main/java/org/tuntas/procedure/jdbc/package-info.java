/** The backlog of rounds in PostgreSQL. */
@NullMarked
package org.tuntas.procedure.jdbc;

import org.jspecify.annotations.NullMarked;
