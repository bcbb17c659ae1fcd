package org.tuntas.handling;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.procedure.LateWork;
import org.tuntas.procedure.Station;

/** Where officers' decisions become facts about a complaint. */
@Service
public class CaseDesk {

    /** Every {@code valuesKey} that a form may name. */
    public static final Set<String> CHOICES = FormChoices.KEYS;

    /** Choices that are offices. */
    private static final Set<String> OFFICES = Set.of("agencyOptions", "ownerOptions", "unitOptions");

    private final Complaints complaints;
    private final FormChoices choices;
    private final Map<String, Step> steps;
    private final DesignedStep designedStep;

    CaseDesk(Complaints complaints, FormChoices choices, List<Step> steps, DesignedStep designedStep) {
        this.complaints = complaints;
        this.choices = choices;
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
    public Map<String, Object> decide(String form, Decision decision) {
        Complaint complaint = complaints.lock(decision.station().number());
        @Nullable Step step = steps.get(form);
        return step == null ? designedStep.decide(complaint, decision) : step.decide(complaint, decision);
    }

    /** Values the officer finds filled in on a form. */
    @Transactional(readOnly = true)
    public Map<String, Object> prefilled(String form, Station station) {
        return ask(form, station, (step, complaint) -> step.prefilled(complaint, station));
    }

    /** What the expressions of a form may ask for beside its fields. */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(String form, Station station) {
        return ask(form, station, (step, complaint) -> step.facts(complaint, station));
    }

    /**
     * The choices of a select field, by the {@code valuesKey} that the form gives it.
     *
     * @return empty when the key is none of ours
     */
    @Transactional(readOnly = true)
    public List<Option> options(String valuesKey, Station station) {
        return complaints
                .find(station.number())
                .map(complaint -> choices.of(valuesKey, complaint, station))
                .orElse(List.of());
    }

    /**
     * Offices that are proposed to whoever decides on a form, the likeliest first; none on most forms. Asked for when a form is looked
     * at, not when it is completed.
     */
    @Transactional(readOnly = true)
    public List<Proposal> proposals(String form, Station station) {
        @Nullable Step step = steps.get(form);
        return step == null
                ? List.of()
                : complaints
                        .find(station.number())
                        .map(complaint -> step.proposals(complaint, station))
                        .orElse(List.of());
    }

    /** The {@link #options} as an officer sees them: where they are offices, those proposed come first. */
    @Transactional(readOnly = true)
    public List<Option> offered(String valuesKey, Station station, List<Proposal> proposals) {
        List<Option> options = options(valuesKey, station);
        if (!OFFICES.contains(valuesKey)) {
            return options;
        }
        List<String> first = proposals.stream().map(Proposal::code).toList();
        return options.stream()
                .sorted(Comparator.comparingInt(option -> {
                    int place = first.indexOf(option.value());
                    return place < 0 ? first.size() : place;
                }))
                .toList();
    }

    /**
     * Those entries of a complaint's timeline that the officer must have read to decide on a form, oldest first.
     *
     * @param timeline the whole of it, oldest first
     */
    @Transactional(readOnly = true)
    public List<ComplaintEvent> matters(
            String form, Complaint complaint, Station station, List<ComplaintEvent> timeline) {
        @Nullable Step step = steps.get(form);
        return step == null ? List.of() : step.matters(complaint, station, RoundStory.of(complaint, timeline));
    }

    /** The late work into which whoever decides on a form may intervene; none on most forms. */
    @Transactional(readOnly = true)
    public List<LateWork> lateWork(String form, Complaint complaint, Station station) {
        @Nullable Step step = steps.get(form);
        return step == null ? List.of() : step.lateWork(complaint, station);
    }

    private Map<String, Object> ask(
            String form, Station station, BiFunction<Step, Complaint, Map<String, Object>> question) {
        @Nullable Step step = steps.get(form);
        return step == null
                ? Map.of()
                : complaints
                        .find(station.number())
                        .map(complaint -> question.apply(step, complaint))
                        .orElse(Map.of());
    }
}
