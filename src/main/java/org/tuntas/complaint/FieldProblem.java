package org.tuntas.complaint;

import java.util.List;

/**
 * One thing that is wrong with one field.
 *
 * @param field path as the sender knows it, e.g. {@code place.regionCode}
 * @param key message key in {@code messages/refusals}
 * @param arguments values of the message's placeholders
 */
public record FieldProblem(String field, String key, List<Object> arguments) {

    /** A problem whose message needs {@code arguments}. */
    public static FieldProblem of(String field, String key, Object... arguments) {
        return new FieldProblem(field, key, List.of(arguments));
    }
}
