package org.tuntas.modelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Two versions of a form. Components are the same when their ids are, which stay when a designer renames a key; otherwise by key. */
final class FormComparison {

    private static final Set<String> IGNORED = Set.of("id", "key", "layout", "components", "validate");
    private static final Set<String> NAMES = Set.of("label", "dateLabel");
    private static final Set<String> HEAD =
            Set.of("components", "exporter", "executionPlatformVersion", "schemaVersion");

    private final String file;
    private final Difference.Subject form;
    private final Map<String, Component> older;
    private final Map<String, Component> newer;
    private final FormFile olderForm;
    private final FormFile newerForm;
    private final JsonNode olderRoot;
    private final JsonNode newerRoot;
    private final List<Difference> found = new ArrayList<>();

    private record Component(String id, @Nullable String key, JsonNode content, String parent) {

        /** What people call it. */
        String name() {
            for (String name : List.of("label", "dateLabel", "text")) {
                if (content.hasNonNull(name)) {
                    String said = content.path(name).asText().replaceAll("\\s+", " ");
                    return said.length() > 80 ? said.substring(0, 79) + "…" : said;
                }
            }
            return key == null ? id : key;
        }
    }

    /** @param usedAs what people call the form: the step in which it is filled in */
    FormComparison(String file, String usedAs, byte[] older, byte[] newer) {
        this.file = file;
        this.form = new Difference.Subject("form", usedAs);
        this.olderForm = FormFile.read(file, older);
        this.newerForm = FormFile.read(file, newer);
        this.olderRoot = FormFile.json(older);
        this.newerRoot = FormFile.json(newer);
        this.older = components(olderRoot);
        this.newer = components(newerRoot);
    }

    List<Difference> differences() {
        Contrast.of(traits(olderRoot, HEAD), traits(newerRoot, HEAD)).forEach(contrast -> trait(contrast, null));
        Map<String, Component> gone = new LinkedHashMap<>(older);
        List<String> orderBefore = new ArrayList<>();
        List<String> orderAfter = new ArrayList<>(newer.keySet());
        for (Component is : newer.values()) {
            Component was = gone.remove(before(is, gone));
            if (was == null) {
                orderAfter.remove(is.id());
                appeared(is);
            } else {
                both(was, is);
            }
        }
        gone.values().forEach(this::vanished);
        for (Component was : older.values()) {
            newer.values().stream()
                    .filter(is -> was.id().equals(before(is, older)))
                    .forEach(is -> orderBefore.add(is.id()));
        }
        if (!orderBefore.equals(orderAfter)) {
            tell(
                    Change.FIELD_ORDER,
                    Difference.named(orderAfter.stream()
                            .map(newer::get)
                            .filter(component -> component != null && component.key() != null)
                            .map(Component::name)
                            .toList()));
        }
        return found;
    }

    /** The id under which the older form has a component; empty when it has not. */
    private static String before(Component is, Map<String, Component> older) {
        if (older.containsKey(is.id())) {
            return is.id();
        }
        return older.values().stream()
                .filter(was -> is.key() != null && is.key().equals(was.key()))
                .map(Component::id)
                .findFirst()
                .orElse("");
    }

    private void appeared(Component is) {
        if (is.key() == null) {
            tell(Change.TEXT_ADDED, Difference.named(is.name()));
            return;
        }
        List<Difference.Clause> clauses = new ArrayList<>();
        clauses.add(Difference.Clause.of("key", is.key()));
        if (isRequired(is)) {
            clauses.add(Difference.Clause.of("required"));
        }
        found.add(Difference.of(Change.FIELD_ADDED, file, form, Difference.named(is.name()))
                .with(clauses));
    }

    private void vanished(Component was) {
        tell(was.key() == null ? Change.TEXT_REMOVED : Change.FIELD_REMOVED, Difference.named(was.name()));
    }

    private void both(Component was, Component is) {
        String name = Difference.named(is.name());
        if (was.key() != null && is.key() != null && !was.key().equals(is.key())) {
            tell(Change.FIELD_KEY, name, is.key(), was.key());
        }
        if (is.key() != null && !was.name().equals(is.name())) {
            tell(Change.FIELD_LABEL, name, Difference.named(was.name()));
        }
        if (isRequired(was) != isRequired(is)) {
            tell(isRequired(is) ? Change.FIELD_REQUIRED : Change.FIELD_OPTIONAL, name);
        }
        boolean offersOther = options(was, is, name);
        SortedMap<String, String> before = traits(was.content(), IGNORED);
        SortedMap<String, String> after = traits(is.content(), IGNORED);
        before.put("parent", was.parent());
        after.put("parent", is.parent());
        Contrast.of(before, after).stream()
                .filter(contrast -> is.key() == null || !NAMES.contains(contrast.what()))
                .filter(contrast -> !offersOther || !contrast.what().startsWith("values"))
                .forEach(contrast -> trait(contrast, is));
    }

    private boolean options(Component was, Component is, String name) {
        Map<String, String> before = options(olderForm, was);
        Map<String, String> after = options(newerForm, is);
        after.forEach((value, label) -> {
            String earlier = before.get(value);
            if (earlier == null) {
                tell(Change.OPTION_ADDED, name, Difference.named(label));
            } else if (!earlier.equals(label)) {
                tell(Change.OPTION_LABEL, name, Difference.named(label), Difference.named(earlier));
            }
        });
        before.forEach((value, label) -> {
            if (!after.containsKey(value)) {
                tell(Change.OPTION_REMOVED, name, Difference.named(label));
            }
        });
        return !before.equals(after);
    }

    private static Map<String, String> options(FormFile form, Component of) {
        return of.key() == null
                ? Map.of()
                : form.field(of.key()).map(FormFile.Field::options).orElse(Map.of());
    }

    private static boolean isRequired(Component component) {
        return component.content().path("validate").path("required").asBoolean();
    }

    private void trait(Contrast contrast, @Nullable Component of) {
        tell(
                contrast.choose(Change.FIELD_SET, Change.FIELD_CHANGED, Change.FIELD_CLEARED),
                of == null ? Difference.term("whole-form") : Difference.named(of.name()),
                Difference.term("field-trait", contrast.what()),
                Difference.value(contrast.is()),
                Difference.value(contrast.was()));
    }

    private void tell(Change change, String... arguments) {
        found.add(Difference.of(change, file, form, arguments));
    }

    private static Map<String, Component> components(JsonNode root) {
        Map<String, Component> components = new LinkedHashMap<>();
        collect(root, "", components);
        return components;
    }

    private static void collect(JsonNode parent, String inside, Map<String, Component> components) {
        for (JsonNode component : parent.path("components")) {
            String key = component.hasNonNull("key") ? component.path("key").asText() : null;
            String id = component.path("id").asText(key == null ? "component " + components.size() : key);
            components.put(id, new Component(id, key, component, inside));
            collect(component, id, components);
        }
    }

    /** What JSON says, by the path to it. What is required is told apart. */
    private static SortedMap<String, String> traits(JsonNode node, Set<String> ignored) {
        SortedMap<String, String> traits = new TreeMap<>();
        Iterator<Map.Entry<String, JsonNode>> parts = node.fields();
        while (parts.hasNext()) {
            Map.Entry<String, JsonNode> part = parts.next();
            if (!ignored.contains(part.getKey())) {
                flatten(part.getKey(), part.getValue(), traits);
            }
        }
        if (node.has("validate")) {
            flatten("validate", node.path("validate"), traits);
            traits.remove("validate.required");
        }
        return traits;
    }

    private static void flatten(String path, JsonNode node, SortedMap<String, String> traits) {
        if (node.isObject()) {
            node.fields().forEachRemaining(part -> flatten(path + "." + part.getKey(), part.getValue(), traits));
        } else if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                flatten(path + "." + (at + 1), node.get(at), traits);
            }
        } else if (!node.isNull()) {
            traits.put(path, node.asText());
        }
    }
}
