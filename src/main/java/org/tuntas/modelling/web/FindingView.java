package org.tuntas.modelling.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tuntas.modelling.Finding;
import org.tuntas.modelling.FindingWords;

/**
 * A finding in the reader's words.
 *
 * @param element its id in the diagram, form or table; null when it is about the whole file
 * @param name what the diagram calls it; null when it has no name
 * @param basis the law; null when it is a rule of the house
 */
record FindingView(
        String file,
        @Nullable String element,
        @Nullable String name,
        boolean error,
        String severity,
        String what,
        String why,
        String mend,
        @Nullable String basis) {

    static List<FindingView> of(List<Finding> findings, Locale language) {
        FindingWords words = new FindingWords(language);
        return findings.stream()
                .map(finding -> new FindingView(
                        finding.file(),
                        finding.element(),
                        finding.name(),
                        finding.isError(),
                        words.severity(finding.rule().severity()),
                        words.what(finding),
                        words.why(finding.rule()),
                        words.mend(finding),
                        words.basis(finding).orElse(null)))
                .toList();
    }

    /** Whether it can be shown on a diagram. */
    public boolean isDrawn() {
        return element != null && file.endsWith(".bpmn");
    }
}
