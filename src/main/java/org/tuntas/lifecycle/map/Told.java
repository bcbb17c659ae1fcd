package org.tuntas.lifecycle.map;

import java.util.Collection;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.tuntas.lifecycle.ComplaintProcess;

/** What an element says of itself, to people or in its properties. */
public final class Told {

    private Told() {}

    /** A name without the expressions that the engine fills in; empty for none. */
    public static String name(@Nullable String name) {
        return name == null ? "" : name.replaceAll("\\s*[$#]\\{[^}]*}", "").strip();
    }

    /** The documentation; empty for none. */
    static String about(BaseElement element) {
        return element.getDocumentations().stream()
                .map(documentation ->
                        String.valueOf(documentation.getTextContent()).strip())
                .collect(Collectors.joining(" "));
    }

    /** Whether people may read of it: it is explained, and its designer has not hidden it. */
    static boolean isPublic(BaseElement element) {
        return !about(element).isEmpty()
                && !ComplaintProcess.MAP_HIDDEN.equals(property(element, ComplaintProcess.MAP_PROPERTY));
    }

    /** One of the properties that a designer has set on an element; null when it is not set. */
    public static @Nullable String property(BaseElement element, String name) {
        ExtensionElements extensions = element.getExtensionElements();
        if (extensions == null) {
            return null;
        }
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream)
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElse(null);
    }
}
