package org.tuntas.modelling.rehearsal;

import java.util.List;
import java.util.Map;

/**
 * What was expected and not seen so.
 *
 * @param expected the rows that nobody saw
 * @param seen the rows that were there instead
 * @param names what people call the groups, forms and elements of these rows, by id
 */
public record Mismatch(Aspect aspect, List<Row> expected, List<Row> seen, Map<String, String> names) {

    /** Makes its own copies. */
    public Mismatch {
        expected = List.copyOf(expected);
        seen = List.copyOf(seen);
        names = Map.copyOf(names);
    }
}
