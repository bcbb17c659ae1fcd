/** The page that moves the demonstration's clock. */
@NullMarked
package org.tuntas.demo.web;

import org.jspecify.annotations.NullMarked;
