/** Delegates and expression beans: they translate between a model and the rooms, and decide nothing. */
@NullMarked
package org.tuntas.lifecycle.steps;

import org.jspecify.annotations.NullMarked;
