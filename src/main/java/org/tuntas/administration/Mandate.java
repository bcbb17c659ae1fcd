package org.tuntas.administration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tuntas.complaint.Refused;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;

/**
 * What somebody may change: an operator everything; the administrators of an agency its offices (those whose agency it
 * is, itself included), their groups, and the people who belong nowhere else.
 */
public final class Mandate {

    /** Group of those who may change everything. */
    public static final String OPERATOR = "operator";
    /** Group of those who may read what was changed. */
    public static final String AUDITOR = "auditor";

    private static final String INSPECTORS = "-inspector";
    private static final List<String> ROLES = List.of("-admin", "-head", "-officer", INSPECTORS);

    private final String login;
    private final boolean operator;
    private final boolean auditor;
    private final List<Node> agencies;
    private final Registry registry;

    Mandate(String login, Set<String> groups, Registry registry) {
        this.login = login;
        this.operator = groups.contains(OPERATOR);
        this.auditor = groups.contains(AUDITOR);
        this.registry = registry;
        this.agencies = registry.agencies().stream()
                .filter(agency -> groups.contains(agency.code() + "-admin"))
                .toList();
    }

    /** Login of whoever has it. */
    public String login() {
        return login;
    }

    /** Whether it is for everything. */
    public boolean isOperator() {
        return operator;
    }

    /** Whether it is an auditor's. */
    public boolean isAuditor() {
        return auditor;
    }

    /** Whether it is for anything. */
    public boolean maySettings() {
        return operator || !agencies.isEmpty();
    }

    /** Whether it is for reading what was changed. */
    public boolean mayTrail() {
        return operator || auditor;
    }

    /** The open agencies it is for, by name. */
    public List<Node> agencies() {
        return operator ? registry.agencies() : agencies;
    }

    /** Whether it is for an office. */
    public boolean covers(String office) {
        return registry.node(office).isPresent() && (operator || agencies.contains(registry.agencyOf(office)));
    }

    /**
     * Whether it is for a group. An agency's inspectors judge what the agency is accused of: who they are is not for its
     * administrators to say.
     */
    public boolean coversGroup(String group) {
        return operator
                || !group.endsWith(INSPECTORS)
                        && officeOf(group).map(office -> covers(office.code())).orElse(false);
    }

    /** Whether it is for a person who is in these groups: for an agency's administrator, one who is nowhere else. */
    public boolean coversPerson(Collection<String> groups) {
        return operator || (!groups.isEmpty() && groups.stream().allMatch(this::coversGroup));
    }

    /** Whether it is for one of these groups at least. */
    public boolean touches(Collection<String> groups) {
        return operator || groups.stream().anyMatch(this::coversGroup);
    }

    /** The office that a group belongs to; empty for those of no office. */
    public Optional<Node> officeOf(String group) {
        return ROLES.stream()
                .filter(group::endsWith)
                .map(role -> group.substring(0, group.length() - role.length()))
                .findFirst()
                .flatMap(registry::node);
    }

    /** @throws Refused FORBIDDEN when it is for nothing */
    public void requireSettings() {
        require(maySettings(), "admin.forbidden.settings");
    }

    /** @throws Refused FORBIDDEN when it is not for everything */
    public void requireOperator() {
        require(operator, "admin.forbidden.operator");
    }

    /** @throws Refused FORBIDDEN when it is not for reading what was changed */
    public void requireTrail() {
        require(mayTrail(), "admin.forbidden.trail");
    }

    /** @throws Refused FORBIDDEN when it is not for that office */
    public void requireOffice(String office) {
        require(covers(office), "admin.forbidden.office");
    }

    /** @throws Refused FORBIDDEN when it is not for that group */
    public void requireGroup(String group) {
        require(coversGroup(group), "admin.forbidden.group");
    }

    /** @throws Refused FORBIDDEN when it is not for a person in these groups */
    public void requirePerson(Collection<String> groups) {
        require(coversPerson(groups), "admin.forbidden.person");
    }

    private static void require(boolean allowed, String key) {
        if (!allowed) {
            throw new Refused(Refused.Kind.FORBIDDEN, key);
        }
    }
}
