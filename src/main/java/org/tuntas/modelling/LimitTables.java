package org.tuntas.modelling;

import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tuntas.sla.Limit;
import org.tuntas.sla.LimitBook;
import org.tuntas.sla.Rung;

/**
 * Compiles {@code sla-limits.dmn} and {@code escalation-ladder.dmn} of a set into rows. A changed limit is in force for the clocks that
 * start from then on; it makes no new version of a model.
 */
@Component
class LimitTables {

    static final String LIMITS = "sla-limits.dmn";
    static final String LADDERS = "escalation-ladder.dmn";

    private static final Logger LOG = LoggerFactory.getLogger(LimitTables.class);

    private final LimitBook book;

    LimitTables(LimitBook book) {
        this.book = book;
    }

    /** Puts the tables of a set in force, in the caller's transaction. */
    void hold(ModelFiles files) {
        TableReader tables = new TableReader(files);
        List<Limit> limits = tables.rows(LIMITS, LimitTables::limit);
        List<Rung> rungs = tables.rows(LADDERS, LimitTables::rung);
        book.replace(limits, rungs);
        LOG.info("Compiled {} limits and {} rungs", limits.size(), rungs.size());
    }

    static Limit limit(TableFile.Row row) {
        return new Limit(
                row.text("stage"),
                row.optional("type"),
                row.optional("supervisionClass"),
                row.optional("agency"),
                row.number("limit"),
                row.optional("warning") == null ? null : row.number("warning"),
                row.text("legalBasis"),
                LocalDate.parse(row.text("validFrom")));
    }

    static Rung rung(TableFile.Row row) {
        return new Rung(
                row.text("stage"),
                row.number("level"),
                row.number("afterLimit"),
                row.text("told"),
                row.text("stepsIn"));
    }
}
