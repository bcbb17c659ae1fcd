/** Camunda Forms as rules that the server checks. */
@NullMarked
package org.tuntas.lifecycle.forms;

import org.jspecify.annotations.NullMarked;
