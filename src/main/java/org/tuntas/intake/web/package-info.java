/** Filing over the citizens' API. */
@NullMarked
package org.tuntas.intake.web;

import org.jspecify.annotations.NullMarked;
