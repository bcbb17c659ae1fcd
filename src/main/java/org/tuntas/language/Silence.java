package org.tuntas.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text that looks like one and says nothing: blanks, signs that no screen shows, punctuation. */
public final class Silence {

    /**
     * A letter or digit, as a regular expression. Four characters that Unicode calls letters are blank on every screen.
     */
    static final String SPEAKING = "[\\p{L}\\p{N}&&[^\\u115F\\u1160\\u3164\\uFFA0]]";

    private static final Pattern SOMETHING = Pattern.compile(SPEAKING);

    private Silence() {}

    /** Whether a text is absent or has neither a letter nor a digit. */
    public static boolean isIn(@Nullable String text) {
        return text == null || !SOMETHING.matcher(text).find();
    }
}
