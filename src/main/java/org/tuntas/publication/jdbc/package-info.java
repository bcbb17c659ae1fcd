/** Published reports, supports and figures in PostgreSQL. */
@NullMarked
package org.tuntas.publication.jdbc;

import org.jspecify.annotations.NullMarked;
