package org.tuntas.decree;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.sla.Holiday;

/** What somebody says a decree says, day by day, until it is known to be possible. */
final class DecreeText {

    /** A year has some thirty; more than this is no decree. */
    static final int MOST_DAYS = 400;

    /** In the place of a kind: the day becomes a working day again. */
    static final String RECALL = "RECALL";

    private static final int LONGEST_NAME = 200;
    private static final int YEARS_BACK = 1;
    private static final int YEARS_AHEAD = 3;

    private final LocalDate today;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Map<List<Object>, DecreeDay> days = new LinkedHashMap<>();
    private int leftOut;

    DecreeText(LocalDate today) {
        this.today = today;
    }

    /**
     * One row, as it was typed or read.
     *
     * @param field how error messages find it, e.g. {@code day3}
     * @param row number of the row, for people
     */
    record Row(
            String field,
            int row,
            @Nullable LocalDate day,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String agency) {}

    /** Takes a row. */
    void add(Row row) {
        LocalDate day = row.day();
        String kind = row.kind() == null ? "" : row.kind();
        String agency = row.agency() == null ? "" : row.agency().strip();
        String name = row.name() == null ? "" : row.name().strip();
        if (day == null) {
            problem(row, "decree.problem.day");
        } else if (day.isBefore(today.minusYears(YEARS_BACK)) || day.isAfter(today.plusYears(YEARS_AHEAD))) {
            problem(row, "decree.problem.reach", day.toString());
        } else if (name.length() > LONGEST_NAME) {
            problem(row, "decree.problem.longName", LONGEST_NAME);
        } else if (name.isEmpty() && !kind.equals(RECALL)) {
            problem(row, "decree.problem.name");
        } else {
            kind(kind, agency)
                    .ifPresentOrElse(
                            known -> keep(row, new DecreeDay(day, agency, known, name, kind.equals(RECALL))),
                            () -> problem(row, agency.isEmpty() ? "decree.problem.kind" : "decree.problem.local"));
        }
        if (days.size() > MOST_DAYS) {
            throw new InvalidInput(List.of(FieldProblem.of(row.field(), "decree.problem.many", MOST_DAYS)));
        }
    }

    private static Optional<Holiday.Kind> kind(String kind, String agency) {
        if (kind.equals(RECALL)) {
            return Optional.of(agency.isEmpty() ? Holiday.Kind.HOLIDAY : Holiday.Kind.LOCAL_HOLIDAY);
        }
        for (Holiday.Kind known : Holiday.Kind.values()) {
            if (known.name().equals(kind)) {
                return (known == Holiday.Kind.LOCAL_HOLIDAY) == agency.isEmpty()
                        ? Optional.empty()
                        : Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private void keep(Row row, DecreeDay day) {
        DecreeDay before = days.putIfAbsent(List.of(day.day(), day.agency()), day);
        if (before != null && !before.equals(day)) {
            problem(row, "decree.problem.twice", day.day().toString());
        }
    }

    /** Counts a row that names another decree. */
    void leaveOut() {
        leftOut++;
    }

    /** Notes what is wrong with a row. */
    void problem(Row row, String key, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = row.row();
        System.arraycopy(more, 0, arguments, 1, more.length);
        problems.add(FieldProblem.of(row.field(), key, arguments));
    }

    int leftOut() {
        return leftOut;
    }

    /**
     * The days.
     *
     * @throws InvalidInput naming everything that is wrong, or that there is none
     */
    List<DecreeDay> days(String field) {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        if (days.isEmpty()) {
            throw new InvalidInput(List.of(FieldProblem.of(
                    field, leftOut > 0 ? "decree.problem.otherDecree" : "decree.problem.noDay", leftOut)));
        }
        return List.copyOf(days.values());
    }
}
