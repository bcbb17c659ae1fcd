package org.tuntas.modelling;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.handling.ApprovalTable;
import org.tuntas.lifecycle.ModelBundle;
import org.tuntas.sla.Limit;
import org.tuntas.sla.Rung;

/** Whether the tables can be used as they are, row by row. */
final class TableRules {

    static final String LIMITS = "sla-limits.dmn";
    static final String LADDERS = "escalation-ladder.dmn";
    static final String APPROVALS = "approval-needed.dmn";

    private static final Map<String, List<String>> COLUMNS = Map.of(
            LIMITS,
            List.of("type", "supervisionClass", "agency", "stage", "limit", "warning", "legalBasis", "validFrom"),
            LADDERS,
            List.of("stage", "level", "afterLimit", "told", "stepsIn"),
            APPROVALS,
            List.of(
                    "type",
                    "supervisionClass",
                    "category",
                    "agency",
                    "resolution",
                    "round",
                    "objections",
                    "approver",
                    "evidence",
                    "legalBasis"),
            RoutingTable.FILE,
            List.of("category", "region", "agency", "unit"));

    private static final List<String> GROUPS = List.of(
            "desk-admin",
            "desk-coordinator",
            "{agency}-admin",
            "{agency}-head",
            "{agency}-officer",
            "{agency}-inspector",
            "{unit}-admin",
            "{unit}-head",
            "{unit}-officer",
            "{unit}-inspector");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final Models models;
    private final Findings findings;
    private final Predicate<String> hasMembers;
    private final List<Limit> limits = new ArrayList<>();
    private final List<Rung> rungs = new ArrayList<>();
    private final Set<String> usable = new TreeSet<>();
    private final Set<String> unread = new TreeSet<>();

    TableRules(Models models, Findings findings, Predicate<String> hasMembers) {
        this.models = models;
        this.findings = findings;
        this.hasMembers = hasMembers;
    }

    void check() {
        new TreeSet<>(ModelBundle.COMPILED_TABLES).forEach(name -> {
            TableFile table = models.tables().get(name);
            if (table == null) {
                if (!models.isUnread(name)) {
                    findings.ofFile(Rule.FILE_MISSING, "bpmn/" + name, name);
                }
            } else if (hasColumns(name, table)) {
                usable.add(name);
                rows(name, table);
            }
        });
    }

    /** Whether a table is there with all its columns. */
    boolean isUsable(String name) {
        return usable.contains(name);
    }

    /** Whether some limit of a stage could not be read, which is said at its row. */
    boolean hasUnreadRow(String stage) {
        return unread.contains(stage);
    }

    /** The limits that could be read. */
    List<Limit> limits() {
        return limits;
    }

    /** The rungs that could be read. */
    List<Rung> rungs() {
        return rungs;
    }

    private boolean hasColumns(String name, TableFile table) {
        String policy = name.equals(APPROVALS) ? "FIRST" : "COLLECT";
        if (!table.hitPolicy().equals(policy)) {
            findings.ofFile(Rule.TABLE_HIT_POLICY, models.whereIs(name), table.hitPolicy(), policy);
        }
        List<String> columns = Objects.requireNonNull(COLUMNS.get(name), name);
        List<String> missing = columns.stream()
                .filter(column -> !table.columns().contains(column))
                .toList();
        List<String> strange = table.columns().stream()
                .filter(column -> !columns.contains(column))
                .toList();
        missing.forEach(column -> findings.ofFile(
                Rule.TABLE_COLUMN, models.whereIs(name), column, strange.isEmpty() ? "–" : String.join(", ", strange)));
        return missing.isEmpty();
    }

    private void rows(String name, TableFile table) {
        Map<String, String> seen = new HashMap<>();
        for (TableFile.Row row : table.rows()) {
            boolean readable =
                    switch (name) {
                        case LIMITS -> limit(row);
                        case LADDERS -> rung(row);
                        case APPROVALS -> approval(row);
                        default -> filled(RoutingTable.FILE, row, "agency");
                    };
            String conditions = key(name, table, row);
            String twin = seen.putIfAbsent(conditions, row.rule());
            if (readable && twin != null) {
                at(Rule.TABLE_ROW_TWICE, name, row, twin);
            }
        }
        if (name.equals(APPROVALS)
                && (table.rows().isEmpty()
                        || table.inputs().stream()
                                .anyMatch(column -> table.rows()
                                                .get(table.rows().size() - 1)
                                                .optional(column)
                                        != null))) {
            findings.ofFile(Rule.TABLE_LAST_ROW, models.whereIs(name));
        }
        if (name.equals(APPROVALS)) {
            approvals(table);
        }
        if (name.equals(LADDERS)) {
            ladders();
        }
    }

    private static String key(String name, TableFile table, TableFile.Row row) {
        String key = table.inputs().stream()
                .map(column -> String.valueOf(row.optional(column)))
                .collect(Collectors.joining("|"));
        return name.equals(LIMITS) ? key + "|" + row.optional("validFrom") : key;
    }

    private boolean limit(TableFile.Row row) {
        boolean readable = filled(LIMITS, row, "stage")
                & filled(LIMITS, row, "legalBasis")
                & number(LIMITS, row, "limit", 1, Limit.LONGEST)
                & date(row)
                & oneOf(LIMITS, row, "type", names(ComplaintType.values()))
                & oneOf(LIMITS, row, "supervisionClass", names(SupervisionClass.values()));
        if (readable && row.optional("warning") != null) {
            readable = number(LIMITS, row, "warning", 1, row.number("limit"));
        }
        if (readable) {
            limits.add(LimitTables.limit(row));
        } else {
            unread.add(String.valueOf(row.optional("stage")));
        }
        return readable;
    }

    private boolean rung(TableFile.Row row) {
        boolean readable = filled(LADDERS, row, "stage")
                & filled(LADDERS, row, "told")
                & filled(LADDERS, row, "stepsIn")
                & number(LADDERS, row, "level", 1, Limit.LONGEST)
                & number(LADDERS, row, "afterLimit", 0, Limit.LONGEST);
        if (!readable) {
            return false;
        }
        rungs.add(LimitTables.rung(row));
        for (String column : List.of("told", "stepsIn")) {
            for (String group : row.text(column).split(",", -1)) {
                if (!GROUPS.contains(group.strip())) {
                    at(Rule.LADDER_GROUP, LADDERS, row, group.strip(), Suggestion.orAll(group.strip(), GROUPS));
                } else if (!group.contains("{") && !hasMembers.test(group.strip())) {
                    at(Rule.GROUP_EMPTY, LADDERS, row, group.strip());
                }
            }
        }
        return true;
    }

    private boolean approval(TableFile.Row row) {
        return filled(APPROVALS, row, "approver")
                & filled(APPROVALS, row, "legalBasis")
                & filled(APPROVALS, row, "evidence")
                & oneOf(APPROVALS, row, "approver", names(ApprovalTable.Approver.values()))
                & evaluates(row);
    }

    private boolean evaluates(TableFile.Row row) {
        List<ApprovalRows.Fault> faults = new ApprovalRows(models.table(APPROVALS)).faults(row);
        faults.forEach(fault -> at(
                Rule.TABLE_CELL, APPROVALS, row, told(APPROVALS, fault.column()), fault.literal(), fault.expected()));
        return faults.isEmpty();
    }

    /** The first row that fits is the one that counts: what an earlier one takes in is never come to. */
    private void approvals(TableFile table) {
        if (!table.decision().equals(Models.stem(APPROVALS))) {
            findings.add(
                    Rule.TABLE_NAME,
                    models.whereIs(APPROVALS),
                    table.decision(),
                    null,
                    table.decision(),
                    Models.stem(APPROVALS));
        }
        ApprovalRows rows = new ApprovalRows(table);
        for (int at = 0; at < table.rows().size(); at++) {
            TableFile.Row row = table.rows().get(at);
            String covered = table.rows().subList(at + 1, table.rows().size()).stream()
                    .filter(later -> !key(APPROVALS, table, row).equals(key(APPROVALS, table, later)))
                    .filter(later -> rows.isNeverReached(row, later))
                    .map(later -> later.annotation().isBlank() ? later.rule() : "“" + later.annotation() + "”")
                    .collect(Collectors.joining(", "));
            if (!covered.isEmpty()) {
                at(Rule.TABLE_ROW_NEVER, APPROVALS, row, covered);
            }
        }
    }

    private String told(String table, String column) {
        return models.table(table).told(column);
    }

    private boolean filled(String table, TableFile.Row row, String column) {
        boolean filled = row.optional(column) != null && !row.text(column).isBlank();
        if (!filled) {
            at(Rule.TABLE_CELL, table, row, told(table, column), "@cell.empty", "@cell.filled");
        }
        return filled;
    }

    private boolean number(String table, TableFile.Row row, String column, int least, int most) {
        String cell = row.optional(column);
        boolean fits = cell != null
                && NUMBER.matcher(cell).matches()
                && Integer.parseInt(cell) >= least
                && Integer.parseInt(cell) <= most;
        if (!fits) {
            at(
                    Rule.TABLE_CELL,
                    table,
                    row,
                    told(table, column),
                    cell == null ? "@cell.empty" : cell,
                    "@cell.range:" + least + "|" + most);
        }
        return fits;
    }

    private boolean oneOf(String table, TableFile.Row row, String column, Set<String> allowed) {
        String cell = row.optional(column);
        if (cell == null || allowed.contains(cell)) {
            return true;
        }
        at(Rule.TABLE_CELL, table, row, told(table, column), cell, Suggestion.inQuotes(cell, allowed));
        return false;
    }

    private boolean date(TableFile.Row row) {
        String cell = row.optional("validFrom");
        try {
            if (cell != null) {
                LocalDate.parse(cell);
                return true;
            }
        } catch (DateTimeParseException notADate) {
            // Said below, as an empty cell is.
        }
        at(Rule.TABLE_CELL, LIMITS, row, told(LIMITS, "validFrom"), cell == null ? "@cell.empty" : cell, "@cell.date");
        return false;
    }

    /** Levels are climbed one by one: a gap ends the ladder, and one out of order fires at once. */
    private void ladders() {
        Map<String, TreeMap<Integer, Rung>> ladders = new TreeMap<>();
        rungs.forEach(rung ->
                ladders.computeIfAbsent(rung.stage(), stage -> new TreeMap<>()).putIfAbsent(rung.level(), rung));
        ladders.forEach((stage, ladder) -> {
            int level = 0;
            int after = 0;
            for (Rung rung : ladder.values()) {
                level++;
                if (rung.level() != level || rung.afterLimit() < after) {
                    findings.add(
                            Rule.LADDER_ORDER,
                            models.whereIs(LADDERS),
                            stage,
                            null,
                            stage,
                            String.valueOf(rung.level()),
                            String.valueOf(rung.afterLimit()));
                    return;
                }
                after = rung.afterLimit();
            }
        });
    }

    private void at(Rule rule, String table, TableFile.Row row, String... arguments) {
        findings.add(
                rule,
                models.whereIs(table),
                row.rule(),
                row.annotation().isBlank() ? null : row.annotation(),
                arguments);
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }
}
