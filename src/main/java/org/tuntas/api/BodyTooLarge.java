package org.tuntas.api;

import java.io.IOException;

/** A request body longer than the API accepts. */
class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(long most) {
        super("The request body is longer than " + most + " bytes");
    }
}
