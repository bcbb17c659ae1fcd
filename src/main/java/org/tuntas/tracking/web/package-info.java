/** Looking a report up over the citizens' API. */
@NullMarked
package org.tuntas.tracking.web;

import org.jspecify.annotations.NullMarked;
