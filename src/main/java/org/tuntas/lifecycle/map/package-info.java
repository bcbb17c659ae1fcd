/** What the deployed models tell people of the way of a report: steps, the ordinary road, what time does, the drawing. */
@NullMarked
package org.tuntas.lifecycle.map;

import org.jspecify.annotations.NullMarked;
