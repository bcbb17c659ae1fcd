package org.tuntas.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as our tables know it: the truth about a complaint. The engine only knows where its token stands.
 *
 * @param publicTitle title the verifier confirmed for publication; null before verification
 * @param publicText text the verifier confirmed for publication; null before verification
 * @param namedAgency agency the reporter named
 * @param agency agency that holds it since it was forwarded
 * @param unit unit that must act since disposition
 * @param round 1 for the first run through the procedure, one more with each reopening
 * @param objections dissatisfied answers within this round
 * @param forwardedAt start of the first follow-up and resolution clocks
 * @param closeReason how the round ended, see the reasons in {@code docs}
 * @param transfers how often agencies have passed it on in this round
 * @param determined whether the desk has decided whose it is: no agency may pass it on any more
 * @param underWay whether a unit works on it: somebody's share is open
 * @param heardBy id of the group that hears the appeal of this round; null before one
 * @param rating 1 to 5; null unless the reporter gave one: silence is never satisfaction
 */
public record Complaint(
        TrackingNumber number,
        ComplaintType type,
        SupervisionClass supervisionClass,
        String title,
        String text,
        @Nullable String publicTitle,
        @Nullable String publicText,
        @Nullable LocalDate occurredOn,
        Place place,
        @Nullable String namedAgency,
        @Nullable String category,
        boolean anonymous,
        boolean secret,
        Channel channel,
        ComplaintState state,
        Instant stateSince,
        int round,
        int objections,
        @Nullable String agency,
        @Nullable String unit,
        Instant filedAt,
        @Nullable Instant forwardedAt,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        @Nullable Integer rating,
        int transfers,
        boolean determined,
        boolean underWay,
        @Nullable String heardBy) {

    /** After how many transfers between agencies the desk decides whose a complaint is. */
    public static final int TRANSFERS_BEFORE_DETERMINATION = 3;

    /** How often a reporter may have a closed or archived complaint taken up again. */
    public static final int MOST_REOPENINGS = 2;

    /** How long after its end a complaint can be taken up again, in calendar days of 24 hours. */
    public static final Duration REOPENING_WINDOW = Duration.ofDays(30);

    /** From how many characters on a text usually says enough to somebody who was not there. */
    public static final int SHORTEST_CLEAR_TEXT = 100;

    /** Whether the public may read it: verified, not secret, and not archived or withdrawn. */
    public boolean isPublished() {
        return publicTitle != null && !secret && state != ComplaintState.ARCHIVED && state != ComplaintState.WITHDRAWN;
    }

    /** Whether agencies have passed it on too often, so that the desk must decide whose it is. */
    public boolean awaitsDetermination() {
        return transfers >= TRANSFERS_BEFORE_DETERMINATION && !determined;
    }

    /**
     * What the reporter can do at a moment, as message keys {@code action.…} without the prefix: {@code reply}, {@code
     * satisfaction} once there is an answer to judge, {@code withdrawal}, {@code completion}, {@code reopening}, {@code contest}.
     */
    public List<String> reporterActions(Instant now) {
        return switch (state) {
            case WITHDRAWN -> List.of();
            case REFERRED -> referredActions(now);
            case RESOLVED, AUTO_CLOSED -> canBeTakenUpAgain(now) ? List.of("reopening") : List.of();
            case ARCHIVED -> archivedActions(now);
            case AWAITING_COMPLETION -> List.of("completion", "withdrawal");
            case AWAITING_REPORTER ->
                underWay ? List.of("reply", "withdrawal") : List.of("reply", "satisfaction", "withdrawal");
            default -> List.of("reply", "withdrawal");
        };
    }

    /** Whether this round is the last: once it has ended, the complaint cannot be taken up again. */
    public boolean isLastRound() {
        return round > MOST_REOPENINGS;
    }

    /** When the complaint can no longer be taken up again; null while it is not closed. */
    public @Nullable Instant reopenableUntil() {
        return closedAt == null ? null : closedAt.plus(REOPENING_WINDOW);
    }

    /**
     * What reports that are looked into usually tell and this one does not, as message keys {@code missing.…} without the prefix:
     * {@code place}, {@code date}, {@code detail}.
     */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (place.address() == null && place.latitude() == null) {
            missing.add("place");
        }
        if (occurredOn == null) {
            missing.add("date");
        }
        if (text.length() < SHORTEST_CLEAR_TEXT) {
            missing.add("detail");
        }
        return missing;
    }

    private List<String> archivedActions(Instant now) {
        if ("SPAM".equals(closeReason) || !canBeTakenUpAgain(now)) {
            return List.of();
        }
        return "INCOMPLETE".equals(closeReason) ? List.of("completion", "contest") : List.of("contest");
    }

    /** A body that is not competent sends people back: the report goes on where it was referred. */
    private List<String> referredActions(Instant now) {
        if (!canBeTakenUpAgain(now)) {
            return List.of();
        }
        return List.of(forwardedAt == null ? "contest" : "reopening");
    }

    private boolean canBeTakenUpAgain(Instant now) {
        Instant until = reopenableUntil();
        return !isLastRound() && until != null && now.isBefore(until);
    }
}
