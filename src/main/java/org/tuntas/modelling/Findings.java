package org.tuntas.modelling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;

/** What one check has found so far; says nothing twice. */
final class Findings {

    private final Set<Finding> found = new LinkedHashSet<>();

    void add(Rule rule, String file, BaseElement element, String... arguments) {
        add(rule, file, element.getId(), name(element), arguments);
    }

    void add(Rule rule, String file, @Nullable String element, @Nullable String name, String... arguments) {
        found.add(new Finding(rule, file, element, name, List.of(arguments)));
    }

    /** As {@link #add}, unless the rule was said to be broken by the element already. */
    void once(Rule rule, String file, BaseElement element, String... arguments) {
        if (!has(rule, file, element)) {
            add(rule, file, element, arguments);
        }
    }

    /** Whether an element was found to break a rule. */
    boolean has(Rule rule, String file, BaseElement element) {
        return found.stream()
                .anyMatch(finding -> finding.rule() == rule
                        && finding.file().equals(file)
                        && Objects.equals(finding.element(), element.getId()));
    }

    /** Whether anything breaks one of these rules. */
    boolean hasAny(Rule... rules) {
        return found.stream().anyMatch(finding -> List.of(rules).contains(finding.rule()));
    }

    /** Whether something in a file breaks one of these rules. */
    boolean hasAny(String file, Rule... rules) {
        return found.stream()
                .anyMatch(
                        finding -> finding.file().equals(file) && List.of(rules).contains(finding.rule()));
    }

    void ofFile(Rule rule, String file, String... arguments) {
        add(rule, file, null, null, arguments);
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    /** What people read in the diagram; null when there is nothing to read. */
    static @Nullable String name(BaseElement element) {
        String name = element instanceof FlowElement named
                ? named.getName()
                : element instanceof Process process ? process.getName() : null;
        return name == null || name.isBlank() ? null : name.strip();
    }

    /** An element in a sentence. */
    static String said(BaseElement element) {
        String name = name(element);
        return name == null ? String.valueOf(element.getId()) : "“" + name + "”";
    }
}
