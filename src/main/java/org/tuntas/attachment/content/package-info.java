/** What a file really is, and what is taken out of it before it is kept. */
@NullMarked
package org.tuntas.attachment.content;

import org.jspecify.annotations.NullMarked;
