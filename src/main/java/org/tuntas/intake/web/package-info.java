/** Filing: the report form with its receipt, and the citizens' API. */
@NullMarked
package org.tuntas.intake.web;

import org.jspecify.annotations.NullMarked;
