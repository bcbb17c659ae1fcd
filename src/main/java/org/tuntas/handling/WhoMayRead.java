package org.tuntas.handling;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;

/**
 * The one rule by which officers read reports: lists, case cards and the report beside a form all ask it.
 *
 * <ol>
 *   <li>Whoever has it, or had it, reads it, also when it is secret: each group that was offered a step of it, each officer who
 *       took one.
 *   <li>The inspectors of an office read all that the office and those below it have or had, also what is secret.
 *   <li>What is not secret is read by the desk, the ombudsman and the auditors; by administrators and heads of an agency in all
 *       offices of their agency; by a unit's officers in their unit, by its administrators and heads in the units below as well.
 *   <li>Where misconduct is alleged, a unit reads nothing; and whoever works in a unit that has or had the report reads
 *       it under no other hat either, unless they inspect it.
 * </ol>
 *
 * <p>Operators and process designers read no reports. What may not be read is answered as what does not exist.
 */
@Component
public class WhoMayRead {

    private static final Set<String> EVERYWHERE = Set.of("desk-admin", "desk-coordinator", "ombudsman", "auditor");
    private static final Set<String> OBSERVERS = Set.of("ombudsman", "auditor");

    private final Staff staff;
    private final Registry registry;
    private final Complaints complaints;
    private final CaseIndex index;

    WhoMayRead(Staff staff, Registry registry, Complaints complaints, CaseIndex index) {
        this.staff = staff;
        this.registry = registry;
        this.complaints = complaints;
        this.index = index;
    }

    /** A report that an officer may read; empty when there is none of that number for this officer. */
    @Transactional(readOnly = true)
    public Optional<Complaint> find(String login, TrackingNumber number) {
        return readable(login, List.of(number)).isEmpty() ? Optional.empty() : complaints.find(number);
    }

    /** Those of some reports that an officer may read. */
    @Transactional(readOnly = true)
    public Set<TrackingNumber> readable(String login, Collection<TrackingNumber> numbers) {
        return index.readable(reader(login), numbers);
    }

    /**
     * A report that an officer may read.
     *
     * @param written the number as somebody wrote it
     * @throws Refused UNKNOWN when there is none of that number for this officer
     */
    @Transactional(readOnly = true)
    public Complaint require(String login, String written) {
        return TrackingNumber.read(written)
                .flatMap(number -> find(login, number))
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", written.strip()));
    }

    /** What an officer's groups of today let them read. */
    public Reader reader(String login) {
        Set<String> groups = staff.groupIdsOf(login);
        Set<String> hats = new HashSet<>(groups);
        hats.add("@" + login);
        Set<String> agencies = new LinkedHashSet<>();
        Set<String> units = new LinkedHashSet<>();
        Set<String> inspected = new LinkedHashSet<>();
        Set<String> seats = new LinkedHashSet<>();
        for (String group : groups) {
            int dash = group.lastIndexOf('-');
            String role = group.substring(dash + 1);
            Optional<Node> office = dash < 0 ? Optional.empty() : registry.node(group.substring(0, dash));
            office.ifPresent(node -> {
                switch (role) {
                    case "inspector" -> inspected.addAll(withBelow(node));
                    case "admin", "head" -> (node.isAgency() ? agencies : units).addAll(withBelow(node));
                    default -> {
                        if (!node.isAgency()) {
                            units.add(node.code());
                        }
                    }
                }
                if (!role.equals("inspector") && !node.isAgency()) {
                    seats.add(node.code());
                }
            });
        }
        return new Reader(
                login,
                hats,
                groups.stream().anyMatch(EVERYWHERE::contains),
                agencies,
                units,
                inspected,
                seats,
                groups.stream().allMatch(OBSERVERS::contains));
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
