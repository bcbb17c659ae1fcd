/** The reporter's commands over the citizens' API. */
@NullMarked
package org.tuntas.redress.web;

import org.jspecify.annotations.NullMarked;
