package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.handling.ApprovalTable;

/**
 * Whether the cells of the approval table can be evaluated, and whether each of its rows is ever come to. This table alone is
 * asked by the decision engine, when an officer answers: what cannot be read there would stop that officer.
 */
final class ApprovalRows {

    /** Conditions whose values are ours. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "type", names(ComplaintType.values()),
            "supervisionClass", names(SupervisionClass.values()),
            "resolution", Set.of(ApprovalTable.INTERIM, "RESOLVED", "PARTLY_RESOLVED", "CANNOT_BE_DONE"));

    private static final Set<String> NUMBERS = Set.of("round", "objections");
    private static final Set<String> TEXTS = Set.of("approver", "legalBasis");

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern SOME_TEXTS =
            Pattern.compile("(not\\(\\s*)?\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*(\\s*\\))?");
    private static final Pattern SOME_NUMBERS = Pattern.compile(
            "([<>]=?\\s*)?\\d{1,4}|\\d{1,4}(\\s*,\\s*\\d{1,4})+|[\\[(\\]]\\d{1,4}\\s*\\.\\.\\s*\\d{1,4}[\\])\\[]");

    private final TableFile table;

    ApprovalRows(TableFile table) {
        this.table = table;
    }

    /**
     * A cell that cannot be evaluated, or asks for what never is.
     *
     * @param expected what it should be, as an argument of a finding
     */
    record Fault(String column, String literal, String expected) {}

    /** What is wrong with the cells of a row. */
    List<Fault> faults(TableFile.Row row) {
        List<Fault> faults = new ArrayList<>();
        for (String column : table.inputs()) {
            String literal = row.literal(column);
            if (literal.isEmpty()) {
                continue;
            }
            if (NUMBERS.contains(column)) {
                if (!SOME_NUMBERS.matcher(literal).matches()) {
                    faults.add(new Fault(column, literal, "@cell.number"));
                }
            } else if (!isSomeTexts(literal)) {
                faults.add(new Fault(column, literal, "@cell.texts"));
            } else {
                Set<String> known = KNOWN.getOrDefault(column, texts(literal));
                texts(literal).stream()
                        .filter(text -> !known.contains(text))
                        .forEach(text -> faults.add(new Fault(column, literal, Suggestion.inQuotes(text, known))));
            }
        }
        TEXTS.stream()
                .filter(column -> !row.literal(column).isEmpty()
                        && !TEXT.matcher(row.literal(column)).matches())
                .sorted()
                .forEach(column -> faults.add(new Fault(column, row.literal(column), "@cell.texts")));
        if (!Set.of("true", "false", "").contains(row.literal("evidence"))) {
            faults.add(new Fault("evidence", row.literal("evidence"), "true, false"));
        }
        return faults;
    }

    /** Whether every answer that fits a row fits an earlier one as well, which is then the one that counts. */
    boolean isNeverReached(TableFile.Row earlier, TableFile.Row later) {
        return table.inputs().stream()
                .allMatch(column -> covers(column, earlier.literal(column), later.literal(column)));
    }

    private static boolean covers(String column, String earlier, String later) {
        if (earlier.isEmpty() || earlier.equals(later)) {
            return true;
        }
        if (later.isEmpty() || NUMBERS.contains(column) || !isSomeTexts(earlier) || !isSomeTexts(later)) {
            return false;
        }
        Set<String> all = new TreeSet<>(KNOWN.getOrDefault(column, Set.of("anything else")));
        all.addAll(texts(earlier));
        all.addAll(texts(later));
        return meant(earlier, all).containsAll(meant(later, all));
    }

    private static Set<String> meant(String literal, Set<String> all) {
        Set<String> meant = new HashSet<>(texts(literal));
        if (literal.startsWith("not(")) {
            Set<String> others = new HashSet<>(all);
            others.removeAll(meant);
            return others;
        }
        return meant;
    }

    private static boolean isSomeTexts(String literal) {
        return SOME_TEXTS.matcher(literal).matches() && literal.startsWith("not(") == literal.endsWith(")");
    }

    private static Set<String> texts(String literal) {
        Set<String> texts = new TreeSet<>();
        Matcher text = TEXT.matcher(literal);
        while (text.find()) {
            texts.add(text.group(1));
        }
        return texts;
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
    }
}
