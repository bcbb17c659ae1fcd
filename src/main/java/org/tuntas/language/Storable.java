package org.tuntas.language;

/** Text that PostgreSQL can store as it is. */
public final class Storable {

    private Storable() {}

    /** Whether a text holds neither NUL characters nor halves of surrogate pairs. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                return false;
            }
            if (pair) {
                i++;
            }
        }
        return true;
    }
}
