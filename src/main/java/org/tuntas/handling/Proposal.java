package org.tuntas.handling;

import java.util.List;

/**
 * An office that may be the right one for a report. Somebody decides; nothing is chosen before.
 *
 * @param code of the office
 * @param name of the office
 * @param reasons what speaks for it, in words; never empty
 */
public record Proposal(String code, String name, List<String> reasons) {

    /** Name and reasons in one line. */
    public String line() {
        return name + " – " + String.join("; ", reasons);
    }
}
