/** What the room keeps and reads in PostgreSQL. */
@NullMarked
package org.tuntas.modelling.jdbc;

import org.jspecify.annotations.NullMarked;
