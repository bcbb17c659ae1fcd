package org.tuntas.language;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;

/** What somebody typed into one of a page's forms and what is wrong with it, so that nothing has to be typed again. */
public final class Form {

    private final String name;
    private final Map<String, String> typed;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private Form(String name, Map<String, String> typed) {
        this.name = name;
        this.typed = typed;
    }

    /** Nothing was typed yet. */
    public static Form untouched() {
        return new Form("", Map.of());
    }

    /** Typed without a fault of the typist. */
    public static Form kept(String name, Map<String, String> typed) {
        return new Form(name, typed);
    }

    /** Typed, and refused. */
    public static Form refused(String name, Map<String, String> typed, InvalidInput invalid, Words words) {
        Form form = new Form(name, typed);
        for (FieldProblem problem : invalid.problems()) {
            form.problems.putIfAbsent(problem.field(), words.problem(problem));
        }
        return form;
    }

    /** What stands in a field: what was typed, or what is known. */
    public String value(String form, String field, @Nullable Object known) {
        if (name.equals(form)) {
            return typed.getOrDefault(field, "");
        }
        return known == null ? "" : known.toString();
    }

    /** Whether a choice is made: the one that was chosen, or the one that is known. */
    public boolean chosen(String form, String field, @Nullable Object known, @Nullable Object choice) {
        return value(form, field, known).equals(choice == null ? "" : choice.toString());
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String problem(String form, String field) {
        return name.equals(form) ? problems.get(field) : null;
    }

    /** Whether something is wrong with that form. */
    public boolean isRefused(String form) {
        return name.equals(form) && !problems.isEmpty();
    }
}
