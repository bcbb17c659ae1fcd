package org.tuntas.modelling;

import java.util.List;
import java.util.Optional;
import org.tuntas.handling.RoutingRule;
import org.tuntas.lifecycle.ModelsOnDisk;
import org.tuntas.sla.Limit;
import org.tuntas.sla.LimitBook;
import org.tuntas.sla.Rung;

/** The tables of the working copy as Tuntas compiles them at its start, in memory. */
public final class CompiledTables implements LimitBook {

    private List<Limit> limits = List.of();
    private List<Rung> rungs = List.of();

    private CompiledTables() {}

    /** Limits and ladders in the order of their tables, checked as those of a start are. */
    public static CompiledTables ofTheWorkingCopy() {
        CompiledTables tables = new CompiledTables();
        new LimitTables(tables).hold(ModelFiles.of(ModelsOnDisk.bundle()));
        return tables;
    }

    /** The routing table, in its order. */
    public static List<RoutingRule> routingRules() {
        return new TableReader(ModelFiles.of(ModelsOnDisk.bundle())).rows(RoutingTable.FILE, RoutingTable::rule);
    }

    @Override
    public List<Limit> limits() {
        return limits;
    }

    public List<Rung> rungs() {
        return rungs;
    }

    @Override
    public List<Rung> ladder(String stage) {
        return rungs.stream().filter(rung -> rung.stage().equals(stage)).toList();
    }

    @Override
    public Optional<Rung> rung(String stage, int level) {
        return ladder(stage).stream().filter(rung -> rung.level() == level).findFirst();
    }

    @Override
    public void replace(List<Limit> limits, List<Rung> rungs) {
        LimitBook.check(limits, rungs);
        this.limits = List.copyOf(limits);
        this.rungs = List.copyOf(rungs);
    }

    @Override
    public void reread() {}
}
