/** Sealed identities in PostgreSQL. */
@NullMarked
package org.tuntas.reporter.jdbc;

import org.jspecify.annotations.NullMarked;
