/** What reporters said under a key, in PostgreSQL. */
@NullMarked
package org.tuntas.redress.jdbc;

import org.jspecify.annotations.NullMarked;
