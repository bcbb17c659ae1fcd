package org.tuntas.handling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.language.Words;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;

/** Proposes whose a report is: by the routing table first, then by who handled reports like it. */
@Component
class OwnerProposals {

    /** Of the most similar closed reports, so many are counted. */
    private static final int MOST_SIMILAR = 20;

    /** A single report like it proves nothing, and an office that handled fewer than half of them is no proposal. */
    private static final int LEAST_HANDLED = 2;

    private final Routing routing;
    private final SimilarReports similar;
    private final Registry registry;
    private final Words words;

    OwnerProposals(Routing routing, SimilarReports similar, Registry registry, Words words) {
        this.routing = routing;
        this.similar = similar;
        this.registry = registry;
        this.words = words;
    }

    /** Agencies to which a report may be forwarded. */
    List<Proposal> agencies(Complaint complaint) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        routing.owner(complaint).ifPresent(rule -> add(reasons, rule.agency(), reason(rule)));
        count(reasons, similar.closedLike(complaint.number(), MOST_SIMILAR), handled -> Stream.of(handled.agency()));
        return proposals(reasons);
    }

    /** Units of its agency to which a report may be given; none where misconduct is alleged, which is the inspector's. */
    List<Proposal> units(Complaint complaint) {
        String agency = complaint.agency();
        if (agency == null || complaint.supervisionClass() == SupervisionClass.SUPERVISORY) {
            return List.of();
        }
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        routing.unit(complaint)
                .ifPresent(rule -> add(reasons, Objects.requireNonNull(rule.unit(), "asked for"), reason(rule)));
        List<SimilarReports.Handled> here = similar.closedLike(complaint.number(), MOST_SIMILAR).stream()
                .filter(handled -> handled.agency().equals(agency))
                .toList();
        count(reasons, here, handled -> handled.units().stream());
        return proposals(reasons);
    }

    private void count(
            Map<String, List<String>> reasons,
            List<SimilarReports.Handled> found,
            Function<SimilarReports.Handled, Stream<String>> offices) {
        Map<String, Long> handled = found.stream()
                .flatMap(offices)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        handled.entrySet().stream()
                .filter(office -> office.getValue() >= LEAST_HANDLED && 2 * office.getValue() >= found.size())
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(office -> add(
                        reasons,
                        office.getKey(),
                        words.text("proposal.similar", office.getValue(), found.size(), name(office.getKey()))));
    }

    private static void add(Map<String, List<String>> reasons, String office, String reason) {
        reasons.computeIfAbsent(office, first -> new ArrayList<>()).add(reason);
    }

    private List<Proposal> proposals(Map<String, List<String>> reasons) {
        return reasons.entrySet().stream()
                .filter(office ->
                        registry.node(office.getKey()).filter(Node::isOpen).isPresent())
                .map(office -> new Proposal(office.getKey(), name(office.getKey()), List.copyOf(office.getValue())))
                .toList();
    }

    private String reason(RoutingRule rule) {
        String category = rule.category() == null
                ? ""
                : registry.category(rule.category()).map(Category::name).orElse(rule.category());
        String region = rule.region() == null
                ? ""
                : registry.region(rule.region()).map(Region::name).orElse(rule.region());
        if (rule.category() == null) {
            return rule.region() == null
                    ? words.text("proposal.rule.everything")
                    : words.text("proposal.rule.region", region);
        }
        return rule.region() == null
                ? words.text("proposal.rule.category", category)
                : words.text("proposal.rule.both", category, region);
    }

    private String name(String office) {
        return registry.node(office).map(Node::name).orElse(office);
    }
}
