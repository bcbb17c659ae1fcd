/** The bytes of attachments in a store that speaks S3. */
@NullMarked
package org.tuntas.attachment.s3;

import org.jspecify.annotations.NullMarked;
