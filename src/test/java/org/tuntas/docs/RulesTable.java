package org.tuntas.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tuntas.modelling.Finding;
import org.tuntas.modelling.FindingWords;
import org.tuntas.modelling.Rule;

/** The rules of the check of models, as a table for {@code docs/designers.md}. */
final class RulesTable {

    private RulesTable() {}

    static String render() {
        FindingWords words = new FindingWords(Locale.ENGLISH);
        List<List<String>> rows = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            // Blanks stand for what is known only at a finding.
            Finding finding = new Finding(rule, "", null, null, List.of("…", "…", "…", "…", "…"));
            rows.add(Page.cells(
                    Page.code(rule.id()),
                    words.severity(rule.severity()).toLowerCase(Locale.ROOT),
                    words.what(finding),
                    words.why(rule),
                    words.mend(finding)));
        }
        StringBuilder table = new StringBuilder();
        table.append(line(List.of("Rule", "", "What is said", "Why", "How to mend it")));
        table.append(line(List.of("---", "---", "---", "---", "---")));
        rows.forEach(row -> table.append(line(row)));
        return table.toString();
    }

    private static String line(List<String> cells) {
        return "| "
                + String.join(
                        " | ",
                        cells.stream()
                                .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
                                .toList()) + " |\n";
    }
}
