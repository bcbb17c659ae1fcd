/** Where decrees are kept. */
@NullMarked
package org.tuntas.decree.jdbc;

import org.jspecify.annotations.NullMarked;
