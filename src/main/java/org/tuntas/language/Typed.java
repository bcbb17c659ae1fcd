package org.tuntas.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;

/** Reads what somebody typed, and collects all that is wrong with it, so that it can be mended at once. */
public final class Typed {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]{2,}");
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final List<FieldProblem> problems = new ArrayList<>();

    /** A text that must be there. */
    public String text(String field, @Nullable String typed, int longest) {
        String text = optional(field, typed, longest);
        if (text == null) {
            problem(field, "admin.problem.required");
            return "";
        }
        return text;
    }

    /** A text that may be missing; null then. */
    public @Nullable String optional(String field, @Nullable String typed, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > longest) {
            problem(field, "admin.problem.tooLong", longest, text.length());
        }
        if (!Storable.isStorable(text)) {
            problem(field, "admin.problem.characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** An e-mail address, or null. */
    public @Nullable String email(String field, @Nullable String typed) {
        String text = optional(field, typed, 200);
        if (text != null && !EMAIL.matcher(text).matches()) {
            problem(field, "admin.problem.email");
        }
        return text;
    }

    /** A day that must be there; one of no meaning when it is not. */
    public LocalDate day(String field, @Nullable String typed) {
        LocalDate day = optionalDay(field, typed);
        if (day == null) {
            problemUnlessOneIs(field, "admin.problem.required");
            return EARLIEST;
        }
        return day;
    }

    /** A day, or null. */
    public @Nullable LocalDate optionalDay(String field, @Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isAfter(EARLIEST) && day.isBefore(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            // Told below, as a day out of reach is.
        }
        problem(field, "admin.problem.day");
        return null;
    }

    /** A whole number that must be there; the least one when it is none. */
    public int number(String field, @Nullable String typed, int least, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(field, "admin.problem.between", least, most);
        return least;
    }

    /** A time of day that must be there. */
    public LocalTime time(String field, @Nullable String typed) {
        try {
            return LocalTime.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException notATime) {
            problem(field, "admin.problem.time");
            return LocalTime.NOON;
        }
    }

    /** One of an enum's names; the first of them when it is none. */
    public <E extends Enum<E>> E oneOf(String field, Class<E> type, @Nullable String typed) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(typed)) {
                return constant;
            }
        }
        problem(field, "admin.problem.choose");
        return type.getEnumConstants()[0];
    }

    /** Adds what is wrong with a field. */
    public void problem(String field, String key, Object... arguments) {
        problems.add(FieldProblem.of(field, key, arguments));
    }

    private void problemUnlessOneIs(String field, String key) {
        if (problems.stream().noneMatch(known -> known.field().equals(field))) {
            problem(field, key);
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean isFine() {
        return problems.isEmpty();
    }

    /** @throws InvalidInput when something is wrong */
    public void require() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }
}
