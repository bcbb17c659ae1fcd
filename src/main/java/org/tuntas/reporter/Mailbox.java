package org.tuntas.reporter;

import java.util.Locale;

/**
 * Where letters to a reporter go. Opened from the vault when a letter is sent, and forgotten afterwards.
 *
 * @param address as the reporter gave it
 * @param language in which they are written to
 */
public record Mailbox(String address, Locale language) {

    /** Keeps addresses out of logs and error messages. */
    @Override
    public String toString() {
        return "Mailbox[sealed]";
    }
}
