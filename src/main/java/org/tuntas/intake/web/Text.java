package org.tuntas.intake.web;

import org.jspecify.annotations.Nullable;

/** Text as people type it. */
final class Text {

    /** At least one letter or digit: a report of blanks, however exotic (four letters are), says nothing. */
    static final String WORDS = "(?s).*[\\p{L}\\p{N}&&[^\\u115F\\u1160\\u3164\\uFFA0]].*";

    private Text() {}

    /** Without blanks around it; null when nothing is left. */
    static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
