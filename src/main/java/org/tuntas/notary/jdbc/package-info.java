@NullMarked
package org.tuntas.notary.jdbc;

import org.jspecify.annotations.NullMarked;
