/** What reporters did already, in PostgreSQL. */
@NullMarked
package org.tuntas.redress.jdbc;

import org.jspecify.annotations.NullMarked;
