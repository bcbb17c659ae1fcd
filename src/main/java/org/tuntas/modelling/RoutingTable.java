package org.tuntas.modelling;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tuntas.handling.Routing;
import org.tuntas.handling.RoutingRule;
import org.tuntas.lifecycle.Deployer;

/**
 * Compiles {@code routing.dmn} into rows at every start. A changed row makes no new version of a model. A row that names what is not
 * there is a warning: proposals are a help, and nobody's work waits for them.
 */
@Component
class RoutingTable implements SmartLifecycle {

    static final String FILE = "routing.dmn";

    private static final Logger LOG = LoggerFactory.getLogger(RoutingTable.class);

    private final TableReader tables;
    private final Routing routing;
    private boolean running;

    RoutingTable(TableReader tables, Routing routing) {
        this.tables = tables;
        this.routing = routing;
    }

    @Override
    public void start() {
        List<RoutingRule> rules = tables.rows(FILE, RoutingTable::rule);
        routing.replace(rules).forEach(fault -> LOG.warn("{}, {}", FILE, fault));
        LOG.info("Compiled {} routing rules", rules.size());
        running = true;
    }

    static RoutingRule rule(TableFile.Row row) {
        return new RoutingRule(
                row.rule(),
                row.optional("category"),
                row.optional("region"),
                row.text("agency"),
                row.optional("unit"),
                row.annotation());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before requests are served. */
    @Override
    public int getPhase() {
        return Deployer.PHASE - 1;
    }
}
