package org.tuntas.redress;

import java.util.List;
import org.tuntas.attachment.ExaminedFile;

/**
 * What comes along with the reporter's words.
 *
 * @param fingerprint digest of the files, to tell a repetition from a different request under the same key
 */
public record Enclosure(List<ExaminedFile> files, String fingerprint) {

    /** Words only. */
    public static final Enclosure NOTHING = new Enclosure(List.of(), "");
}
