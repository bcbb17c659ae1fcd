package org.tuntas.modelling;

import java.util.List;

/** Findings as a page of plain text. */
public final class FindingText {

    private static final String MARGIN = "    ";

    private FindingText() {}

    public static String of(List<Finding> findings, FindingWords words) {
        StringBuilder page = new StringBuilder();
        for (Finding finding : findings) {
            page.append(words.severity(finding.rule().severity())).append("  ").append(finding.file());
            if (finding.name() != null) {
                page.append(" › “").append(finding.name()).append('”');
            }
            if (finding.element() != null) {
                page.append(finding.name() == null ? " › " : " (")
                        .append(finding.element())
                        .append(finding.name() == null ? "" : ")");
            }
            page.append("  [").append(finding.rule().id()).append("]%n".formatted());
            line(page, words.what(finding));
            line(page, words.around("why") + ": " + words.why(finding.rule()));
            line(page, words.around("mend") + ": " + words.mend(finding));
            words.basis(finding).ifPresent(basis -> line(page, words.around("basis") + ": " + basis));
            page.append("%n".formatted());
        }
        return page.toString().stripTrailing() + "%n".formatted();
    }

    private static void line(StringBuilder page, String text) {
        page.append(MARGIN).append(text).append("%n".formatted());
    }
}
