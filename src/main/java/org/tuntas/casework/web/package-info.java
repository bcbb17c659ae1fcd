/** The pages under {@code /petugas}. */
@NullMarked
package org.tuntas.casework.web;

import org.jspecify.annotations.NullMarked;
