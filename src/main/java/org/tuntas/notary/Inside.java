package org.tuntas.notary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of an entry stays among officers: who did it, what they noted, who may read it and who was told. */
public record Inside(String actor, @Nullable String note, String audience, String messageAudience, List<String> told) {

    Fingerprint fingerprint(byte[] salt) {
        return Canonical.of(Canonical.Kind.INSIDE)
                .bytes(salt)
                .text(actor)
                .text(note)
                .text(audience)
                .text(messageAudience)
                .texts(told)
                .fingerprint();
    }
}
