package org.tuntas.reporter;

import org.jspecify.annotations.Nullable;

/**
 * What somebody shows to prove that a report is theirs: the PIN of the receipt, or the token of the link in a letter. Where both
 * are shown, the token is looked at.
 *
 * @param pin as the client sent it; null when it sent none
 * @param token as the client sent it; null when it sent none
 */
public record Proof(@Nullable String pin, @Nullable String token) {

    /** The PIN alone. */
    public static Proof ofPin(@Nullable String pin) {
        return new Proof(pin, null);
    }

    /** Whether anything is shown at all. */
    public boolean isPresent() {
        return (pin != null && !pin.isBlank()) || (token != null && !token.isBlank());
    }

    /** Keeps secrets out of logs and error messages. */
    @Override
    public String toString() {
        return "Proof[hidden]";
    }
}
