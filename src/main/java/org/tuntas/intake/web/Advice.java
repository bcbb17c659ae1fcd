package org.tuntas.intake.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.PersonalNumbers;
import org.tuntas.intake.CategoryProposals;
import org.tuntas.intake.CategoryProposals.Proposal;
import org.tuntas.intake.FilingSettings;
import org.tuntas.intake.FirstReading;
import org.tuntas.intake.Published;
import org.tuntas.intake.Signpost;
import org.tuntas.language.Storable;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Registry;

/** What can be said of a report while it is being written. */
@Component
class Advice {

    private static final int MOST_ALIKE = 3;
    private static final int SHORTEST = 10;
    /** What a report is about stands at its beginning. */
    private static final int LOOKED_AT = 2_000;
    /** A regency or city, as a code. */
    private static final int REGENCY = 5;

    private final Published published;
    private final CategoryProposals categories;
    private final Registry registry;
    private final FilingSettings settings;

    Advice(Published published, CategoryProposals categories, Registry registry, FilingSettings settings) {
        this.published = published;
        this.categories = categories;
        this.registry = registry;
        this.settings = settings;
    }

    /**
     * Everything that is said.
     *
     * @param numbers kinds of personal numbers that stand in it
     * @param proposals categories, with the chosen one among them wherever it came from
     * @param guess what it seems to ask for
     */
    record Said(
            Set<Signpost> signposts,
            Set<PersonalNumbers.Kind> numbers,
            List<Published.Alike> alike,
            List<Proposal> proposals,
            ComplaintType guess) {

        static Said nothing() {
            return new Said(
                    EnumSet.noneOf(Signpost.class),
                    EnumSet.noneOf(PersonalNumbers.Kind.class),
                    List.of(),
                    List.of(),
                    ComplaintType.COMPLAINT);
        }
    }

    Said on(WrittenReport report) {
        String words = report.words();
        if (words.length() < SHORTEST || !Storable.isStorable(words)) {
            return Said.nothing();
        }
        String looked = words.length() > LOOKED_AT ? words.substring(0, LOOKED_AT) : words;
        return new Said(
                Signpost.in(words),
                PersonalNumbers.in(words).stream()
                        .map(PersonalNumbers.Finding::kind)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonalNumbers.Kind.class))),
                published.like(looked, regency(report), MOST_ALIKE),
                proposals(report, looked),
                FirstReading.type(words));
    }

    private @Nullable String regency(WrittenReport report) {
        String region = report.region() == null ? settings.region() : report.region();
        return region == null || region.length() < REGENCY ? null : region.substring(0, REGENCY);
    }

    private List<Proposal> proposals(WrittenReport report, String words) {
        List<Proposal> proposals = new ArrayList<>(categories.of(words));
        String chosen = report.value("category");
        if (proposals.stream().noneMatch(proposal -> proposal.category().code().equals(chosen))) {
            registry.category(chosen)
                    .map((Category category) -> new Proposal(category, List.of(), 0))
                    .ifPresent(proposals::add);
        }
        return proposals;
    }
}
