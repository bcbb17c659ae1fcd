/** What the public is told of many reports at once. */
@NullMarked
package org.tuntas.tracking.jdbc;

import org.jspecify.annotations.NullMarked;
