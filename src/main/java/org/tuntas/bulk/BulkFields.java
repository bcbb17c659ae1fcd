package org.tuntas.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Storable;

/** What an officer fills in once for all, checked as far as it can be before the complaints are looked at one by one. */
final class BulkFields {

    /** Shortest and longest texts, as on the forms. */
    private static final Map<String, int[]> LENGTHS = Map.of(
            "explanation", new int[] {10, 2000},
            "answer", new int[] {10, 10000},
            "instruction", new int[] {0, 2000},
            "note", new int[] {5, 2000},
            "internalNote", new int[] {0, 2000});

    private static final List<String> OPTIONAL = List.of("category", "instruction", "internalNote");

    private BulkFields() {}

    /** The fields of an action among what was typed; what is wrong is added to {@code problems}. */
    static Map<String, Object> read(BulkKind kind, Map<String, Object> typed, List<FieldProblem> problems) {
        Map<String, Object> fields = new HashMap<>();
        for (String field : kind.asked()) {
            Object value = typed.get(field);
            if (isEmpty(value)) {
                if (!OPTIONAL.contains(field)) {
                    problems.add(FieldProblem.of(field, "bulk.required"));
                }
                continue;
            }
            int before = problems.size();
            if (value instanceof String text) {
                checkText(field, text.strip(), problems);
            }
            if (problems.size() == before) {
                fields.put(field, value instanceof String text ? text.strip() : value);
            }
        }
        return fields;
    }

    private static void checkText(String field, String text, List<FieldProblem> problems) {
        int[] lengths = LENGTHS.getOrDefault(field, new int[] {0, 100});
        if (!Storable.isStorable(text)) {
            problems.add(FieldProblem.of(field, "bulk.characters"));
        } else if (text.length() < lengths[0]) {
            problems.add(FieldProblem.of(field, "bulk.tooShort", lengths[0]));
        } else if (text.length() > lengths[1]) {
            problems.add(FieldProblem.of(field, "bulk.tooLong", lengths[1], text.length()));
        } else if (field.equals("parentNumber") && TrackingNumber.read(text).isEmpty()) {
            problems.add(FieldProblem.of(field, "bulk.strangeNumbers", text));
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof List<?> list && list.isEmpty();
    }
}
