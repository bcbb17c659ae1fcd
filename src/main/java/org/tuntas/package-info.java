/**
 * The door of the house: the class that starts it. What it does lives in the rooms below, one package each.
 */
@NullMarked
package org.tuntas;

import org.jspecify.annotations.NullMarked;
