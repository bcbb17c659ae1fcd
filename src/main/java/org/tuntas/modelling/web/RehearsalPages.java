package org.tuntas.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.language.Words;
import org.tuntas.modelling.DraftDesk;
import org.tuntas.modelling.Drafts;
import org.tuntas.modelling.Finding;
import org.tuntas.modelling.FindingWords;
import org.tuntas.modelling.ModelDraft;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.Versions;
import org.tuntas.modelling.WhoMayDesign;
import org.tuntas.modelling.rehearsal.Cue;
import org.tuntas.modelling.rehearsal.Cue.Errand;
import org.tuntas.modelling.rehearsal.PlayedScenario;
import org.tuntas.modelling.rehearsal.Rehearsals;
import org.tuntas.modelling.rehearsal.ReportWord;
import org.tuntas.modelling.rehearsal.ReporterWord;
import org.tuntas.modelling.rehearsal.ScenarioStep;
import org.tuntas.modelling.rehearsal.ScenarioStep.Deed;
import org.tuntas.modelling.rehearsal.ScenarioStep.Time;
import org.tuntas.modelling.rehearsal.Scene;

/** Where a designer rehearses a draft, or the version that holds, on a stage of their own. */
@Controller
class RehearsalPages {

    private static final String PAGE = "redirect:/perancang/latihan";
    private static final String FIELD = "isian:";
    private static final String UNNAMED = "Latihan";
    private static final int LONGEST_FILE = 60;

    private final WhoMayDesign whoMay;
    private final Rehearsals rehearsals;
    private final ShownFields shown;
    private final SceneWords said;
    private final Drafts drafts;
    private final DraftDesk desk;
    private final Versions versions;
    private final Words words;

    RehearsalPages(
            WhoMayDesign whoMay,
            Rehearsals rehearsals,
            ShownFields shown,
            SceneWords said,
            Drafts drafts,
            DraftDesk desk,
            Versions versions,
            Words words) {
        this.whoMay = whoMay;
        this.rehearsals = rehearsals;
        this.shown = shown;
        this.said = said;
        this.drafts = drafts;
        this.desk = desk;
        this.versions = versions;
        this.words = words;
    }

    @GetMapping("/perancang/latihan")
    String page(
            Principal designer,
            @RequestParam(defaultValue = "") String laporan,
            @RequestParam(defaultValue = "") String tugas,
            @RequestParam(defaultValue = "") String hasil,
            HttpServletResponse response,
            Model model) {
        String login = designer.getName();
        whoMay.requireDraft(login);
        model.addAttribute("drafts", drafts.all());
        model.addAttribute("current", versions.current());
        Rehearsals.Rehearsal rehearsal = rehearsals.of(login).orElse(null);
        model.addAttribute("rehearsal", rehearsal);
        model.addAttribute("said", said);
        if (rehearsal != null && rehearsal.isReady()) {
            Scene scene = rehearsals.ask(login, cue(Errand.LOOK, null, null)).scene();
            model.addAttribute("scene", scene);
            model.addAttribute("samples", Sample.values());
            model.addAttribute("asked", scene == null ? null : asked(scene, laporan, tugas, hasil));
        } else if (rehearsal != null && !rehearsal.isGone()) {
            // The page looks again by itself until the stage is set, also without JavaScript.
            response.setHeader("Refresh", "3");
        }
        return "modelling/rehearsal";
    }

    /** The task that somebody wants to decide, with the fields that belong to an outcome. */
    record Asked(String report, Scene.Task task, String outcome, List<ShownFields.Filled> fields) {

        /** What the form calls the outcome. */
        public String outcomeLabel() {
            Scene.Field decisive = ShownFields.outcome(task.fields());
            return decisive == null ? outcome : decisive.options().getOrDefault(outcome, outcome);
        }
    }

    private @Nullable Asked asked(Scene scene, String report, String form, String outcome) {
        return scene.reports().stream()
                .filter(one -> one.name().equals(report))
                .flatMap(one -> one.tasks().stream())
                .filter(task -> task.form().equals(form))
                .findFirst()
                .map(task -> new Asked(report, task, outcome, shown.of(task.fields(), outcome, scene.now())))
                .orElse(null);
    }

    @PostMapping("/perancang/latihan/mulai")
    String start(Principal designer, @RequestParam(defaultValue = "0") long draf, RedirectAttributes then) {
        whoMay.requireDraft(designer.getName());
        List<Finding> broken = rehearsals.start(designer.getName(), draf == 0 ? null : Long.valueOf(draf));
        if (!broken.isEmpty()) {
            FindingWords finding = new FindingWords(LocaleContextHolder.getLocale());
            then.addFlashAttribute("broken", broken.stream().map(finding::what).toList());
        }
        return PAGE;
    }

    @PostMapping("/perancang/latihan/akhiri")
    String end(Principal designer) {
        whoMay.requireDraft(designer.getName());
        rehearsals.end(designer.getName());
        return PAGE;
    }

    @PostMapping("/perancang/latihan/lapor")
    String file(
            Principal designer,
            @RequestParam(defaultValue = "") String nama,
            @RequestParam Sample contoh,
            @RequestParam(defaultValue = "") String pada,
            RedirectAttributes then) {
        String name = nama.isBlank() ? ScenarioStep.ONLY_REPORT : nama.strip();
        Map<ReportWord, String> told = new EnumMap<>(contoh.words());
        return perform(
                designer,
                new ScenarioStep(0, pada.isBlank() ? null : at(pada), name, new Deed.File(told), Map.of()),
                then);
    }

    @PostMapping("/perancang/latihan/waktu")
    String pass(
            Principal designer,
            @RequestParam String apa,
            @RequestParam(defaultValue = "1") int hari,
            @RequestParam(defaultValue = "") String pada,
            RedirectAttributes then) {
        Time time =
                switch (apa) {
                    case "pengatur" -> new Time.NextTimer();
                    case "hari" -> new Time.WorkingDays(Math.max(1, Math.min(hari, 250)));
                    case "pada" -> at(pada);
                    default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
                };
        return perform(designer, new ScenarioStep(0, time, ScenarioStep.ONLY_REPORT, null, Map.of()), then);
    }

    /** What a browser's field for date and time sends. */
    private static Time at(String local) {
        return new Time.At(local.replace('T', ' '));
    }

    @PostMapping("/perancang/latihan/putuskan")
    String decide(
            Principal designer,
            @RequestParam String laporan,
            @RequestParam String tugas,
            @RequestParam(defaultValue = "") String oleh,
            @RequestParam Map<String, String> sent,
            RedirectAttributes then) {
        Map<String, Object> fields = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(FIELD) && !value.isBlank()) {
                String[] typed = name.substring(FIELD.length()).split(":", 2);
                fields.put(typed[1], shown.value(typed[0], value.strip()));
            }
        });
        return perform(
                designer,
                new ScenarioStep(
                        0,
                        null,
                        laporan,
                        new Deed.Decide(tugas, oleh.isBlank() ? null : oleh.strip(), fields, null),
                        Map.of()),
                then);
    }

    @PostMapping("/perancang/latihan/pelapor")
    String speak(
            Principal designer,
            @RequestParam String laporan,
            @RequestParam ReporterWord apa,
            @RequestParam(defaultValue = "4") int nilai,
            @RequestParam(defaultValue = "") String kata,
            RedirectAttributes then) {
        return perform(
                designer,
                new ScenarioStep(
                        0,
                        null,
                        laporan,
                        new Deed.Speak(
                                apa,
                                kata.isBlank() ? null : kata.strip(),
                                apa == ReporterWord.SATISFIED ? nilai : null),
                        Map.of()),
                then);
    }

    private String perform(Principal designer, ScenarioStep step, RedirectAttributes then) {
        whoMay.requireDraft(designer.getName());
        Cue.Answer answer = rehearsals.perform(designer.getName(), language(), step);
        Scene scene = answer.scene();
        String stuck = scene == null ? answer.failure() : scene.stuck();
        if (stuck != null) {
            then.addFlashAttribute("stuck", stuck);
        }
        return PAGE;
    }

    @PostMapping("/perancang/latihan/skenario")
    ResponseEntity<byte[]> write(
            Principal designer, @RequestParam String nama, @RequestParam(defaultValue = "") String penjelasan) {
        String text = written(designer.getName(), nama, penjelasan);
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml"))
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(fileName(nama))
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Beside the models of the draft that is rehearsed; of the version that holds, in a draft of its own. */
    @PostMapping("/perancang/latihan/simpan")
    String keep(
            Principal designer,
            @RequestParam String nama,
            @RequestParam(defaultValue = "") String penjelasan,
            RedirectAttributes then) {
        String login = designer.getName();
        byte[] text = written(login, nama, penjelasan).getBytes(StandardCharsets.UTF_8);
        List<DraftDesk.Offered> files = List.of(new DraftDesk.Offered(fileName(nama), text));
        Optional<ModelDraft> rehearsed =
                rehearsals.of(login).map(Rehearsals.Rehearsal::draft).flatMap(drafts::find);
        long id;
        if (rehearsed.isPresent()) {
            ModelDraft draft = rehearsed.get();
            id = draft.id();
            desk.change(login, id, draft.note(), files, Set.of(), draft.set(), LocaleContextHolder.getLocale());
        } else {
            String note = words.text("rehearsal.save.note", nama.isBlank() ? UNNAMED : nama.strip());
            id = desk.make(login, note, files, LocaleContextHolder.getLocale());
        }
        then.addFlashAttribute("done", words.text("rehearsal.save.done"));
        return "redirect:/perancang/draf/" + id;
    }

    private String written(String login, String name, String about) {
        whoMay.requireDraft(login);
        return String.valueOf(rehearsals
                .ask(login, cue(Errand.WRITE, name.isBlank() ? UNNAMED : name.strip(), about.strip()))
                .text());
    }

    private static String fileName(String name) {
        String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String shortened =
                file.substring(0, Math.min(LONGEST_FILE, file.length())).replaceAll("^-|-$", "");
        return (shortened.isEmpty() ? UNNAMED.toLowerCase(Locale.ROOT) : shortened) + ModelFiles.SCENARIO;
    }

    @PostMapping("/perancang/latihan/mainkan")
    String play(Principal designer, @RequestParam(defaultValue = "") String skenario, RedirectAttributes then) {
        whoMay.requireDraft(designer.getName());
        List<PlayedScenario> played = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String text : skenario.isBlank() ? rehearsals.scenarios(designer.getName()) : List.of(skenario)) {
            Cue.Answer answer = rehearsals.ask(designer.getName(), cue(Errand.PLAY, text, null));
            PlayedScenario one = answer.played();
            if (one != null) {
                played.add(one);
            } else {
                unreadable.add(String.valueOf(answer.failure()));
            }
        }
        then.addFlashAttribute("played", played);
        then.addFlashAttribute("unreadable", unreadable);
        return PAGE + "#hasil";
    }

    @GetMapping("/perancang/latihan/gambar.bpmn")
    ResponseEntity<byte[]> drawing(Principal designer, @RequestParam String laporan, @RequestParam String model) {
        whoMay.requireDraft(designer.getName());
        String drawing = rehearsals
                .ask(designer.getName(), cue(Errand.DRAW, laporan, model))
                .text();
        if (drawing == null) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.noStore())
                .body(drawing.getBytes(StandardCharsets.UTF_8));
    }

    private static Cue cue(Errand errand, @Nullable String text, @Nullable String about) {
        return new Cue(errand, language(), text, about);
    }

    private static String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }
}
