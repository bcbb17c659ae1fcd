@NullMarked
package org.tuntas.monitoring.web;

import org.jspecify.annotations.NullMarked;
