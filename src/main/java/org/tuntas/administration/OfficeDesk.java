package org.tuntas.administration;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.Change.Action;
import org.tuntas.administration.Change.Subject;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Offices;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.CalendarBook;

/** Where offices come, get other names and places, and close. */
@Service
public class OfficeDesk {

    private static final int LONGEST_NAME = 150;

    private final Mandates mandates;
    private final Registry registry;
    private final Offices offices;
    private final Closings closings;
    private final CalendarBook calendars;
    private final Journal journal;
    private final Clock clock;

    OfficeDesk(
            Mandates mandates,
            Registry registry,
            Offices offices,
            Closings closings,
            CalendarBook calendars,
            Journal journal,
            Clock clock) {
        this.mandates = mandates;
        this.registry = registry;
        this.offices = offices;
        this.closings = closings;
        this.calendars = calendars;
        this.journal = journal;
        this.clock = clock;
    }

    /** The offices the caller has to do with, open and closed, parents before their children. */
    public List<Node> list(String actor) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        return registry.nodes().stream()
                .filter(node -> mandate.covers(node.code()))
                .toList();
    }

    /**
     * An office the caller has to do with.
     *
     * @throws Refused UNKNOWN when there is none of that code
     */
    public Node find(String actor, String code) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        Node node = node(code);
        mandate.requireOffice(code);
        return node;
    }

    /** Where an office may be put: open ones of the same agency that are not below it. None for an agency. */
    public List<Node> placesFor(Node node) {
        if (node.isAgency()) {
            return List.of();
        }
        Node agency = registry.agencyOf(node.code());
        return registry.nodes().stream()
                .filter(Node::isOpen)
                .filter(other -> registry.agencyOf(other.code()).equals(agency))
                .filter(other -> !isAtOrAbove(node, other))
                .toList();
    }

    /** Who may take over an office's work: of a unit an open one of its agency, or the agency itself; of an agency another one. */
    public List<Node> successorsFor(Node node) {
        return registry.nodes().stream()
                .filter(Node::isOpen)
                .filter(other -> !other.code().equals(node.code()))
                .filter(other -> node.isAgency()
                        ? other.isAgency()
                        : registry.agencyOf(other.code()).equals(registry.agencyOf(node.code())))
                .toList();
    }

    /**
     * Adds an office.
     *
     * @param kind {@code UNIT}, or for an operator {@code AGENCY}
     * @return its code
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code code}, {@code name}, {@code kind}, {@code parent}
     */
    @Transactional
    public String add(
            String actor,
            @Nullable String code,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String parent) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        offices.lock();
        Typed typed = new Typed();
        String newCode = typed.text("code", code, 60).toLowerCase(Locale.ROOT);
        String newName = typed.text("name", name, LONGEST_NAME);
        Node.Kind newKind = typed.oneOf("kind", Node.Kind.class, kind);
        String above = typed.optional("parent", parent, 60);
        if (newKind == Node.Kind.AGENCY) {
            mandate.requireOperator();
        } else if (above == null) {
            typed.problem("parent", "admin.problem.required");
        }
        if (above != null) {
            mandate.requireOffice(above);
            if (!registry.node(above).map(Node::isOpen).orElse(false)) {
                typed.problem("parent", "admin.problem.office");
            }
        }
        checkName(typed, newName, newCode, above);
        if (!newCode.isEmpty() && !Node.isCode(newCode)) {
            typed.problem("code", "admin.problem.code");
        }
        typed.require();
        Node added = new Node(newCode, above, newKind, newName, false);
        if (!offices.add(added)) {
            if (registry.node(newCode).filter(added::equals).isPresent()) {
                return newCode;
            }
            typed.problem("code", "admin.problem.codeTaken");
            typed.require();
        }
        journal.write(
                mandate,
                Change.of(Action.OFFICE_ADDED, newCode)
                        .with("name", null, newName)
                        .with("kind", null, newKind)
                        .with("parent", null, above));
        return newCode;
    }

    /**
     * Gives an office another name. Entries of timelines keep the name that held when they were written.
     *
     * @param seen key of the newest change of this office that the caller had read
     * @throws Overwritten when somebody changed the office since
     */
    @Transactional
    public void rename(String actor, String code, @Nullable String name, long seen) {
        Mandate mandate = mandates.of(actor);
        Node node = held(mandate, code, seen);
        Typed typed = new Typed();
        String newName = typed.text("name", name, LONGEST_NAME);
        checkName(typed, newName, code, node.parent());
        typed.require();
        Change change = Change.of(Action.OFFICE_RENAMED, code).with("name", node.name(), newName);
        if (!change.isNothing()) {
            offices.rename(code, newName);
            journal.write(mandate, change);
        }
    }

    /** Two open offices of one agency, or two agencies, with one name could not be told apart on a form. */
    private void checkName(Typed typed, String name, String code, @Nullable String parent) {
        @Nullable String agency = parent == null ? null : agencyAt(parent);
        boolean taken = registry.nodes().stream()
                .filter(Node::isOpen)
                .filter(other -> !other.code().equals(code))
                .filter(other -> other.name().equalsIgnoreCase(name))
                .anyMatch(other -> other.isAgency() || Objects.equals(agencyAt(other.code()), agency));
        if (taken) {
            typed.problem("name", "admin.problem.nameTaken");
        }
    }

    private @Nullable String agencyAt(String office) {
        return registry.node(office).isPresent() ? registry.agencyOf(office).code() : null;
    }

    /**
     * Puts a unit below another office of its agency.
     *
     * @param seen key of the newest change of this office that the caller had read
     * @throws Overwritten when somebody changed the office since
     */
    @Transactional
    public void move(String actor, String code, @Nullable String parent, long seen) {
        Mandate mandate = mandates.of(actor);
        Node node = held(mandate, code, seen);
        Typed typed = new Typed();
        String above = typed.text("parent", parent, 60);
        if (!above.isEmpty()
                && placesFor(node).stream().noneMatch(place -> place.code().equals(above))) {
            typed.problem("parent", "admin.problem.place");
        }
        typed.require();
        Change change = Change.of(Action.OFFICE_MOVED, code).with("parent", node.parent(), above);
        if (!change.isNothing()) {
            offices.move(code, above);
            journal.write(mandate, change);
        }
    }

    /**
     * Closes an office for new work. What it has goes to the successor afterwards, see {@link HandingOver}.
     *
     * @return key of the closing; of the first one when it was closed before
     * @throws org.tuntas.complaint.InvalidInput naming the field {@code successor}
     * @throws Refused INVALID when it is the desk, or open offices are below it
     */
    @Transactional
    public long close(String actor, String code, @Nullable String successor) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        offices.lock();
        Node node = node(code);
        mandate.requireOffice(code);
        Optional<Closings.Closing> before = closings.of(code);
        if (before.isPresent()) {
            return before.get().id();
        }
        if (node.isAgency()) {
            mandate.requireOperator();
        }
        if (node.desk()) {
            throw new Refused(Refused.Kind.INVALID, "admin.refused.desk");
        }
        List<String> below = registry.nodes().stream()
                .filter(other -> code.equals(other.parent()) && other.isOpen())
                .map(Node::name)
                .toList();
        if (!below.isEmpty()) {
            throw new Refused(Refused.Kind.INVALID, "admin.refused.officesBelow", String.join(", ", below));
        }
        Typed typed = new Typed();
        String heir = typed.text("successor", successor, 60);
        if (!heir.isEmpty()
                && successorsFor(node).stream().noneMatch(other -> other.code().equals(heir))) {
            typed.problem("successor", "admin.problem.successor");
        }
        typed.require();
        String agency = registry.agencyOf(code).code();
        offices.close(code, calendars.calendars().of(agency).dayOf(clock.instant()), heir);
        journal.write(mandate, Change.of(Action.OFFICE_CLOSED, code).with("successor", null, heir));
        return closings.begin(code, heir, actor, clock.instant());
    }

    /** The closing of an office the caller has to do with; empty while it is open. */
    @Transactional(readOnly = true)
    public Optional<Closings.Closing> closingOf(String actor, String code) {
        find(actor, code);
        return closings.of(code);
    }

    private Node held(Mandate mandate, String code, long seen) {
        mandate.requireSettings();
        offices.lock();
        Node node = node(code);
        mandate.requireOffice(code);
        if (!node.isOpen()) {
            throw new Refused(Refused.Kind.INVALID, "admin.refused.closed", node.name());
        }
        journal.requireUnchanged(Subject.OFFICE, code, seen);
        return node;
    }

    private Node node(String code) {
        return registry.node(code).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "admin.unknown.office", code));
    }

    private boolean isAtOrAbove(Node node, Node other) {
        Optional<Node> at = Optional.of(other);
        while (at.isPresent() && !at.get().code().equals(node.code())) {
            at = Optional.ofNullable(at.get().parent()).flatMap(registry::node);
        }
        return at.isPresent();
    }
}
