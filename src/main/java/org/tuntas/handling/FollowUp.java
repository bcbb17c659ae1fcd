package org.tuntas.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.sla.PromiseRefused;
import org.tuntas.sla.SkippedDay;
import org.tuntas.sla.Timekeeper;

/** Stage 3: the unit answers, for now with a promised date or for good. */
@Component
class FollowUp implements Step {

    private final Complaints complaints;
    private final Timekeeper timekeeper;
    private final Clock clock;

    FollowUp(Complaints complaints, Timekeeper timekeeper, Clock clock) {
        this.complaints = complaints;
        this.timekeeper = timekeeper;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "follow-up-complaint";
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        String outcome = decision.text("followUpOutcome");
        if (outcome.equals("INTERIM")) {
            LocalDate promisedOn = decision.date("promisedOn");
            promise(Objects.requireNonNull(decision.visit(), "follow-up lies in a stage"), promisedOn);
            answer(complaint, decision, EventKind.INTERIM_ANSWER, promisedOn.toString());
        } else {
            answer(complaint, decision, EventKind.FINAL_ANSWER, "@reason." + decision.text("resolution"));
        }
        return Map.of("followUpOutcome", outcome);
    }

    private void promise(long visit, LocalDate day) {
        try {
            timekeeper.promise(visit, day);
        } catch (PromiseRefused refused) {
            @Nullable SkippedDay dayOff = refused.dayOff();
            throw new InvalidInput(List.of(
                    switch (refused.reason()) {
                        case NOT_A_WORKING_DAY ->
                            FieldProblem.of(
                                    "promisedOn",
                                    dayOff == null || dayOff.name() == null ? "promise.weekend" : "promise.dayOff",
                                    day,
                                    refused.boundary(),
                                    dayOff == null || dayOff.name() == null ? "" : dayOff.name());
                        case NOT_AFTER_TODAY -> FieldProblem.of("promisedOn", "promise.notAfterToday", day);
                        case PAST_RESOLUTION ->
                            FieldProblem.of("promisedOn", "promise.pastResolution", day, refused.boundary());
                    }));
        }
    }

    private void answer(Complaint complaint, Decision decision, EventKind kind, String argument) {
        complaints.append(ComplaintEvent.plain(
                        complaint.number(), complaint.round(), clock.instant(), kind, decision.officer(), argument)
                .saying(decision.text("answer"), Audience.PUBLIC)
                .noting(decision.optional("internalNote")));
    }
}
