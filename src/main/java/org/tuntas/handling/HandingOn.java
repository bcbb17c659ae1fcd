package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;

/** Two outcomes that several desks share: the report needs completing, or it is another agency's. */
@Component
class HandingOn {

    private final Complaints complaints;
    private final Registry registry;
    private final Timekeeper timekeeper;
    private final Clock clock;

    HandingOn(Complaints complaints, Registry registry, Timekeeper timekeeper, Clock clock) {
        this.complaints = complaints;
        this.registry = registry;
        this.timekeeper = timekeeper;
        this.clock = clock;
    }

    /** Asks the reporter for what is missing, in the officer's words. */
    void askForCompletion(Complaint complaint, Decision decision) {
        Instant now = clock.instant();
        var until = timekeeper.preview(new OpenVisit(
                complaint.number().value(),
                complaint.round(),
                "AWAITING_COMPLETION",
                holder(complaint),
                null,
                null,
                complaint.type().name(),
                complaint.supervisionClass().name(),
                now,
                null));
        complaints.append(decision.entry(
                        complaint,
                        clock.instant(),
                        EventKind.COMPLETION_ASKED,
                        until.at().atZone(until.zone()).toLocalDate().toString())
                .saying(decision.text("explanation"), Audience.REPORTER)
                .noting(decision.optional("internalNote")));
    }

    /**
     * Says that a complaint is not this agency's, and names the one whose it is.
     *
     * @return variable {@code owner}: code of the agency that is named
     * @throws Refused when the desk's decision binds the agency
     */
    Map<String, Object> nameOwner(Complaint complaint, Decision decision) {
        if (complaint.determined()) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "task.determined");
        }
        String owner = decision.text("owner");
        complaints.append(
                decision.entry(complaint, clock.instant(), EventKind.TRANSFERRED, name(holder(complaint)), name(owner))
                        .saying(decision.text("explanation"), Audience.REPORTER)
                        .noting(decision.optional("internalNote"))
                        .telling(List.of(
                                complaint.transfers() + 1 >= Complaint.TRANSFERS_BEFORE_DETERMINATION
                                        ? "desk-admin"
                                        : owner + "-admin")));
        return Map.of("owner", owner);
    }

    /** Code of the agency that has the complaint, or verifies it. */
    String holder(Complaint complaint) {
        return complaint.forwardedAt() != null
                ? Objects.requireNonNull(complaint.agency(), "forwarded to an agency")
                : registry.receiving(complaint.namedAgency()).code();
    }

    String name(String code) {
        return registry.node(code).map(node -> node.name()).orElse(code);
    }
}
