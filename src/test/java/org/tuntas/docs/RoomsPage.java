package org.tuntas.docs;

import static org.tuntas.docs.Page.cells;
import static org.tuntas.docs.Page.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** {@code rooms.md}: which rooms there are, what lives in each and whom it calls. */
final class RoomsPage {

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private RoomsPage() {}

    static String render(ApplicationModules modules) {
        Map<String, Set<String>> calls = new TreeMap<>();
        for (ApplicationModule room : modules) {
            Set<String> called = new TreeSet<>();
            room.getDirectDependencies(modules).uniqueModules().forEach(other -> called.add(name(other)));
            called.remove(name(room));
            calls.put(name(room), called);
        }
        Page page = new Page(
                "Rooms",
                "The packages below `org.tuntas` and the calls between them, as the code makes them. An arrow that follows from others"
                        + " is left out of the picture.");
        List<String> picture = new ArrayList<>(List.of("```mermaid", "flowchart TD"));
        calls.forEach((room, called) -> {
            picture.add("  " + room);
            called.stream()
                    .filter(other -> called.stream().noneMatch(between -> reaches(between, other, calls)))
                    .forEach(other -> picture.add("  " + room + " --> " + other));
        });
        picture.add("```");
        List<List<String>> rows = new ArrayList<>();
        calls.forEach((room, called) -> rows.add(
                cells(code(room), whatLivesIn(room), called.isEmpty() ? "nobody" : String.join(", ", called))));
        return page.lines(picture)
                .table(List.of("Room", "What lives there", "Calls"), rows)
                .render();
    }

    private static boolean reaches(String from, String to, Map<String, Set<String>> calls) {
        Set<String> called = calls.getOrDefault(from, Set.of());
        return !from.equals(to)
                && (called.contains(to) || called.stream().anyMatch(between -> reaches(between, to, calls)));
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }

    /** The first paragraph of the room's own description. */
    private static String whatLivesIn(String room) {
        try {
            Matcher comment =
                    COMMENT.matcher(Files.readString(Path.of("src/main/java/org/tuntas", room, "package-info.java")));
            if (!comment.find()) {
                throw new IllegalStateException("The room " + room + " does not say what lives there");
            }
            return comment.group(1)
                    .replaceAll("\n\\s*\\* ?", "\n")
                    .replaceAll("(?s)\n\\s*<p>.*", "")
                    .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                    .replaceAll("</?em>", "*")
                    .replaceAll("\\s+", " ")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
