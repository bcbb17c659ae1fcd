package org.tuntas.organisation;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the organisation: the tree may be of any depth (ministry, directorate; city, dinas, kelurahan).
 *
 * @param code short name that reports, groups and limits refer to; lower-case words joined by dashes, for good
 * @param parent code of the node above; null for a root, which is always an agency
 * @param kind whether it receives reports itself
 * @param name as people see it
 * @param desk whether it is the desk, which receives every report that names no agency; one node at most
 * @param closedOn last day it took work; null while it is open
 * @param successor code of the node that took over its work when it closed; null while it is open
 */
public record Node(
        String code,
        @Nullable String parent,
        Kind kind,
        String name,
        boolean desk,
        @Nullable LocalDate closedOn,
        @Nullable String successor) {

    /** What a node is to a report. */
    public enum Kind {
        /** K/L/D (kementerian, lembaga, pemerintah daerah): reports are forwarded to it and it answers for them */
        AGENCY,
        /** everything below: reports are disposed to it by its agency */
        UNIT
    }

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_CODE = 60;

    /** @throws IllegalArgumentException when code or name are not allowed, or a unit has no parent */
    public Node {
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "bad code '" + code + "': lower-case letters and digits, in words joined "
                            + "by single dashes, at most " + LONGEST_CODE + " characters");
        }
        if (code.equals("desk")) {
            throw new IllegalArgumentException(
                    "the code 'desk' is kept free: its group desk-admin would be the verification desk's");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("empty name of '" + code + "'");
        }
        if (kind == Kind.UNIT && parent == null) {
            throw new IllegalArgumentException("unit '" + code + "' has no parent: only an agency can be a root");
        }
    }

    /** An open one. */
    public Node(String code, @Nullable String parent, Kind kind, String name, boolean desk) {
        this(code, parent, kind, name, desk, null, null);
    }

    /** Whether an office could have that code. */
    public static boolean isCode(String text) {
        return text.length() <= LONGEST_CODE && CODE.matcher(text).matches() && !text.equals("desk");
    }

    /** Whether it is offered for new work. */
    public boolean isOpen() {
        return closedOn == null;
    }

    /** Whether reports are forwarded to it. */
    public boolean isAgency() {
        return kind == Kind.AGENCY;
    }
}
