package org.tuntas.modelling.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What can be seen of a report, and how much of it an expectation must name. */
public enum Aspect implements ScenarioWord {
    /** the state that the public sees, as its code */
    STATE("status", "state", Shape.ONE),
    /** 1, and one more with each reopening */
    ROUND("ronde", "round", Shape.ONE),
    /** dissatisfied answers of this round */
    OBJECTIONS("keberatan", "objections", Shape.ONE),
    /** the reporter's, or {@value #NONE} */
    RATING("nilai", "rating", Shape.ONE),
    /** how the round ended, as its code, or {@value #NONE} */
    REASON("alasan", "reason", Shape.ONE),
    /** open tasks, in any order: all of them, each with as many columns as one likes */
    TASKS("tugas", "tasks", Shape.ALL, Column.FORM, Column.GROUP, Column.DUE),
    /** timers that wait: those one cares about */
    TIMERS("pengatur waktu", "timers", Shape.SOME, Column.ELEMENT, Column.AT),
    /** warnings of limits so far, in order */
    WARNINGS("peringatan", "warnings", Shape.SEQUENCE, Column.STAGE, Column.AT),
    /** escalations so far, in order */
    ESCALATIONS("eskalasi", "escalations", Shape.SEQUENCE, Column.STAGE, Column.LEVEL, Column.AT),
    /** kinds of the entries of the timeline, all of them in order */
    TIMELINE("riwayat", "timeline", Shape.SEQUENCE),
    /** what the reporter could do now */
    REPORTER_MAY("pelapor dapat", "reporter may", Shape.SEQUENCE),
    /** whether the public may read it: {@value #YES} or {@value #NO} */
    PUBLISHED("diumumkan", "published", Shape.ONE);

    /** For nothing at all. */
    public static final String NONE = "tidak ada";

    /** For what is so. */
    static final String YES = "ya";

    /** For what is not so. */
    static final String NO = "tidak";

    /** How what is expected is compared with what is seen. */
    enum Shape {
        /** a single word */
        ONE,
        /** all rows in this order */
        SEQUENCE,
        /** all rows in any order */
        ALL,
        /** these rows among others */
        SOME
    }

    private final String indonesian;
    private final String english;
    private final Shape shape;
    private final List<Column> columns;

    Aspect(String indonesian, String english, Shape shape, Column... columns) {
        this.indonesian = indonesian;
        this.english = english;
        this.shape = shape;
        this.columns = List.of(columns);
    }

    @Override
    public String indonesian() {
        return indonesian;
    }

    @Override
    public String english() {
        return english;
    }

    Shape shape() {
        return shape;
    }

    /** The columns of its rows; empty when it is no table. */
    List<Column> columns() {
        return columns;
    }

    /** Whether what is seen is what is expected. */
    boolean holds(List<Row> expected, List<Row> seen) {
        return switch (shape) {
            case ONE, SEQUENCE -> fitInOrder(expected, seen);
            case ALL ->
                expected.size() == seen.size() && missing(expected, seen).isEmpty();
            case SOME -> missing(expected, seen).isEmpty();
        };
    }

    private static boolean fitInOrder(List<Row> expected, List<Row> seen) {
        if (expected.size() != seen.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).fits(seen.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Those for which no row is left that fits. */
    private static List<Row> missing(List<Row> expected, List<Row> seen) {
        List<Row> left = new ArrayList<>(seen);
        return expected.stream().filter(row -> !take(row, left)).toList();
    }

    private static boolean take(Row row, List<Row> from) {
        return from.stream().filter(row::fits).findFirst().map(from::remove).orElse(false);
    }

    /** The rows that are expected and not seen as they should be. */
    List<Row> unseen(List<Row> expected, List<Row> seen) {
        return switch (shape) {
            case ONE, SEQUENCE -> {
                int begin = alike(expected, seen, false);
                int end = alike(rest(expected, begin), rest(seen, begin), true);
                yield expected.subList(begin, expected.size() - end);
            }
            case ALL, SOME -> missing(expected, seen);
        };
    }

    /** The rows that are seen where others are expected, without the columns that nobody asked for. */
    List<Row> unexpected(List<Row> expected, List<Row> seen) {
        List<Row> rows =
                switch (shape) {
                    case ONE, SEQUENCE -> {
                        int begin = alike(expected, seen, false);
                        int end = alike(rest(expected, begin), rest(seen, begin), true);
                        yield seen.subList(begin, seen.size() - end);
                    }
                    case ALL -> {
                        List<Row> left = new ArrayList<>(seen);
                        expected.forEach(row -> take(row, left));
                        yield left;
                    }
                    case SOME -> seen;
                };
        return expected.isEmpty()
                ? rows
                : rows.stream()
                        .map(row -> row.narrowedTo(expected.get(0).cells().keySet()))
                        .toList();
    }

    private static List<Row> rest(List<Row> rows, int begin) {
        return rows.subList(begin, rows.size());
    }

    /** How many rows fit from the beginning, or from the end. */
    private static int alike(List<Row> expected, List<Row> seen, boolean fromEnd) {
        int most = Math.min(expected.size(), seen.size());
        int alike = 0;
        while (alike < most && at(expected, alike, fromEnd).fits(at(seen, alike, fromEnd))) {
            alike++;
        }
        return alike;
    }

    private static Row at(List<Row> rows, int index, boolean fromEnd) {
        return rows.get(fromEnd ? rows.size() - 1 - index : index);
    }

    /** For people; {@value #NONE} for no rows. */
    static String inWords(List<Row> rows) {
        return rows.isEmpty() ? NONE : rows.stream().map(Row::inWords).collect(Collectors.joining("; "));
    }
}
