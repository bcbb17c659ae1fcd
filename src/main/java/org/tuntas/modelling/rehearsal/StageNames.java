package org.tuntas.modelling.rehearsal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.modelling.Release;
import org.tuntas.modelling.StepNames;
import org.tuntas.modelling.Versions;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;

/** What people call what a scenario names by its id. */
@Component
@Profile("demo")
class StageNames {

    private static final String AND = ", ";

    private final Staff staff;
    private final Versions versions;
    private final Words words;
    private final Map<Long, Map<String, String>> steps = new ConcurrentHashMap<>();

    StageNames(Staff staff, Versions versions, Words words) {
        this.words = words;
        this.staff = staff;
        this.versions = versions;
    }

    /** A group's name; its id when there is no such group. */
    private String group(String id) {
        return staff.group(id).map(StaffGroup::name).orElse(id);
    }

    /** Names of groups by their id, in the order of the ids. */
    Map<String, String> groups(Collection<String> ids) {
        Map<String, String> named = new TreeMap<>();
        ids.forEach(id -> named.put(id, group(id)));
        return named;
    }

    /** A step's or form's name; its id when it has none. */
    String step(String id) {
        return steps().getOrDefault(id, id);
    }

    /** A step or form as people call it, and as files do. */
    String stepAndId(String id) {
        return both(step(id), id);
    }

    /** A group as people call it, and as files do. */
    String groupAndId(String id) {
        return both(group(id), id);
    }

    private static String both(String name, String id) {
        return name.equals(id) ? id : "“" + name + "” (" + id + ")";
    }

    /** The names of whatever these rows name by id. */
    Map<String, String> of(List<Row> some, List<Row> others) {
        Map<String, String> names = new HashMap<>();
        Stream.concat(some.stream(), others.stream()).forEach(row -> row.cells().forEach((column, value) -> {
            switch (column) {
                case GROUP ->
                    names.put(
                            value,
                            Arrays.stream(value.split(AND)).map(this::group).collect(Collectors.joining(AND)));
                case FORM, ELEMENT -> names.put(value, step(value));
                case STAGE -> names.put(value, words.stage(value));
                default -> {
                    // Says itself what it is.
                }
            }
        }));
        return names;
    }

    private Map<String, String> steps() {
        Release current = versions.current();
        return steps.computeIfAbsent(current.id(), id -> StepNames.of(versions.files(id)));
    }
}
