package org.tuntas.modelling;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is not the same in two versions of models. {@link DifferenceWords} says it to people.
 *
 * @param file name without its folder, e.g. {@code complaint.bpmn}
 * @param arguments what the sentence is completed with, as {@link #term}, {@link #value}, {@link #named} or plain text
 * @param clauses further short sentences
 * @param before ids of the elements to mark in the older drawing
 * @param after ids of the elements to mark in the newer drawing
 */
public record Difference(
        Change change,
        String file,
        Subject subject,
        List<String> arguments,
        List<Clause> clauses,
        List<String> before,
        List<String> after) {

    private static final Set<String> CODES = Set.of("stage", "type", "supervisionClass");

    static final String TERM = "@";
    static final String VALUE = "=";
    static final String AND = "\n";

    /**
     * What it is about.
     *
     * @param kind a key of the words, e.g. {@code task}
     * @param name as the diagram, form or table calls it; its id when it has no name
     */
    public record Subject(String kind, String name) {}

    /** A short sentence that completes another. */
    public record Clause(String key, List<String> arguments) {

        static Clause of(String key, String... arguments) {
            return new Clause(key, List.of(arguments));
        }
    }

    static Difference of(Change change, String file, Subject subject, String... arguments) {
        return new Difference(change, file, subject, List.of(arguments), List.of(), List.of(), List.of());
    }

    Difference marking(Collection<String> older, Collection<String> newer) {
        return new Difference(change, file, subject, arguments, clauses, List.copyOf(older), List.copyOf(newer));
    }

    Difference with(List<Clause> further) {
        return new Difference(change, file, subject, arguments, List.copyOf(further), before, after);
    }

    /** Whether the handling of reports stays the same. */
    public boolean isOnlyDrawn() {
        return change.mark() == Change.Mark.DRAWN;
    }

    /** Every element that a drawing marks for it. */
    public List<String> elements() {
        return Stream.concat(after.stream(), before.stream()).distinct().toList();
    }

    /** An argument that is a text of the words. */
    static String term(String key, String... parameters) {
        return TERM + key + Arrays.stream(parameters).map(AND::concat).collect(Collectors.joining());
    }

    /** An argument that is written in a model: an expression, a number, a text. */
    static String value(String written) {
        return VALUE + written;
    }

    /**
     * An argument that is a cell of a table: what its column takes from the words of the domain is said in these.
     *
     * @param called what a diagram calls what is written, for when the domain has no words for it
     */
    static String cell(String column, String written, String called) {
        return CODES.contains(column) && !written.isEmpty()
                ? term("code." + column, written, called.isEmpty() ? written : called)
                : value(written);
    }

    /** An argument that is a name. */
    static String named(String name) {
        return "“" + name + "”";
    }

    /** An argument that is a list of names. */
    static String named(Collection<String> names) {
        return names.stream().map(Difference::named).collect(Collectors.joining(", "));
    }
}
