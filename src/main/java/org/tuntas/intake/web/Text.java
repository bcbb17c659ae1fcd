package org.tuntas.intake.web;

import org.jspecify.annotations.Nullable;

/** Text as people type it. */
final class Text {

    private Text() {}

    /** Without blanks around it; null when nothing is left. */
    static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
