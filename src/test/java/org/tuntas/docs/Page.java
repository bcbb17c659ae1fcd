package org.tuntas.docs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A Markdown page as it is written, line by line. */
final class Page {

    private final StringBuilder text = new StringBuilder();

    Page(String title, String lead) {
        text.append("# ").append(title).append("\n\n");
        text.append("<!-- Made from models, tables and code; see CONTRIBUTING.md. Do not edit. -->\n\n");
        text.append(lead).append('\n');
    }

    Page heading(String heading) {
        text.append("\n## ").append(heading).append('\n');
        return this;
    }

    Page subheading(String heading) {
        text.append("\n### ").append(heading).append('\n');
        return this;
    }

    Page paragraph(String paragraph) {
        text.append('\n').append(paragraph).append('\n');
        return this;
    }

    Page lines(List<String> lines) {
        text.append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        return this;
    }

    Page table(List<String> columns, List<List<String>> rows) {
        text.append('\n').append(row(columns));
        text.append(row(columns.stream().map(column -> "---").toList()));
        rows.forEach(row -> text.append(row(row)));
        return this;
    }

    String render() {
        return text.toString();
    }

    static String code(String literal) {
        return "`" + literal + "`";
    }

    static List<String> cells(String... cells) {
        return Arrays.asList(cells);
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.strip().replace("|", "\\|").replaceAll("\\s*\n\\s*", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
