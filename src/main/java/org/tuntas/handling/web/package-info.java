/** What officers see beside a form. */
@NullMarked
package org.tuntas.handling.web;

import org.jspecify.annotations.NullMarked;
