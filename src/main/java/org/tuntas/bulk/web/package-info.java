/** The pages on which officers order bulk actions and watch them. */
@NullMarked
package org.tuntas.bulk.web;

import org.jspecify.annotations.NullMarked;
