/** Locks of the start in PostgreSQL. */
@NullMarked
package org.tuntas.lifecycle.jdbc;

import org.jspecify.annotations.NullMarked;
