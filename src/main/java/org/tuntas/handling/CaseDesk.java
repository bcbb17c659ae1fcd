package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/** Where officers' decisions become facts about a complaint. */
@Service
public class CaseDesk {

    private final Complaints complaints;
    private final Registry registry;
    private final Timekeeper timekeeper;
    private final Clock clock;
    private final Map<String, Step> steps;
    private final DesignedStep designedStep;

    CaseDesk(
            Complaints complaints,
            Registry registry,
            Timekeeper timekeeper,
            Clock clock,
            List<Step> steps,
            DesignedStep designedStep) {
        this.complaints = complaints;
        this.registry = registry;
        this.timekeeper = timekeeper;
        this.clock = clock;
        this.steps = steps.stream().collect(Collectors.toMap(Step::form, Function.identity()));
        this.designedStep = designedStep;
    }

    /**
     * Writes an officer's decision to our tables.
     *
     * @param form id of the form it was taken on
     * @return variables for the model: ids, enums and dates only
     * @throws org.tuntas.complaint.InvalidInput naming the field that breaks a rule
     */
    @Transactional
    public Map<String, Object> decide(TrackingNumber number, String form, Decision decision) {
        Complaint complaint = complaints.lock(number);
        @Nullable Step step = steps.get(form);
        return step == null ? designedStep.decide(complaint, decision) : step.decide(complaint, decision);
    }

    /** Values the officer finds filled in on a form. */
    @Transactional(readOnly = true)
    public Map<String, Object> prefilled(TrackingNumber number, String form) {
        @Nullable Step step = steps.get(form);
        return step == null
                ? Map.of()
                : complaints.find(number).map(step::prefilled).orElse(Map.of());
    }

    /**
     * The choices of a select field, by the {@code valuesKey} that the form gives it.
     *
     * @return empty when the key is none of ours
     */
    @Transactional(readOnly = true)
    public List<Option> options(String valuesKey, TrackingNumber number) {
        return switch (valuesKey) {
            case "agencyOptions" ->
                registry.agencies().stream()
                        .map(agency -> new Option(agency.name(), agency.code()))
                        .toList();
            case "unitOptions" ->
                complaints.find(number).map(Complaint::agency).map(registry::unitsOf).orElse(List.of()).stream()
                        .map(unit -> new Option(unit.name(), unit.code()))
                        .toList();
            case "categoryOptions" ->
                registry.categories().stream()
                        .map(category -> new Option(named(category), category.code()))
                        .toList();
            default -> List.of();
        };
    }

    /**
     * Hands a verified complaint to an agency and starts its resolution clock.
     *
     * @param actor login of the officer, or {@link ComplaintEvent#SYSTEM}
     * @return the visit of the resolution clock
     */
    @Transactional
    public Visit forward(TrackingNumber number, String agency, String actor) {
        Instant now = clock.instant();
        Complaint complaint = complaints.lock(number);
        complaints.forward(number, agency, now);
        complaints.append(ComplaintEvent.plain(
                number,
                complaint.round(),
                now,
                EventKind.FORWARDED,
                actor,
                registry.node(agency).map(node -> node.name()).orElse(agency)));
        return timekeeper.open(new OpenVisit(
                number.value(),
                complaint.round(),
                "RESOLUTION",
                agency,
                null,
                complaint.type().name(),
                complaint.supervisionClass().name(),
                complaint.forwardedAt() == null ? now : complaint.forwardedAt()));
    }

    private String named(Category category) {
        return category.parent() == null
                ? category.name()
                : registry.category(category.parent()).map(Category::name).orElse("") + " › " + category.name();
    }
}
