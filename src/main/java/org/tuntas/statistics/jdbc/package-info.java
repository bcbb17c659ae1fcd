@NullMarked
package org.tuntas.statistics.jdbc;

import org.jspecify.annotations.NullMarked;
