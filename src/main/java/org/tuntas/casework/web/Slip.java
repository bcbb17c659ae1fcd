package org.tuntas.casework.web;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the reporter takes home, as it waits in the officer's session until it is shown.
 *
 * @param pin null once it was shown
 * @param verifier name of the office that verifies
 * @param until until when it must have decided, in words
 * @param why why until then
 * @param channel name of the channel's constant, for the next report
 */
public record Slip(String number, @Nullable String pin, String verifier, String until, String why, String channel)
        implements Serializable {

    Slip shown() {
        return new Slip(number, null, verifier, until, why, channel);
    }
}
