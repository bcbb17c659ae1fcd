/** The pages of the settings screen. They work without scripts. */
@NullMarked
package org.tuntas.administration.web;

import org.jspecify.annotations.NullMarked;
