package org.tuntas.modelling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.tuntas.handling.CaseDesk;

/** Whether forms are there, can be shown, and ask for what their steps read. */
final class FormRules {

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "datetime", "checkbox", "checklist", "radio", "select", "taglist");
    private static final Set<String> SILENT = Set.of(
            "text",
            "html",
            "image",
            "group",
            "separator",
            "spacer",
            "expression",
            "iframe",
            "table",
            "button",
            "dynamiclist");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?!\\w|\\s*\\()");
    private static final Set<String> FEEL = Set.of(
            "if",
            "then",
            "else",
            "and",
            "or",
            "not",
            "null",
            "true",
            "false",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "instance",
            "of",
            "item",
            "function",
            "today",
            "now",
            "date",
            "time",
            "string",
            "number",
            "list",
            "length",
            "starts",
            "ends",
            "with",
            "upper",
            "lower",
            "case",
            "day",
            "duration");

    private final Models models;
    private final Findings findings;

    FormRules(Models models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check() {
        Set<String> used = new TreeSet<>();
        for (ProcessView view : models.processes().values()) {
            view.nodes(UserTask.class).forEach(task -> used.add(String.valueOf(bound(view, task))));
        }
        for (FormFile form : models.forms().values()) {
            if (!used.contains(form.id())
                    && models.allDiagramsRead()
                    && !findings.hasAny(Rule.CALL_TARGET, Rule.PROCESS_MISSING, Rule.ELEMENT_KIND)
                    && !findings.hasAny(form.file(), Rule.FORM_ID)) {
                findings.ofFile(Rule.FORM_UNUSED, form.file(), form.id());
            }
            fields(form);
            KnownForm.of(form.id()).ifPresent(known -> contract(form, known));
            expressions(form);
        }
    }

    private String bound(ProcessView view, UserTask task) {
        String form = ProcessView.camunda(task, "formRef");
        if (form == null || ProcessView.camunda(task, "formKey") != null) {
            findings.add(
                    Rule.USER_TASK_FORM,
                    view.file(),
                    task,
                    String.join(", ", models.forms().keySet()));
            return "";
        }
        if (models.form(form).isEmpty()) {
            if (!models.isUnread(form + ".form")) {
                findings.add(
                        Rule.FORM_MISSING,
                        view.file(),
                        task,
                        form,
                        Suggestion.orAll(form, models.forms().keySet()));
            }
        } else if (!"deployment".equals(ProcessView.camunda(task, "formRefBinding"))) {
            findings.add(Rule.FORM_BINDING, view.file(), task, form);
        }
        return form;
    }

    private void fields(FormFile form) {
        Set<String> keys = new TreeSet<>();
        for (FormFile.Field field : form.fields()) {
            if (!keys.add(field.key())) {
                at(Rule.FORM_KEY_TWICE, form, field);
            }
            if (!INPUTS.contains(field.type()) && !SILENT.contains(field.type())) {
                at(Rule.FORM_COMPONENT, form, field, field.type(), sorted(INPUTS));
            }
            if (!field.valuesKey().isEmpty() && !CaseDesk.CHOICES.contains(field.valuesKey())) {
                at(
                        Rule.FORM_CHOICES,
                        form,
                        field,
                        field.valuesKey(),
                        Suggestion.orAll(field.valuesKey(), CaseDesk.CHOICES));
            }
        }
    }

    /** Fields that a step reads and its form lacks. */
    static Set<String> missing(FormFile form, KnownForm known) {
        Set<String> missing = new LinkedHashSet<>(known.needed(offered(form, known)));
        form.fields().forEach(field -> missing.remove(field.key()));
        return missing;
    }

    /** Whether a form lacks a field that is looked for, which is said once and at the form. */
    static boolean lacks(FormFile form, String field) {
        return KnownForm.of(form.id())
                .filter(known -> missing(form, known).contains(field))
                .isPresent();
    }

    private static Set<String> offered(FormFile form, KnownForm known) {
        return form.field(known.outcome())
                .map(field -> field.options().keySet())
                .orElse(Set.of());
    }

    private void contract(FormFile form, KnownForm known) {
        Set<String> missing = missing(form, known);
        List<FormFile.Field> unread = form.fields().stream()
                .filter(field -> !known.read().contains(field.key()))
                .toList();
        for (String field : missing) {
            findings.add(
                    Rule.FORM_FIELD_MISSING,
                    form.file(),
                    field,
                    null,
                    field,
                    unread.stream()
                            .map(FormFile.Field::key)
                            .collect(Collectors.joining(", ", "", unread.isEmpty() ? "–" : "")));
        }
        if (missing.isEmpty()) {
            Set<String> free = new TreeSet<>(known.read());
            form.fields().forEach(field -> free.remove(field.key()));
            unread.forEach(field ->
                    at(Rule.FORM_FIELD_UNREAD, form, field, free.isEmpty() ? "" : Suggestion.orAll(field.key(), free)));
        }
        Set<String> needed = known.needed(offered(form, known));
        for (FormFile.Field field : form.fields()) {
            if (needed.contains(field.key()) && !field.required()) {
                at(Rule.FORM_FIELD_REQUIRED, form, field);
            }
            Set<String> allowed = known.allowed(field.key());
            if (!allowed.isEmpty() && field.isNarrative()) {
                at(Rule.FORM_NO_CHOICE, form, field, sorted(allowed));
            } else if (!allowed.isEmpty()) {
                field.options().keySet().stream()
                        .filter(option -> !allowed.contains(option))
                        .forEach(
                                option -> at(Rule.FORM_OPTION, form, field, option, Suggestion.orAll(option, allowed)));
            }
        }
    }

    private void expressions(FormFile form) {
        Set<String> known = new TreeSet<>();
        form.fields().forEach(field -> {
            known.add(field.key());
            if (!field.valuesKey().isEmpty()) {
                known.add(field.valuesKey());
            }
        });
        KnownForm.of(form.id()).ifPresent(contract -> known.addAll(contract.facts()));
        Set<String> lacking =
                KnownForm.of(form.id()).map(contract -> missing(form, contract)).orElse(Set.of());
        for (Map.Entry<String, List<String>> entry : form.expressions().entrySet()) {
            for (String expression : entry.getValue()) {
                Matcher names = NAME.matcher(QUOTED.matcher(expression).replaceAll("0"));
                while (names.find()) {
                    String name = names.group();
                    if (!FEEL.contains(name) && !known.contains(name) && !lacking.contains(name)) {
                        findings.add(
                                Rule.FORM_EXPRESSION,
                                form.file(),
                                entry.getKey(),
                                form.field(entry.getKey())
                                        .map(FormFile.Field::label)
                                        .orElse(null),
                                name,
                                Suggestion.orAll(name, known));
                    }
                }
            }
        }
    }

    private void at(Rule rule, FormFile form, FormFile.Field field, String... arguments) {
        findings.add(rule, form.file(), field.key(), field.label(), arguments);
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
