/** The designers' workbench in the browser. */
@NullMarked
package org.tuntas.modelling.web;

import org.jspecify.annotations.NullMarked;
