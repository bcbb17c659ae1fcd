/** The public's pages: front page, list, feed, supports, and what makes them installable. */
@NullMarked
package org.tuntas.publication.web;

import org.jspecify.annotations.NullMarked;
