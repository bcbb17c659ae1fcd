package org.tuntas.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.Oversight;
import org.tuntas.sla.EscalationOutcome;

/**
 * The clocks that run for officers, of the reports that a manager watches over and may read. Stages in which the ball is with the
 * reporter, or work is put off, are no one's delay and are left out, except where they are named.
 */
public interface OpenClocks {

    /** Later than any limit. */
    Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * Clocks that look alike.
     *
     * @param waits whether nobody has to act: the reporter has the ball, or work is put off
     * @param clocks how many
     */
    record Pile(String stage, boolean waits, Mark mark, int clocks) {}

    /** Time left, as it is shown beside the indicator. */
    enum Mark {
        ON_TIME,
        /** more than four fifths are used */
        NEAR,
        PAST
    }

    /**
     * Reports of an office whose first limit falls at one time.
     *
     * @param agency whose calendar holds
     * @param office code of the unit that works, or of the agency while none does
     */
    record OfficeDue(String agency, String office, Instant first, int reports) {}

    /**
     * A clock as a line of a list.
     *
     * @param visit key of the visit
     * @param level highest level of its ladder that was reached; 0 for none
     * @param openLevels levels that nobody has answered yet
     * @param pauseReason code of the reason for which it stands still; null while it runs
     */
    record ClockLine(
            long visit,
            TrackingNumber number,
            String title,
            String stage,
            String agency,
            String office,
            Instant startedAt,
            Instant limit,
            boolean near,
            boolean secret,
            SupervisionClass supervisionClass,
            int level,
            int openLevels,
            @Nullable String pauseReason,
            @Nullable Instant pauseUntil) {}

    /**
     * Somebody who has a step of a report.
     *
     * @param login who has taken it; null while it is offered to the group
     * @param group id of a group it is offered to
     */
    record Holder(TrackingNumber number, @Nullable String login, @Nullable String group) {}

    /**
     * An escalation as a line of a list.
     *
     * @param by login of who answered; null when nobody did
     */
    record EscalationLine(
            TrackingNumber number,
            String stage,
            String office,
            int level,
            Instant at,
            @Nullable EscalationOutcome outcome,
            @Nullable Instant outcomeAt,
            @Nullable String by) {}

    /**
     * What is asked of the list.
     *
     * @param spans by agency, the span in which limits fall; null for any limit
     * @param near whether only clocks whose time is nearly used are asked for
     * @param office code of one office; null for all
     * @param stage one stage; null for all
     * @param afterLimit where the page before ended; null for the first page
     * @param after key of the visit with which it ended
     * @param most lines at most
     */
    record Asked(
            @Nullable List<Span> spans,
            boolean near,
            @Nullable String office,
            @Nullable String stage,
            @Nullable Instant afterLimit,
            long after,
            int most) {}

    /** A span of time of an agency, its end not included. */
    record Span(String agency, Instant from, Instant until) {}

    /**
     * How things stand.
     *
     * @param piles all open clocks by stage and mark
     * @param offices the reports with open clocks, by office and the first limit there
     */
    record Standing(List<Pile> piles, List<OfficeDue> offices) {}

    /** How things stand in what somebody watches over and may read. */
    Standing standing(Oversight oversight, Instant now);

    /** The piles of all reports, also those that hardly anybody may read: for figures that tell nothing of one report. */
    List<Pile> all(Instant now);

    /**
     * Clocks in the order of their limits. Of one report in one office only the first, unless a stage or what is near its limit is
     * asked for.
     */
    List<ClockLine> lines(Oversight oversight, Asked asked, Instant now);

    /** Who has the steps of some reports, without the escalations. */
    List<Holder> holders(List<TrackingNumber> numbers);

    /** Escalations that nobody has answered, and all that were raised since a time, by level. */
    List<Overview.Level> escalations(Oversight oversight, Instant since);

    /**
     * The same, one by one: what nobody has answered first, the oldest first; then the newest.
     *
     * @param most lines at most
     */
    List<EscalationLine> escalationLines(Oversight oversight, Instant since, int most);
}
