package org.tuntas.handling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;

/** Which inspectors there are for an agency: its own, and those of the agencies above it. */
@Component
class Inspectorates {

    /** Who stands in where there is no inspector: the coordinator of the desk. */
    static final String LAST_RESORT = "desk-coordinator";

    private final Registry registry;

    Inspectorates(Registry registry) {
        this.registry = registry;
    }

    /** Ids of the groups, the agency's own first. */
    List<String> from(String agency) {
        List<String> groups = new ArrayList<>();
        @Nullable String at = agency;
        while (at != null) {
            groups.add(at + "-inspector");
            at = registry.node(at)
                    .map(Node::parent)
                    .map(above -> registry.agencyOf(above).code())
                    .orElse(null);
        }
        return groups;
    }
}
