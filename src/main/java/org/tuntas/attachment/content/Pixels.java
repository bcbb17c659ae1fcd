package org.tuntas.attachment.content;

/** Refuses pictures that would unpack to more than a viewer can hold; asks only the header. */
record Pixels(long most) {

    void check(long width, long height) throws Unfit {
        if (width <= 0 || height <= 0) {
            throw Unfit.broken();
        }
        if (width > most / height) {
            throw new Unfit("file.pixels", width, height, most / 1_000_000);
        }
    }
}
