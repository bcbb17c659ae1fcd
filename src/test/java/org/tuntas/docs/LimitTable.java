package org.tuntas.docs;

import static org.tuntas.docs.Page.cells;

import java.util.List;
import org.tuntas.sla.Limit;
import org.tuntas.sla.Rung;

/** Rows of the limit and ladder tables, put into words. */
final class LimitTable {

    static final List<String> LIMIT_COLUMNS = List.of(
            "Type", "Supervision class", "Agency", "Limit (HK)", "Warning (HK)", "Legal basis", "In force from");
    static final List<String> RUNG_COLUMNS = List.of("Level", "When", "Is told", "May step in");

    private LimitTable() {}

    static List<String> row(Limit limit, Labels words) {
        return cells(
                limit.type() == null ? "all" : words.english("type." + limit.type()),
                limit.supervisionClass() == null ? "all" : words.english("class." + limit.supervisionClass()),
                limit.agency() == null ? "all" : limit.agency(),
                String.valueOf(limit.workingDays()),
                limit.warningDay() == null ? "–" : String.valueOf(limit.warningDay()),
                limit.legalBasis(),
                limit.validFrom().toString());
    }

    static List<String> row(Rung rung) {
        return cells(
                String.valueOf(rung.level()),
                rung.afterLimit() == 0 ? "at the limit" : rung.afterLimit() + " HK after the limit",
                Groups.named(rung.told()),
                Groups.named(rung.stepsIn()));
    }
}
