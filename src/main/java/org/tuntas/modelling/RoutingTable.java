package org.tuntas.modelling;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tuntas.handling.Routing;
import org.tuntas.handling.RoutingRule;

/**
 * Compiles {@code routing.dmn} of a set into rows. A changed row makes no new version of a model. A row that names what is not there is a
 * warning: proposals are a help, and nobody's work waits for them.
 */
@Component
class RoutingTable {

    static final String FILE = "routing.dmn";

    private static final Logger LOG = LoggerFactory.getLogger(RoutingTable.class);

    private final Routing routing;

    RoutingTable(Routing routing) {
        this.routing = routing;
    }

    /** Puts the table of a set in force on this node. */
    void hold(ModelFiles files) {
        List<RoutingRule> rules = new TableReader(files).rows(FILE, RoutingTable::rule);
        routing.replace(rules).forEach(fault -> LOG.warn("{}, {}", FILE, fault));
        LOG.info("Compiled {} routing rules", rules.size());
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
}
