package org.tuntas.handling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;

/**
 * The routing table in force. Of several rows that fit, the one with the most specific category counts, then the one with the most
 * specific region; the order of rows does not matter. A row that names no open agency is passed over.
 */
@Component
public class Routing {

    private static final Comparator<RoutingRule> MOST_SPECIFIC_FIRST = Comparator.comparingInt(
                    (RoutingRule rule) -> -length(rule.category()))
            .thenComparingInt(rule -> -length(rule.region()))
            .thenComparing(RoutingRule::rule);

    private final Registry registry;
    private volatile List<RoutingRule> rules = List.of();

    Routing(Registry registry) {
        this.registry = registry;
    }

    /**
     * Puts another table in the place of the present one.
     *
     * @return what is wrong with it, for whoever maintains it: each sentence names the rule and the code
     */
    public List<String> replace(List<RoutingRule> table) {
        rules = table.stream().sorted(MOST_SPECIFIC_FIRST).toList();
        return faults();
    }

    /** The row that says whose a report is. */
    Optional<RoutingRule> owner(Complaint complaint) {
        return fitting(complaint).stream()
                .filter(rule -> open(rule.agency()).filter(Node::isAgency).isPresent())
                .findFirst();
    }

    /** The row that says which of its agency's units a forwarded report is for. */
    Optional<RoutingRule> unit(Complaint complaint) {
        return fitting(complaint).stream()
                .filter(rule -> rule.agency().equals(complaint.agency()))
                .findFirst()
                .filter(rule ->
                        rule.unit() != null && open(rule.unit()).isPresent() && isOf(rule.agency(), rule.unit()));
    }

    private List<RoutingRule> fitting(Complaint complaint) {
        return rules.stream()
                .filter(rule ->
                        rule.fits(complaint.category(), complaint.place().regionCode()))
                .toList();
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<List<String>, String> seen = new HashMap<>();
        for (RoutingRule rule : rules) {
            if (rule.category() != null && registry.category(rule.category()).isEmpty()) {
                faults.add(rule.rule() + ": there is no category " + rule.category());
            }
            if (rule.region() != null && registry.region(rule.region()).isEmpty()) {
                faults.add(rule.rule() + ": there is no region " + rule.region());
            }
            if (open(rule.agency()).filter(Node::isAgency).isEmpty()) {
                faults.add(rule.rule() + ": there is no open agency " + rule.agency() + "; nobody is proposed by it");
            } else if (rule.unit() != null && (open(rule.unit()).isEmpty() || !isOf(rule.agency(), rule.unit()))) {
                faults.add(rule.rule() + ": " + rule.agency() + " has no open unit " + rule.unit());
            }
            String earlier = seen.putIfAbsent(
                    List.of(String.valueOf(rule.category()), String.valueOf(rule.region())), rule.rule());
            if (earlier != null) {
                faults.add(rule.rule() + ": is never used, because " + earlier + " has the same category and region");
            }
        }
        return faults;
    }

    private Optional<Node> open(String code) {
        return registry.node(code).filter(Node::isOpen);
    }

    private boolean isOf(String agency, String unit) {
        return registry.agencyOf(unit).code().equals(agency);
    }

    private static int length(@Nullable String code) {
        return code == null ? 0 : code.length();
    }
}
