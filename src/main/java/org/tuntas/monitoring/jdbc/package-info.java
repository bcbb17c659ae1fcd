@NullMarked
package org.tuntas.monitoring.jdbc;

import org.jspecify.annotations.NullMarked;
