package org.tuntas.redress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.attachment.ExaminedFile;

/**
 * What comes along with the reporter's words.
 *
 * @param key the client's key of this request: sent twice with it, it is done once; null when it gave none
 * @param fingerprint digest of the request, to tell a repetition from a different request under the same key
 */
public record Enclosure(List<ExaminedFile> files, @Nullable String key, String fingerprint) {

    /** Words only. */
    public static final Enclosure NOTHING = new Enclosure(List.of(), null, "");
}
