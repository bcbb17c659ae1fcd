package org.tuntas.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.ShareKeeper;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.ModelStep;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/** What our tables learn when a token enters or leaves an element that carries one of our properties. */
@Component
public class StageDesk {

    private final Complaints complaints;
    private final Assignments assignments;
    private final ShareKeeper shares;
    private final Timekeeper timekeeper;
    private final Registry registry;
    private final Clock clock;

    StageDesk(
            Complaints complaints,
            Assignments assignments,
            ShareKeeper shares,
            Timekeeper timekeeper,
            Registry registry,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.shares = shares;
        this.timekeeper = timekeeper;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * An element of the models.
     *
     * @param bundle id of the models that were published together
     * @param process key of one of them
     */
    public record Place(String bundle, String process, String element) {}

    /**
     * Opens a visit to a stage.
     *
     * @param share the unit's share in which it lies; null when it belongs to the whole complaint
     * @param pauseReason why clocks pause during the stage; null when they run on
     * @param until day that is the limit of the stage; null when the table says how long it may take
     * @param place where in the models the stage is
     * @return id of the visit
     */
    public long enterStage(
            TrackingNumber number,
            String stage,
            @Nullable Long share,
            @Nullable String pauseReason,
            @Nullable LocalDate until,
            Place place) {
        Complaint complaint = complaint(number);
        @Nullable
        Assignment assignment = share == null ? null : assignments.find(share).orElseThrow();
        Visit visit = timekeeper.open(new OpenVisit(
                number.value(),
                complaint.round(),
                stage,
                holder(complaint, stage),
                assignment == null ? null : assignment.unit(),
                share,
                complaint.type().name(),
                complaint.supervisionClass().name(),
                start(complaint, assignment, stage),
                until,
                new ModelStep(place.bundle(), place.process(), place.element(), clock.instant())));
        if (pauseReason != null) {
            timekeeper.pause(visit, pauseReason);
        }
        if (share != null) {
            // Also when a wait is over: what was paused before this stage runs again from here.
            shares.balance(complaint);
        }
        return visit.id();
    }

    /** Closes a visit; a pause that came with the stage ends with it. */
    public void leaveStage(TrackingNumber number, long visit, @Nullable Long share, boolean paused) {
        Instant now = clock.instant();
        timekeeper.close(visit, now);
        if (paused) {
            timekeeper.resume(number.value(), complaint(number).round(), share, now);
        }
    }

    /**
     * Shows the public a new state. What happens in one unit's share moves the complaint only as far as the other units let it.
     *
     * @param share the unit's share in which it happens; null when it happens to the whole complaint
     */
    public void enterState(TrackingNumber number, ComplaintState state, @Nullable Long share) {
        if (share != null) {
            shares.enter(number, share, state);
            return;
        }
        if (state.isFinal()) {
            shares.endAll(complaint(number));
        }
        complaints.enter(number, state, clock.instant());
    }

    /** Closes the round for a reason that the model gives, unless a person gave one. */
    public void close(TrackingNumber number, String reason) {
        if (complaint(number).closeReason() == null) {
            complaints.close(number, reason, null, clock.instant());
        }
    }

    /**
     * The first clocks of a round start with what the reporter saw, not when the engine came to it: verification when the
     * report was filed, or taken up again; disposition when it was reopened; the first follow-up when it was forwarded, also past a
     * wrong unit, a question or a postponement.
     */
    private Instant start(Complaint complaint, @Nullable Assignment share, String stage) {
        if (stage.equals(Timekeeper.FOLLOW_UP) && share != null) {
            return followUpStart(share);
        }
        @Nullable Instant seen = share == null ? seen(complaint, stage) : null;
        boolean first = seen != null
                && timekeeper
                        .latest(complaint.number().value(), complaint.round(), stage)
                        .isEmpty();
        return first ? Objects.requireNonNull(seen) : clock.instant();
    }

    /** What the reporter saw begin, should the stage be the first of its kind in the round. */
    private static @Nullable Instant seen(Complaint complaint, String stage) {
        if (stage.equals("VERIFICATION") && complaint.forwardedAt() == null) {
            return complaint.stateSince();
        }
        return stage.equals("DISPOSITION") && complaint.round() > 1 ? complaint.forwardedAt() : null;
    }

    /** Only an answer starts the clock of a unit anew: whoever asks, waits or gives the share back works against the same one. */
    private Instant followUpStart(Assignment share) {
        return share.answeredAt() == null
                ? share.clockFrom()
                : timekeeper
                        .latest(Timekeeper.FOLLOW_UP, share.id())
                        .filter(visit -> visit.promisedOn() == null)
                        .map(Visit::startedAt)
                        .orElseGet(clock::instant);
    }

    private String holder(Complaint complaint, String stage) {
        if (stage.equals("DETERMINATION")) {
            return registry.agencyOf(registry.desk().code()).code();
        }
        return complaint.forwardedAt() != null && complaint.agency() != null
                ? complaint.agency()
                : registry.receiving(complaint.namedAgency()).code();
    }

    private Complaint complaint(TrackingNumber number) {
        return complaints
                .find(number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.value()));
    }
}
