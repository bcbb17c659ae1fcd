package org.tuntas.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.PersonalNumbers;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.procedure.Station;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;

/** Stage 1: is it a complaint we handle, is it complete, and whose is it. */
@Component
class Verification implements Step {

    private final Complaints complaints;
    private final Registry registry;
    private final Timekeeper timekeeper;
    private final HandingOn handingOn;
    private final Merging merging;
    private final Referral referral;
    private final OwnerProposals proposals;
    private final Words words;
    private final Clock clock;

    Verification(
            Complaints complaints,
            Registry registry,
            Timekeeper timekeeper,
            HandingOn handingOn,
            Merging merging,
            Referral referral,
            OwnerProposals proposals,
            Words words,
            Clock clock) {
        this.complaints = complaints;
        this.registry = registry;
        this.timekeeper = timekeeper;
        this.handingOn = handingOn;
        this.merging = merging;
        this.referral = referral;
        this.proposals = proposals;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "verify-complaint";
    }

    @Override
    public Map<String, Object> prefilled(Complaint complaint, Station station) {
        Map<String, Object> values = new HashMap<>();
        values.put("type", complaint.type().name());
        values.put("publicTitle", complaint.publicTitle() == null ? complaint.title() : complaint.publicTitle());
        values.put("publicText", completeText(complaint));
        if (complaint.publicTitle() != null) {
            values.put("supervisionClass", complaint.supervisionClass().name());
        }
        if (complaint.category() != null) {
            values.put("category", complaint.category());
        }
        if (complaint.namedAgency() != null) {
            values.put("agency", complaint.namedAgency());
        }
        return values;
    }

    @Override
    public Map<String, Object> facts(Complaint complaint, Station station) {
        var postponement = timekeeper.preview(postponement(complaint));
        // The desk itself forwards; only an agency that was named can say that it is not the one.
        return Map.of(
                "mayTransfer",
                complaint.namedAgency() != null && !complaint.determined(),
                "postponableUntil",
                words.day(postponement.at().atZone(postponement.zone()).toLocalDate()));
    }

    @Override
    public List<Proposal> proposals(Complaint complaint, Station station) {
        return proposals.agencies(complaint);
    }

    @Override
    public List<ComplaintEvent> matters(Complaint complaint, Station station, RoundStory story) {
        return story.all(EventKind.TRANSFERRED, EventKind.DETERMINED);
    }

    @Override
    public Map<String, Object> decide(Complaint complaint, Decision decision) {
        String outcome = decision.text("verificationOutcome");
        Map<String, Object> variables = new HashMap<>();
        variables.put("verificationOutcome", outcome);
        switch (outcome) {
            case "FORWARD" -> variables.putAll(confirm(complaint, decision));
            case "NEEDS_COMPLETION" -> handingOn.askForCompletion(complaint, decision);
            case "POSTPONE" -> variables.putAll(postpone(complaint, decision));
            case "NOT_OURS" -> variables.putAll(handingOn.nameOwner(complaint, decision));
            case "MERGE" -> variables.putAll(merging.merge(complaint, decision));
            case "REFER" -> referral.refer(complaint, decision, "explanation");
            case "ARCHIVE" -> archive(complaint, decision);
            default -> note(complaint, decision);
        }
        return variables;
    }

    private Map<String, Object> confirm(Complaint complaint, Decision decision) {
        String title = decision.text("publicTitle");
        String text = decision.text("publicText");
        if (!decision.ticked("numbersChecked") && !complaint.secret()) {
            String suspicious = Stream.of(title, text)
                    .flatMap(part ->
                            PersonalNumbers.in(part).stream().map(found -> part.substring(found.start(), found.end())))
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!suspicious.isEmpty()) {
                throw new InvalidInput(List.of(FieldProblem.of("publicText", "form.personalNumbers", suspicious)));
            }
        }
        ComplaintType type = ComplaintType.valueOf(decision.text("type"));
        SupervisionClass supervision = SupervisionClass.valueOf(decision.text("supervisionClass"));
        complaints.confirm(complaint.number(), type, supervision, decision.optional("category"), title, text);
        boolean verifiedBefore = complaint.publicTitle() != null;
        if (type != complaint.type() || verifiedBefore && supervision != complaint.supervisionClass()) {
            complaints.append(decision.entry(
                    complaint, clock.instant(), EventKind.RECLASSIFIED, "@type." + type, "@class." + supervision));
        }
        // A report that came back for completion has a resolution clock that runs already.
        timekeeper.reclassify(complaint.number().value(), complaint.round(), type.name(), supervision.name());
        note(complaint, decision);
        return Map.of("agency", decision.text("agency"), "verified", true);
    }

    private Map<String, Object> postpone(Complaint complaint, Decision decision) {
        LocalDate day = decision.date("postponedUntil");
        String reason = decision.text("postponeReason");
        DayChoice.use("postponedUntil", day, chosen -> timekeeper.allowUntil(postponement(complaint), chosen));
        complaints.append(decision.entry(
                        complaint, clock.instant(), EventKind.POSTPONED, "@pauseReason." + reason, day.toString())
                .saying(decision.text("explanation"), Audience.REPORTER)
                .noting(decision.optional("internalNote")));
        return Map.of("postponedUntil", day.toString(), "postponeReason", reason);
    }

    private OpenVisit postponement(Complaint complaint) {
        return new OpenVisit(
                complaint.number().value(),
                complaint.round(),
                "POSTPONED",
                registry.receiving(complaint.namedAgency()).code(),
                null,
                null,
                complaint.type().name(),
                complaint.supervisionClass().name(),
                clock.instant(),
                null);
    }

    private void archive(Complaint complaint, Decision decision) {
        String reason = decision.text("archiveReason");
        complaints.append(decision.entry(complaint, clock.instant(), EventKind.ARCHIVED, "@reason." + reason)
                .saying(decision.text("explanation"), Audience.REPORTER)
                .noting(decision.optional("internalNote")));
        complaints.close(complaint.number(), reason, null, clock.instant());
    }

    private void note(Complaint complaint, Decision decision) {
        if (decision.optional("internalNote") != null) {
            complaints.append(decision.entry(complaint, clock.instant(), EventKind.STEP_DECIDED, decision.task())
                    .onlyFor(Audience.OFFICERS)
                    .noting(decision.optional("internalNote")));
        }
    }

    /** What the reporter wrote, with what they added when asked to complete it. */
    private String completeText(Complaint complaint) {
        if (complaint.publicText() != null) {
            return complaint.publicText();
        }
        return Stream.concat(
                        Stream.of(complaint.text()),
                        complaints.timeline(complaint.number()).stream()
                                .filter(event -> event.kind() == EventKind.COMPLETED && event.message() != null)
                                .map(ComplaintEvent::message))
                .collect(Collectors.joining("\n\n"));
    }
}
