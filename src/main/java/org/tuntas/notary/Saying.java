package org.tuntas.notary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says to whoever may read it.
 *
 * @param round of the report
 * @param arguments of the sentence
 * @param message what somebody wrote; null when nobody wrote anything
 * @param title of the report, in the entry that filed it; null in others
 * @param text of the report, in the entry that filed it; null in others
 */
public record Saying(
        int round, List<String> arguments, @Nullable String message, @Nullable String title, @Nullable String text) {

    /** Hides the words behind a salt: nobody can try what they may have been. */
    public Fingerprint fingerprint(byte[] salt) {
        return Canonical.of(Canonical.Kind.SAID)
                .bytes(salt)
                .number(round)
                .texts(arguments)
                .text(message)
                .text(title)
                .text(text)
                .fingerprint();
    }
}
