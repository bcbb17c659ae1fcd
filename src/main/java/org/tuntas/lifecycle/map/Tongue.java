package org.tuntas.lifecycle.map;

import java.util.Arrays;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;

/**
 * A language in which models are read. Names and documentation are in {@link #OWN Indonesian}; in another language an element has properties,
 * such as {@code name.en} and {@code documentation.en}.
 *
 * @param language ISO 639 code
 */
record Tongue(String language) {

    /** What models are written in. */
    static final Tongue OWN = new Tongue("id");

    /** This language if all elements are told in it, otherwise the models' own: nobody should read half a step. */
    Tongue of(BaseElement... elements) {
        boolean all = equals(OWN)
                || Arrays.stream(elements)
                        .allMatch(element -> Told.property(element, name()) != null
                                && Told.property(element, ComplaintProcess.DOCUMENTATION_PREFIX + language) != null);
        return all ? this : OWN;
    }

    /** @param own its name in the model's own language, which is taken where there is no other */
    String name(BaseElement element, @Nullable String own) {
        String other = equals(OWN) ? null : Told.property(element, name());
        return Told.name(other == null ? own : other);
    }

    String about(BaseElement element) {
        String other = equals(OWN) ? null : Told.property(element, ComplaintProcess.DOCUMENTATION_PREFIX + language);
        return other == null ? Told.about(element) : other.strip();
    }

    private String name() {
        return ComplaintProcess.NAME_PREFIX + language;
    }
}
