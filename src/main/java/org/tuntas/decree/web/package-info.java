/** The pages of the holiday desk. */
@NullMarked
package org.tuntas.decree.web;

import org.jspecify.annotations.NullMarked;
