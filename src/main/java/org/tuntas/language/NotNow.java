package org.tuntas.language;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;

/**
 * What the reporter cannot do now, and why.
 *
 * @param action what, in words
 * @param why and when it can be done, where it ever can
 */
public record NotNow(String action, String why) {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /**
     * All that cannot be done, an appeal among it.
     *
     * @param possible what can be done, see {@link Complaint#reporterActions}
     */
    public static List<NotNow> of(Complaint complaint, List<String> possible, Instant now, Words words) {
        List<NotNow> not = new ArrayList<>();
        for (String action : List.of("reply", "satisfaction", "completion", "withdrawal", "reopening", "contest")) {
            if (!possible.contains(action)) {
                not.add(new NotNow(words.text("map.action." + action), why(action, complaint, now, words)));
            }
        }
        not.add(new NotNow(words.text("map.action.appeal"), appeal(complaint, possible, words)));
        return not;
    }

    /**
     * Why one thing cannot be done.
     *
     * @param action as in {@link Complaint#reporterActions}, and not among what can be done
     */
    public static String why(String action, Complaint complaint, Instant now, Words words) {
        ComplaintState state = complaint.state();
        if (state == ComplaintState.WITHDRAWN) {
            return words.text("map.not.withdrawn");
        }
        return switch (action) {
            case "reply" -> words.text(state.isFinal() ? "map.not.reply.ended" : "map.not.reply.completion");
            case "satisfaction" ->
                complaint.rating() != null
                        ? words.text("map.not.satisfaction.given", complaint.rating())
                        : words.text(state.isFinal() ? "map.not.satisfaction.ended" : "map.not.satisfaction");
            case "completion" -> again(complaint, "completion", now, words);
            case "withdrawal" -> words.text("map.not.withdrawal");
            case "reopening" -> again(complaint, "reopening", now, words);
            default -> again(complaint, "contest", now, words);
        };
    }

    /** Why what ended is not taken up again in this way. */
    private static String again(Complaint complaint, String action, Instant now, Words words) {
        @Nullable Instant until = complaint.reopenableUntil();
        if (complaint.state().isFinal() && until != null && fits(action, complaint)) {
            if (complaint.isLastRound()) {
                return words.text("map.not.lastRound", Complaint.MOST_REOPENINGS);
            }
            if (!now.isBefore(until)) {
                return words.text("map.not.late", words.moment(until, WIB));
            }
        }
        return words.text("map.not." + action);
    }

    /** Whether a report that ended as this one did can be taken up again in this way at all. */
    private static boolean fits(String action, Complaint complaint) {
        return switch (complaint.state()) {
            case RESOLVED, AUTO_CLOSED -> action.equals("reopening");
            case ARCHIVED ->
                action.equals("contest") && !"SPAM".equals(complaint.closeReason())
                        || action.equals("completion") && "INCOMPLETE".equals(complaint.closeReason());
            case REFERRED -> action.equals(complaint.forwardedAt() == null ? "contest" : "reopening");
            default -> false;
        };
    }

    private static String appeal(Complaint complaint, List<String> possible, Words words) {
        if (complaint.state() == ComplaintState.APPEALED) {
            return words.text("map.not.appeal.heard");
        }
        return words.text(
                possible.contains("satisfaction") && complaint.objections() > 0
                        ? "map.not.appeal.next"
                        : "map.not.appeal");
    }
}
