package org.tuntas.correspondence;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A letter as it goes out, in two forms that say the same. Exists only while it is being sent.
 *
 * @param id the same whenever this letter is tried again: a mailbox that gets it twice can tell
 * @param to address of the recipient
 * @param forReporter whether that is the reporter
 */
public record Letter(
        UUID id,
        String to,
        boolean forReporter,
        Locale language,
        String subject,
        String text,
        String html,
        Instant at) {

    /** Keeps addresses and content out of logs and error messages. */
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
