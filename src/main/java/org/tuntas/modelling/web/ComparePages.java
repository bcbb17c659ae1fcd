package org.tuntas.modelling.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Words;
import org.tuntas.modelling.Comparison;
import org.tuntas.modelling.Difference;
import org.tuntas.modelling.DifferenceWords;
import org.tuntas.modelling.Drafts;
import org.tuntas.modelling.ModelDraft;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.Release;
import org.tuntas.modelling.Versions;
import org.tuntas.modelling.WhoMayDesign;

/** Two versions or drafts side by side: what is different in words, and on the drawings. */
@Controller
class ComparePages {

    private final WhoMayDesign whoMay;
    private final Versions versions;
    private final Drafts drafts;
    private final Words words;
    private final Telling tell;

    ComparePages(WhoMayDesign whoMay, Versions versions, Drafts drafts, Words words, Telling tell) {
        this.whoMay = whoMay;
        this.versions = versions;
        this.drafts = drafts;
        this.words = words;
        this.tell = tell;
    }

    /**
     * One side of the comparison.
     *
     * @param key in addresses: {@code v} and the number of a version, or {@code d} and the key of a draft
     */
    record Side(String key, String name) {}

    /**
     * A difference as the page shows it.
     *
     * @param mark how it is marked on the drawing
     * @param before ids in the older drawing, separated by blanks
     * @param after ids in the newer drawing, separated by blanks
     */
    record Line(String what, String mark, String name, String before, String after) {}

    @GetMapping("/perancang/banding")
    String compare(
            @RequestParam(required = false) @Nullable String dari,
            @RequestParam(required = false) @Nullable String ke,
            @RequestParam(required = false) @Nullable String berkas,
            Locale language,
            Principal designer,
            Model model) {
        whoMay.requireLook(designer.getName());
        List<Side> sides = sides();
        Side older = side(sides, dari == null ? "v" + versions.current().id() : dari);
        Side newer = side(sides, ke == null ? newest(sides, older) : ke);
        List<Difference> differences = Comparison.of(files(older), files(newer));
        Map<String, List<Line>> lines = lines(differences, new DifferenceWords(language));
        List<String> drawings = drawings(lines.keySet(), differences, files(older), files(newer));
        model.addAttribute("sides", sides);
        model.addAttribute("older", older);
        model.addAttribute("newer", newer);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "onlyDrawn", !differences.isEmpty() && differences.stream().allMatch(Difference::isOnlyDrawn));
        model.addAttribute("drawings", drawings);
        model.addAttribute(
                "drawn",
                berkas != null && drawings.contains(berkas) ? berkas : drawings.isEmpty() ? "" : drawings.get(0));
        return "modelling/compare";
    }

    /** A drawing of one side; an empty answer when that side does not have it. */
    @GetMapping("/perancang/banding/gambar")
    ResponseEntity<byte[]> drawing(@RequestParam String dari, @RequestParam String berkas, Principal designer) {
        whoMay.requireLook(designer.getName());
        byte[] content = content(files(side(sides(), dari)), berkas);
        return content == null
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(content);
    }

    private List<Side> sides() {
        List<Side> sides = new ArrayList<>();
        for (ModelDraft draft : drafts.all()) {
            sides.add(new Side(
                    "d" + draft.id(),
                    words.text("design.compare.draft", draft.id(), tell.person(draft.author()), draft.note())));
        }
        for (Release release : versions.all()) {
            sides.add(new Side(
                    "v" + release.id(),
                    words.text(
                            release.id() == versions.current().id()
                                    ? "design.compare.current"
                                    : "design.compare.version",
                            release.id(),
                            tell.moment(release.at()))));
        }
        return sides;
    }

    private static Side side(List<Side> sides, String key) {
        return sides.stream()
                .filter(side -> side.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "design.compare.unknown"));
    }

    /** The draft that was changed last; without one, the version itself. */
    private static String newest(List<Side> sides, Side older) {
        return sides.stream()
                .map(Side::key)
                .filter(key -> key.startsWith("d"))
                .findFirst()
                .orElse(older.key());
    }

    private ModelFiles files(Side side) {
        long id = Long.parseLong(side.key().substring(1));
        return side.key().startsWith("d") ? drafts.files(id) : versions.files(id);
    }

    private static Map<String, List<Line>> lines(List<Difference> differences, DifferenceWords said) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        for (Difference difference : differences) {
            lines.computeIfAbsent(difference.file(), file -> new ArrayList<>())
                    .add(new Line(
                            said.what(difference),
                            difference.change().mark().name(),
                            said.mark(difference.change().mark()),
                            String.join(" ", difference.before()),
                            String.join(" ", difference.after())));
        }
        return lines;
    }

    /** Diagrams that changed themselves, and those with steps of which something changed elsewhere: a limit in a table. */
    private static List<String> drawings(
            Set<String> changed, List<Difference> differences, ModelFiles older, ModelFiles newer) {
        Set<String> drawings = new LinkedHashSet<>();
        changed.stream().filter(file -> file.endsWith(".bpmn")).forEach(drawings::add);
        Set<String> elsewhere = new LinkedHashSet<>();
        differences.stream()
                .filter(difference -> !difference.file().endsWith(".bpmn"))
                .forEach(difference -> elsewhere.addAll(difference.elements()));
        for (ModelFiles files : List.of(newer, older)) {
            files.contents().forEach((name, content) -> {
                String diagram = new String(content, StandardCharsets.UTF_8);
                if (name.endsWith(".bpmn")
                        && elsewhere.stream().anyMatch(id -> diagram.contains("bpmnElement=\"" + id + "\""))) {
                    drawings.add(name.substring(name.lastIndexOf('/') + 1));
                }
            });
        }
        return List.copyOf(drawings);
    }

    private static byte @Nullable [] content(ModelFiles files, String name) {
        return files.contents().entrySet().stream()
                .filter(file -> name.endsWith(".bpmn")
                        && (file.getKey().equals(name) || file.getKey().endsWith("/" + name)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
