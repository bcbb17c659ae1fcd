package org.tuntas.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/** What our tables learn when a token enters or leaves an element that carries one of our properties. */
@Component
public class StageDesk {

    private final Complaints complaints;
    private final Timekeeper timekeeper;
    private final Registry registry;
    private final Clock clock;

    StageDesk(Complaints complaints, Timekeeper timekeeper, Registry registry, Clock clock) {
        this.complaints = complaints;
        this.timekeeper = timekeeper;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Opens a visit to a stage.
     *
     * @param pauseReason why the resolution clock pauses during the stage; null when it runs on
     * @return id of the visit
     */
    public long enterStage(TrackingNumber number, String stage, @Nullable String pauseReason) {
        Complaint complaint = complaint(number);
        Visit visit = timekeeper.open(new OpenVisit(
                number.value(),
                complaint.round(),
                stage,
                holder(complaint),
                complaint.unit(),
                complaint.type().name(),
                complaint.supervisionClass().name(),
                start(complaint, stage)));
        if (pauseReason != null) {
            timekeeper.pause(
                    number.value(), complaint.round(), pauseReason, visit.startedAt(), timekeeper.limit(visit));
        }
        return visit.id();
    }

    /** Closes a visit; a pause that came with the stage ends with it. */
    public void leaveStage(TrackingNumber number, long visit, boolean paused) {
        Instant now = clock.instant();
        timekeeper.close(visit, now);
        if (paused) {
            timekeeper.resume(number.value(), complaint(number).round(), now);
        }
    }

    /** Shows the public a new state. */
    public void enterState(TrackingNumber number, ComplaintState state) {
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
     * report was filed, the first follow-up when it was forwarded (also past a wrong unit).
     */
    private Instant start(Complaint complaint, String stage) {
        boolean first = timekeeper
                .latest(complaint.number().value(), complaint.round(), stage)
                .isEmpty();
        Optional<Instant> since =
                switch (stage) {
                    case "VERIFICATION" ->
                        complaint.round() == 1 ? Optional.of(complaint.filedAt()) : Optional.<Instant>empty();
                    case "FOLLOW_UP" -> Optional.ofNullable(complaint.forwardedAt());
                    default -> Optional.<Instant>empty();
                };
        return first ? since.orElseGet(clock::instant) : clock.instant();
    }

    private String holder(Complaint complaint) {
        return complaint.agency() != null
                ? complaint.agency()
                : registry.receiving(complaint.namedAgency()).code();
    }

    private Complaint complaint(TrackingNumber number) {
        return complaints
                .find(number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.value()));
    }
}
