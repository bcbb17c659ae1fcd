@NullMarked
package org.tuntas.eventlog.jdbc;

import org.jspecify.annotations.NullMarked;
