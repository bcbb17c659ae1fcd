package org.tuntas.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.procedure.Clockwork;
import org.tuntas.procedure.Station;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/** A unit asks for more time, and its head decides: work is postponed, or the resolution limit extended, once in a round. */
@Component
class MoreTime implements Step {

    private final Complaints complaints;
    private final Assignments assignments;
    private final TimeRequests requests;
    private final Timekeeper timekeeper;
    private final Clockwork clockwork;
    private final HandingOn handingOn;
    private final Clock clock;

    MoreTime(
            Complaints complaints,
            Assignments assignments,
            TimeRequests requests,
            Timekeeper timekeeper,
            Clockwork clockwork,
            HandingOn handingOn,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.requests = requests;
        this.timekeeper = timekeeper;
        this.clockwork = clockwork;
        this.handingOn = handingOn;
        this.clock = clock;
    }

    /**
     * Whether the resolution limit can still be extended at a unit's request: once in a round, and before it has passed. After that
     * it is for those to whom the ladder went, whose extension is watched anew.
     */
    boolean mayExtend(Complaint complaint) {
        return !extendedBefore(complaint) && !isPast(complaint);
    }

    private boolean extendedBefore(Complaint complaint) {
        return requests.extended(complaint.number(), complaint.round());
    }

    private boolean isPast(Complaint complaint) {
        return !clock.instant().isBefore(timekeeper.limit(resolution(complaint)));
    }

    /**
     * A unit asks.
     *
     * @return variables for the postponement, should it be granted
     */
    Map<String, Object> ask(Complaint complaint, Assignment share, Decision decision) {
        TimeRequest.Kind kind = TimeRequest.Kind.valueOf(decision.text("followUpOutcome"));
        LocalDate until = decision.date("until");
        @Nullable String reason = decision.optional("postponeReason");
        DayChoice.use("until", until, day -> allow(complaint, share, kind, day));
        requests.ask(share.id(), kind, until, reason, clock.instant());
        complaints.append(decision.entry(
                        complaint,
                        clock.instant(),
                        EventKind.MORE_TIME_ASKED,
                        handingOn.name(share.unit()),
                        until.toString())
                .onlyFor(Audience.OFFICERS)
                .saying(decision.text("explanation"), Audience.OFFICERS)
                .noting(decision.optional("internalNote"))
                .telling(List.of(share.unit() + "-head")));
        Map<String, Object> variables = new HashMap<>();
        if (kind == TimeRequest.Kind.POSTPONE) {
            variables.put("postponedUntil", until.toString());
            variables.put("postponeReason", Objects.requireNonNull(reason, "the form requires a reason"));
        }
        return variables;
    }

    @Override
    public String form() {
        return "decide-more-time";
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        if (station.share() == null) {
            return List.of();
        }
        String unit =
                handingOn.name(assignments.find(station.share()).orElseThrow().unit());
        return story.newest(
                EventKind.MORE_TIME_ASKED, asked -> asked.arguments().contains(unit));
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        Assignment share = assignments.find(decision.share()).orElseThrow();
        TimeRequest request = requests.newest(share.id());
        boolean granted = decision.text("moreTimeOutcome").equals("GRANT");
        if (granted) {
            grant(complaint, share, request, decision);
        } else {
            complaints.append(decision.entry(complaint, clock.instant(), EventKind.MORE_TIME_REFUSED)
                    .onlyFor(Audience.OFFICERS)
                    .noting(decision.text("note"))
                    .telling(List.of(Holders.officers(complaint, share.unit()))));
        }
        requests.decided(request.id(), granted, clock.instant());
        return Map.of("moreTimeGranted", granted);
    }

    private void grant(Complaint complaint, Assignment share, TimeRequest request, Decision decision) {
        List<String> officers = List.of(Holders.officers(complaint, share.unit()));
        DayChoice.use("moreTimeOutcome", request.until(), day -> allow(complaint, share, request.kind(), day));
        if (request.kind() == TimeRequest.Kind.POSTPONE) {
            complaints.append(decision.entry(
                            complaint,
                            clock.instant(),
                            EventKind.POSTPONED,
                            "@pauseReason." + request.reason(),
                            request.until().toString())
                    .noting(decision.text("note"))
                    .telling(officers));
            return;
        }
        if (extendedBefore(complaint)) {
            throw new InvalidInput(List.of(FieldProblem.of("moreTimeOutcome", "form.extendedAlready")));
        }
        if (isPast(complaint)) {
            throw new InvalidInput(List.of(FieldProblem.of("moreTimeOutcome", "form.extendedTooLate")));
        }
        timekeeper.extend(resolution(complaint).id(), request.until());
        if (share.answeredAt() != null) {
            // More time to resolve it is no reason to say nothing until then: the first answer stays due when it was.
            timekeeper
                    .latest(Timekeeper.FOLLOW_UP, share.id())
                    .ifPresent(visit -> timekeeper.promise(visit.id(), request.until()));
        }
        complaints.append(decision.entry(
                        complaint,
                        clock.instant(),
                        EventKind.LIMIT_EXTENDED,
                        "@stage.RESOLUTION",
                        request.until().toString())
                .noting(decision.text("note"))
                .telling(officers));
        clockwork.renew(complaint.number());
    }

    private void allow(Complaint complaint, Assignment share, TimeRequest.Kind kind, LocalDate day) {
        if (kind == TimeRequest.Kind.EXTEND) {
            timekeeper.allowExtension(resolution(complaint).id(), day);
            return;
        }
        timekeeper.allowUntil(
                new OpenVisit(
                        complaint.number().value(),
                        complaint.round(),
                        "WORK_POSTPONED",
                        handingOn.holder(complaint),
                        share.unit(),
                        share.id(),
                        complaint.type().name(),
                        complaint.supervisionClass().name(),
                        clock.instant(),
                        null),
                day);
    }

    private Visit resolution(Complaint complaint) {
        return timekeeper
                .latest(complaint.number().value(), complaint.round(), Timekeeper.RESOLUTION)
                .orElseThrow(() -> new IllegalStateException(complaint.number() + " was never forwarded"));
    }
}
