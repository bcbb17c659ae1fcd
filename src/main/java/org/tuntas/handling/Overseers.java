package org.tuntas.handling;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;

/**
 * Who watches over whose work: the desk over all of it; whoever heads, administers or inspects an office over that of the office
 * and of those below. The ombudsman and the auditors look on everywhere.
 */
@Component
public class Overseers {

    private static final Set<String> DESK = Set.of("desk-admin", "desk-coordinator");
    private static final Set<String> LOOKING_ON = Set.of("ombudsman", "auditor");
    private static final Set<String> ROLES = Set.of("head", "admin", "inspector");

    private final Staff staff;
    private final Registry registry;
    private final WhoMayRead whoMayRead;

    Overseers(Staff staff, Registry registry, WhoMayRead whoMayRead) {
        this.staff = staff;
        this.registry = registry;
        this.whoMayRead = whoMayRead;
    }

    /** What somebody watches over; empty for whoever only works. */
    public Optional<Oversight> find(String login) {
        Set<String> groups = staff.groupIdsOf(login);
        Set<String> offices = new LinkedHashSet<>();
        for (String group : groups) {
            int dash = group.lastIndexOf('-');
            if (dash > 0 && ROLES.contains(group.substring(dash + 1))) {
                registry.node(group.substring(0, dash)).ifPresent(office -> offices.addAll(withBelow(office)));
            }
        }
        boolean desk = groups.stream().anyMatch(DESK::contains);
        boolean looksOn = groups.stream().anyMatch(LOOKING_ON::contains);
        return desk || looksOn || !offices.isEmpty()
                ? Optional.of(
                        new Oversight(desk || looksOn, offices, desk || !offices.isEmpty(), whoMayRead.reader(login)))
                : Optional.empty();
    }

    /**
     * What somebody watches over.
     *
     * @throws Refused FORBIDDEN for whoever only works
     */
    public Oversight require(String login) {
        return find(login).orElseThrow(() -> new Refused(Refused.Kind.FORBIDDEN, "monitor.notYours"));
    }

    private Set<String> withBelow(Node office) {
        Set<String> codes = new LinkedHashSet<>(Set.of(office.code()));
        // Parents come before their children.
        for (Node node : registry.nodes()) {
            if (node.parent() != null && codes.contains(node.parent())) {
                codes.add(node.code());
            }
        }
        return codes;
    }
}
