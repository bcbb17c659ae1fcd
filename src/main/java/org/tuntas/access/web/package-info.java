/** The login and logout pages. */
@NullMarked
package org.tuntas.access.web;

import org.jspecify.annotations.NullMarked;
