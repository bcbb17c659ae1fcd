package org.tuntas.attachment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.TrackingNumber;

/**
 * A file that belongs to a report.
 *
 * @param entry entry of the timeline it belongs to; null: it came with the report itself, or waits for the answer of its share
 * @param share the unit's share for whose answer an officer brought it; null when the reporter did
 * @param broughtBy login, or {@code reporter}
 * @param sha256 digest of its bytes, hexadecimal
 * @param store where its bytes lie
 * @param audience who may read it once it is where it belongs
 * @param released of what the reporter brought: whether an officer let the public see it; of a unit's part: whether the combined
 *     answer takes it along
 */
public record Attachment(
        UUID id,
        TrackingNumber number,
        Origin origin,
        @Nullable Long entry,
        @Nullable Long share,
        String broughtBy,
        String name,
        FileType type,
        long size,
        String sha256,
        FileStore.Kind store,
        Audience audience,
        boolean released,
        Instant receivedAt) {

    /** Who brought it. */
    public enum Origin {
        REPORTER,
        OFFICER
    }

    /** Whether an officer brought it for an answer that is not given yet. */
    public boolean isWaiting() {
        return origin == Origin.OFFICER && entry == null;
    }

    /** Whether it is part of what a unit did, for the lead to combine. */
    public boolean isPart() {
        return origin == Origin.OFFICER && entry != null && audience == Audience.OFFICERS;
    }

    /** Whether a kind of reader may see it. The public sees nothing of a report that is not published, see {@link Complaint#isPublished}. */
    public boolean isVisibleTo(Audience reader, Complaint complaint) {
        return switch (reader) {
            case OFFICERS -> true;
            case REPORTER -> audience != Audience.OFFICERS;
            case PUBLIC -> complaint.isPublished() && isReleased();
        };
    }

    /** Whether everybody may see it once the report is published. */
    public boolean isReleased() {
        return origin == Origin.REPORTER ? released : audience == Audience.PUBLIC;
    }
}
