package org.tuntas.docs;

import static org.tuntas.docs.Page.cells;
import static org.tuntas.docs.Page.code;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.handling.RoutingRule;

/** {@code routing.md}: who is proposed for which reports. */
final class RoutingPage {

    private RoutingPage() {}

    static String render(List<RoutingRule> rules) {
        return new Page(
                        "Routing",
                        "From [`routing.dmn`](../../bpmn/routing.dmn): which agency is proposed at verification and which of its units"
                                + " at disposition. A category holds for those below it, a region for all in it. Of several rows that"
                                + " fit, the most specific category counts, then the most specific region; the order of rows does not"
                                + " matter. Somebody decides. Codes are those of [`categories.csv`](../../src/main/resources/data/categories.csv),"
                                + " [`regions.csv`](../../src/main/resources/data/regions.csv) and the organisation.")
                .table(
                        List.of("Category", "Region", "Agency", "Unit", "Annotation"),
                        rules.stream()
                                .sorted(Comparator.comparing((RoutingRule rule) -> String.valueOf(rule.category()))
                                        .thenComparing(rule -> String.valueOf(rule.region())))
                                .map(RoutingPage::row)
                                .toList())
                .render();
    }

    private static List<String> row(RoutingRule rule) {
        return cells(
                coded(rule.category(), "all"),
                coded(rule.region(), "all"),
                code(rule.agency()),
                coded(rule.unit(), "–"),
                rule.annotation());
    }

    private static String coded(@Nullable String literal, String absent) {
        return literal == null ? absent : code(literal);
    }
}
