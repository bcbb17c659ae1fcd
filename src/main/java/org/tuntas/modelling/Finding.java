package org.tuntas.modelling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where models, forms or tables break a {@link Rule}. {@link FindingWords} says it to people.
 *
 * @param file as it was named to the check, e.g. {@code bpmn/complaint.bpmn}
 * @param element id of the element, of the form's field or of the table's row; null when it is about the whole file
 * @param name what the diagram or the form calls it; null when it has no name
 * @param arguments what the words are completed with
 */
public record Finding(Rule rule, String file, @Nullable String element, @Nullable String name, List<String> arguments) {

    /** Makes its own copy of the arguments. */
    public Finding {
        arguments = List.copyOf(arguments);
    }

    /** Whether models with this finding are refused. */
    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }
}
