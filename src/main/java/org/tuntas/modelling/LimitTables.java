package org.tuntas.modelling;

import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.Deployer;
import org.tuntas.sla.Limit;
import org.tuntas.sla.LimitBook;
import org.tuntas.sla.Rung;

/**
 * Compiles {@code sla-limits.dmn} and {@code escalation-ladder.dmn} into rows at every start. A changed limit is in force
 * for the clocks that start from then on; it makes no new version of a model.
 */
@Component
class LimitTables implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LimitTables.class);

    private final TableReader tables;
    private final LimitBook book;
    private boolean running;

    LimitTables(TableReader tables, LimitBook book) {
        this.tables = tables;
        this.book = book;
    }

    @Override
    public void start() {
        List<Limit> limits = tables.rows("sla-limits.dmn", LimitTables::limit);
        List<Rung> rungs = tables.rows("escalation-ladder.dmn", LimitTables::rung);
        book.replace(limits, rungs);
        LOG.info("Compiled {} limits and {} rungs", limits.size(), rungs.size());
        running = true;
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

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Clocks need limits: before anything is started. */
    @Override
    public int getPhase() {
        return Deployer.PHASE - 1;
    }
}
