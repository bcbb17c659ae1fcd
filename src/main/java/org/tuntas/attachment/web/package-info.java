/** Reading uploads part by part, before anybody else reads the request. */
@NullMarked
package org.tuntas.attachment.web;

import org.jspecify.annotations.NullMarked;
