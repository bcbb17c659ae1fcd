package org.tuntas.correspondence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/** Judges, when a notice is finally sent, whether it still says something true and useful. */
@Component
class Freshness {

    /** Older news would only confuse; a mail server that is dead for a week has been on the health page for a week. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(7);

    private final Timekeeper timekeeper;
    private final Concern concern;
    private final Clock clock;

    Freshness(Timekeeper timekeeper, Concern concern, Clock clock) {
        this.concern = concern;
        this.timekeeper = timekeeper;
        this.clock = clock;
    }

    /**
     * Whether a notice is still worth sending.
     *
     * @param complaint as it stands now
     * @param officer login of the recipient; null when that is the reporter
     */
    boolean isWorthSending(Notice notice, ComplaintEvent event, Complaint complaint, @Nullable String officer) {
        boolean pending = notice.worth() != Notice.Worth.ALWAYS && notice.worth() != Notice.Worth.WHILE_CLOSED;
        if (officer != null && pending && !concern.lasts(notice, event, complaint, officer)) {
            return false;
        }
        if (event.at().plus(LONGEST_DELAY).isBefore(clock.instant())) {
            return false;
        }
        boolean open = !complaint.state().isFinal() && complaint.round() == event.round();
        return switch (notice.worth()) {
            case ALWAYS -> true;
            case WHILE_OPEN -> open;
            case WHILE_CLOSED -> complaint.state().isFinal() && complaint.round() == event.round();
            case WHILE_ASKED -> open && isAskedStill(notice, event, complaint);
            case WHILE_STAGE_LASTS -> open && lasts(stage(notice, event), complaint);
            case BEFORE_LIMIT ->
                open && lasts(stage(notice, event), complaint) && !hasPassed(stage(notice, event), complaint);
        };
    }

    private boolean isAskedStill(Notice notice, ComplaintEvent event, Complaint complaint) {
        String stage = notice.stages().get(0);
        return timekeeper
                .latest(complaint.number().value(), complaint.round(), stage)
                .map(visit -> visit.endedAt() == null
                        && clock.instant().isBefore(timekeeper.limit(visit))
                        && !isReminderOfEarlierVisit(event, visit))
                // A stage without a clock: the complaint is open, and nothing says that the question is not.
                .orElse(true);
    }

    private static boolean isReminderOfEarlierVisit(ComplaintEvent event, Visit visit) {
        return event.kind() == EventKind.REMINDED && event.at().isBefore(visit.startedAt());
    }

    /** The resolution clock runs through several stages and only rests while the reporter has the answer. */
    private boolean lasts(String stage, Complaint complaint) {
        if (stage.equals(Timekeeper.RESOLUTION)) {
            return complaint.state() != ComplaintState.AWAITING_REPORTER;
        }
        String number = complaint.number().value();
        return timekeeper
                        .latest(number, complaint.round(), stage)
                        .map(visit -> visit.endedAt() == null)
                        .orElse(true)
                // Another unit may be in that stage still.
                || timekeeper
                        .current(number)
                        .filter(visit -> visit.stage().equals(stage))
                        .isPresent();
    }

    private boolean hasPassed(String stage, Complaint complaint) {
        Instant now = clock.instant();
        return timekeeper
                .latest(complaint.number().value(), complaint.round(), stage)
                .filter(visit -> !now.isBefore(timekeeper.limit(visit)))
                .isPresent();
    }

    /** The stage that a notice is about. */
    static String stage(Notice notice, ComplaintEvent event) {
        String stage = notice.stages().get(0);
        return stage.equals(Notice.STAGE_OF_THE_EVENT) ? named(event) : stage;
    }

    /** Entries about a limit name its stage first, as the key of its words. */
    static String named(ComplaintEvent event) {
        return event.arguments().isEmpty() ? "" : event.arguments().get(0).replaceFirst("^@stage\\.", "");
    }
}
