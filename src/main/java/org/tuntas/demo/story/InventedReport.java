package org.tuntas.demo.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.Place;
import org.tuntas.reporter.ReporterIdentity;

/**
 * A report of the story, as its reporter files it, and how the people around it are tempered.
 *
 * @param filedAt when it is filed
 * @param flood whether it is about the flood that many report
 * @param temper how quick and how content everybody is
 */
record InventedReport(
        Instant filedAt,
        Incident incident,
        String title,
        String text,
        Place place,
        Channel channel,
        ReporterIdentity reporter,
        boolean namesCategory,
        boolean anonymous,
        boolean secret,
        boolean flood,
        Temper temper) {

    /**
     * @param verification working days until the desk decides
     * @param disposition working days until the agency hands it on
     * @param work working days until the unit answers
     * @param interim whether it answers for now before that
     * @param incomplete whether the desk finds something missing
     * @param completes whether the reporter then completes it
     * @param revives whether one who did not does so after it was archived
     * @param verdict what the reporter says of the answer; null: nothing
     * @param managerActs whether a manager does something about an escalation
     */
    record Temper(
            int verification,
            int disposition,
            int work,
            boolean interim,
            boolean incomplete,
            boolean completes,
            boolean revives,
            @Nullable Verdict verdict,
            int rating,
            boolean managerActs) {}

    /** What reporters say of an answer. */
    enum Verdict {
        SATISFIED,
        DISSATISFIED,
        REPLY
    }
}
