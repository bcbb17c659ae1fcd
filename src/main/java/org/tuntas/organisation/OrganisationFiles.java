package org.tuntas.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.tuntas.organisation.CsvFile.Row;

/**
 * An organisation as a folder of three CSV files describes it. The folder stands by itself: a parent is in
 * {@code nodes.csv}, a member in {@code staff.csv}.
 *
 * <ul>
 *   <li>{@code nodes.csv}: code, parent, kind (AGENCY or UNIT), name, desk (true, false or nothing)
 *   <li>{@code staff.csv}: login, name, email and, if wanted, password_hash
 *   <li>{@code memberships.csv}: login, group
 * </ul>
 */
final class OrganisationFiles {

    private static final Pattern PASSWORD_HASH = Pattern.compile("\\{(?!noop})[A-Za-z0-9@._-]+}.+");

    private final List<Node> nodes = new ArrayList<>();
    private final List<StaffMember> staff = new ArrayList<>();
    private final Map<Membership, Row> memberships = new LinkedHashMap<>();

    /** @throws MalformedFile naming file, line and fault */
    static OrganisationFiles in(Resource folder) {
        OrganisationFiles files = new OrganisationFiles();
        files.readNodes(CsvFile.in(folder, "nodes.csv"));
        files.readStaff(CsvFile.in(folder, "staff.csv"));
        files.readMemberships(CsvFile.in(folder, "memberships.csv"));
        return files;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<StaffMember> staff() {
        return staff;
    }

    List<Membership> memberships() {
        return List.copyOf(memberships.keySet());
    }

    /** The fault of the line that names a group which, once all nodes are entered, does not exist. */
    MalformedFile fault(UnknownGroup unknown) {
        Row row = memberships.get(unknown.membership());
        if (row == null) {
            throw unknown;
        }
        return new MalformedFile(row.file(), row.line(), String.valueOf(unknown.getMessage()), unknown);
    }

    private void readNodes(CsvFile file) {
        Map<String, Node> byCode = new HashMap<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        String desk = null;
        for (Row row : file.rows(List.of("code", "parent", "kind", "name", "desk"), List.of())) {
            Node node = row.make(
                    () -> new Node(row.text("code"), row.optional("parent"), kind(row), row.text("name"), isDesk(row)));
            if (rows.putIfAbsent(node.code(), row) != null) {
                throw row.fault("duplicate code '" + node.code() + "'");
            }
            if (node.desk() && desk != null) {
                throw row.fault("two desks: '" + desk + "' is one already");
            }
            desk = node.desk() ? node.code() : desk;
            byCode.put(node.code(), node);
            nodes.add(node);
        }
        rows.forEach((code, row) -> checkParents(code, row, byCode));
    }

    private static void checkParents(String code, Row row, Map<String, Node> byCode) {
        String parent = row.optional("parent");
        if (parent != null && !byCode.containsKey(parent)) {
            throw row.fault("unknown parent '" + parent + "'");
        }
        Set<String> above = new HashSet<>();
        for (Node node = byCode.get(code); node != null; node = parentOf(node, byCode)) {
            if (!above.add(node.code())) {
                throw row.fault("'" + node.code() + "' is above itself");
            }
        }
    }

    private static @Nullable Node parentOf(Node node, Map<String, Node> byCode) {
        return node.parent() == null ? null : byCode.get(node.parent());
    }

    private static Node.Kind kind(Row row) {
        return switch (row.text("kind")) {
            case "AGENCY" -> Node.Kind.AGENCY;
            case "UNIT" -> Node.Kind.UNIT;
            default -> throw row.fault("kind '" + row.text("kind") + "' is neither AGENCY nor UNIT");
        };
    }

    private static boolean isDesk(Row row) {
        return switch (row.text("desk")) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw row.fault("desk '" + row.text("desk") + "' is neither true nor false");
        };
    }

    private void readStaff(CsvFile file) {
        Set<String> logins = new HashSet<>();
        for (Row row : file.rows(List.of("login", "name", "email"), List.of("password_hash"))) {
            StaffMember member = row.make(() -> new StaffMember(
                    row.text("login"), row.text("name"), row.optional("email"), row.optional("password_hash"), true));
            if (!logins.add(member.login())) {
                throw row.fault("duplicate login '" + member.login() + "'");
            }
            // Not shown in the message: somebody may have written the password itself.
            if (member.passwordHash() != null
                    && !PASSWORD_HASH.matcher(member.passwordHash()).matches()) {
                throw row.fault("password_hash of '" + member.login() + "' is not a hash such as {bcrypt}$2a$10$…");
            }
            staff.add(member);
        }
    }

    private void readMemberships(CsvFile file) {
        Set<String> logins =
                new HashSet<>(staff.stream().map(StaffMember::login).toList());
        for (Row row : file.rows(List.of("login", "group"), List.of())) {
            Membership membership = new Membership(row.text("login"), row.text("group"));
            if (!logins.contains(membership.login())) {
                throw row.fault("unknown login '" + membership.login() + "'");
            }
            if (memberships.putIfAbsent(membership, row) != null) {
                throw row.fault("'" + membership.login() + "' is in '" + membership.groupId() + "' already");
            }
        }
    }
}
