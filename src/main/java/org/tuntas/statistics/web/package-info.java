@NullMarked
package org.tuntas.statistics.web;

import org.jspecify.annotations.NullMarked;
