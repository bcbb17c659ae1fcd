/** Attachments and, unless another store is named, their bytes in PostgreSQL. */
@NullMarked
package org.tuntas.attachment.jdbc;

import org.jspecify.annotations.NullMarked;
