package org.tuntas.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.language.Words;
import org.tuntas.merging.Lookalike;
import org.tuntas.merging.Lookalikes;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.Intervention;
import org.tuntas.procedure.Station;

/** The choices that forms offer from our tables. */
@Component
class FormChoices {

    /** What {@link #of} knows. */
    static final Set<String> KEYS = Set.of(
            "agencyOptions",
            "ownerOptions",
            "unitOptions",
            "otherUnitOptions",
            "categoryOptions",
            "colleagueOptions",
            "parentOptions");

    private static final int MOST_PARENTS = 8;

    private final Registry registry;
    private final Staff staff;
    private final Assignments assignments;
    private final Intervention intervention;
    private final Lookalikes lookalikes;
    private final Words words;

    FormChoices(
            Registry registry,
            Staff staff,
            Assignments assignments,
            Intervention intervention,
            Lookalikes lookalikes,
            Words words) {
        this.registry = registry;
        this.staff = staff;
        this.assignments = assignments;
        this.intervention = intervention;
        this.lookalikes = lookalikes;
        this.words = words;
    }

    /**
     * The choices under a form's {@code valuesKey}.
     *
     * @return empty when the key is none of ours
     */
    List<Option> of(String valuesKey, Complaint complaint, Station station) {
        return switch (valuesKey) {
            case "agencyOptions" ->
                registry.agencies().stream().map(FormChoices::option).toList();
            case "ownerOptions" ->
                registry.agencies().stream()
                        .filter(agency -> !agency.code().equals(holder(complaint)))
                        .map(FormChoices::option)
                        .toList();
            case "unitOptions" -> units(complaint).map(FormChoices::option).toList();
            case "otherUnitOptions" -> otherUnits(complaint);
            case "categoryOptions" ->
                registry.categories().stream()
                        .map(category -> new Option(named(category), category.code()))
                        .toList();
            case "colleagueOptions" -> colleagues(station);
            case "parentOptions" ->
                lookalikes.of(complaint.number(), MOST_PARENTS).stream()
                        .map(this::option)
                        .toList();
            default -> List.of();
        };
    }

    /**
     * Whoever can work on a complaint inside its agency: its units and the agency itself, whose inspector works where misconduct is
     * alleged. All are offered then too, because whoever disposes may find that it is not.
     */
    private Stream<Node> units(Complaint complaint) {
        String agency = complaint.agency();
        return agency == null
                ? Stream.empty()
                : Stream.concat(registry.unitsOf(agency).stream(), registry.node(agency).stream());
    }

    private List<Option> otherUnits(Complaint complaint) {
        if (complaint.supervisionClass() == SupervisionClass.SUPERVISORY) {
            // The inspector may get it back: there is nobody else while misconduct is alleged.
            return units(complaint).map(FormChoices::option).toList();
        }
        List<String> taken = assignments.openOf(complaint.number()).stream()
                .map(Assignment::unit)
                .toList();
        return units(complaint)
                .filter(unit -> !taken.contains(unit.code()))
                .map(FormChoices::option)
                .toList();
    }

    /** Where several units are late, each colleague stands beside the group whose work they would get. */
    private List<Option> colleagues(Station station) {
        if (station.visit() == null) {
            return List.of();
        }
        List<Intervention.Candidate> candidates = intervention.candidates(station.number(), station.visit());
        boolean several = candidates.stream()
                        .map(Intervention.Candidate::group)
                        .distinct()
                        .count()
                > 1;
        return candidates.stream()
                .map(candidate -> new Option(
                        named(candidate.login())
                                + (several
                                        ? " – "
                                                + staff.group(candidate.group())
                                                        .map(StaffGroup::name)
                                                        .orElse(candidate.group())
                                        : ""),
                        candidate.login()))
                .sorted(java.util.Comparator.comparing(Option::label))
                .toList();
    }

    private String named(String login) {
        return staff.find(login).map(StaffMember::name).orElse(login);
    }

    private static @Nullable String holder(Complaint complaint) {
        return complaint.forwardedAt() == null ? complaint.namedAgency() : complaint.agency();
    }

    /** A report that may be about the same thing, with what speaks for it. */
    private Option option(Lookalike found) {
        List<String> reasons = new ArrayList<>();
        reasons.add(words.text("merge.sameWords", found.sameWords()));
        if (found.metres() != null) {
            reasons.add(words.text("merge.metres", found.metres()));
        } else if (found.sameDistrict()) {
            reasons.add(words.text("merge.sameDistrict"));
        }
        reasons.add(words.text("merge.daysApart", found.daysApart()));
        if (found.children() > 0) {
            reasons.add(words.text("merge.children", found.children()));
        }
        return new Option(
                found.number().value() + " · " + found.title() + " (" + String.join(", ", reasons) + ")",
                found.number().value());
    }

    private static Option option(Node node) {
        return new Option(node.name(), node.code());
    }

    private String named(Category category) {
        return category.parent() == null
                ? category.name()
                : registry.category(Objects.requireNonNull(category.parent()))
                                .map(Category::name)
                                .orElse("") + " › " + category.name();
    }
}
