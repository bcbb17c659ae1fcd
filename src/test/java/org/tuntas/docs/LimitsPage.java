package org.tuntas.docs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tuntas.modelling.CompiledTables;
import org.tuntas.sla.Limit;
import org.tuntas.sla.Rung;

/** {@code limits.md}: the two tables that are compiled into rows. */
final class LimitsPage {

    private LimitsPage() {}

    static String render(CompiledTables tables, Labels words) {
        Page page = new Page(
                "Limits and ladders",
                "From [`sla-limits.dmn`](../../bpmn/sla-limits.dmn) and"
                        + " [`escalation-ladder.dmn`](../../bpmn/escalation-ladder.dmn). HK are working days; day 0 is the day of"
                        + " the event. Of several rows that fit, the most specific binds (agency, then class, then type), then the"
                        + " newest in force when the clock starts.");
        page.heading("Limits").table(prefixed("Stage", LimitTable.LIMIT_COLUMNS), limits(tables, words));
        page.heading("Ladders")
                .paragraph(
                        "Counted from the limit, so that a promised or extended date takes the ladder along. Whoever may step in"
                                + " gets a task; those below keep theirs.");
        Set<String> stages = new LinkedHashSet<>();
        tables.rungs().forEach(rung -> stages.add(rung.stage()));
        List<List<String>> rows = new ArrayList<>();
        for (String stage : stages) {
            for (Rung rung : tables.ladder(stage)) {
                rows.add(prefixed(stage(stage, words), LimitTable.row(rung)));
            }
        }
        return page.table(prefixed("Stage", LimitTable.RUNG_COLUMNS), rows).render();
    }

    private static List<List<String>> limits(CompiledTables tables, Labels words) {
        List<List<String>> rows = new ArrayList<>();
        for (Limit limit : tables.limits()) {
            rows.add(prefixed(stage(limit.stage(), words), LimitTable.row(limit, words)));
        }
        return rows;
    }

    private static String stage(String stage, Labels words) {
        return words.english("stage." + stage) + " " + Page.code(stage);
    }

    private static List<String> prefixed(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }
}
