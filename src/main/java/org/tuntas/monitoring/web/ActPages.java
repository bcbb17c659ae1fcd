package org.tuntas.monitoring.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.bulk.BulkDesk;
import org.tuntas.bulk.BulkKind;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.Overseers;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.procedure.Intervention;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Station;
import org.tuntas.procedure.Workbench;

/** How a manager steps in from the monitor: one thing for one report or many, done like every bulk action. */
@Controller
class ActPages {

    /** What managers can do, the mildest first. */
    static final List<BulkKind> KINDS =
            List.of(BulkKind.REMIND, BulkKind.ACKNOWLEDGE, BulkKind.REASSIGN, BulkKind.TAKE_OVER, BulkKind.EXTEND);

    /** As many as a page of the list shows. */
    private static final int MOST = 50;

    private final BulkDesk desk;
    private final Overseers overseers;
    private final Workbench workbench;
    private final Procedure procedure;
    private final Intervention intervention;
    private final Words words;

    ActPages(
            BulkDesk desk,
            Overseers overseers,
            Workbench workbench,
            Procedure procedure,
            Intervention intervention,
            Words words) {
        this.desk = desk;
        this.overseers = overseers;
        this.workbench = workbench;
        this.procedure = procedure;
        this.intervention = intervention;
        this.words = words;
    }

    /** A report that was ticked; why is null when it can be done. */
    record Ticked(String number, @Nullable String why) {}

    @PostMapping("/pantau/tindakan/baru")
    String chosen(
            @RequestParam(name = "aksi", required = false) @Nullable String action,
            @RequestParam(name = "nomor", required = false) @Nullable List<String> numbers,
            Principal manager,
            Model model) {
        mayStepIn(manager);
        return form(kind(action), numbers == null ? List.of() : numbers, manager, model);
    }

    /** Whoever logs in again on the way comes here. */
    @GetMapping({"/pantau/tindakan", "/pantau/tindakan/baru"})
    String again() {
        return "redirect:/pantau";
    }

    @PostMapping("/pantau/tindakan")
    String order(@RequestParam MultiValueMap<String, String> sent, Principal manager, Model model) {
        mayStepIn(manager);
        Map<String, String> typed = sent.toSingleValueMap();
        BulkKind kind = kind(typed.get("aksi"));
        List<String> numbers = sent.getOrDefault("nomor", List.of());
        try {
            long order = desk.order(
                    manager.getName(),
                    kind,
                    numbers,
                    new HashMap<>(typed),
                    typed.getOrDefault("key", ""),
                    LocaleContextHolder.getLocale());
            return "redirect:/petugas/massal/" + order;
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("act", typed, invalid, words));
            return form(kind, numbers, manager, model);
        }
    }

    private void mayStepIn(Principal manager) {
        if (!overseers.require(manager.getName()).stepsIn()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "monitor.looksOn");
        }
    }

    private String form(BulkKind kind, List<String> numbers, Principal manager, Model model) {
        List<Ticked> ticked = new ArrayList<>();
        Set<OpenTask> tasks = new LinkedHashSet<>();
        numbers.stream()
                .map(TrackingNumber::read)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST)
                .forEach(number -> {
                    Optional<OpenTask> task = kind == BulkKind.REMIND
                            ? Optional.empty()
                            : workbench.find(number, kind.form(), manager.getName());
                    task.ifPresent(tasks::add);
                    boolean can = kind == BulkKind.REMIND || task.isPresent();
                    ticked.add(new Ticked(number.value(), can ? null : words.text("monitor.notEscalated")));
                });
        model.addAttribute("kind", kind);
        model.addAttribute(
                "able", ticked.stream().filter(one -> one.why() == null).toList());
        model.addAttribute(
                "unable", ticked.stream().filter(one -> one.why() != null).toList());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("colleagues", kind == BulkKind.REASSIGN ? colleagues(tasks, manager) : List.of());
        return "monitoring/act";
    }

    /** Those who could take the late work of each of the reports. */
    private List<String> colleagues(Set<OpenTask> tasks, Principal manager) {
        Set<String> all = new LinkedHashSet<>();
        boolean first = true;
        for (OpenTask task : tasks) {
            Set<String> candidates = candidates(task, manager);
            if (first) {
                all.addAll(candidates);
            } else {
                all.retainAll(candidates);
            }
            first = false;
        }
        return List.copyOf(all);
    }

    private Set<String> candidates(OpenTask task, Principal manager) {
        Long visit = procedure
                .stationOf(task.id(), manager.getName())
                .map(Station::visit)
                .orElse(null);
        return visit == null
                ? Set.of()
                : intervention.candidates(task.number(), visit).stream()
                        .map(Intervention.Candidate::login)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static BulkKind kind(@Nullable String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(BulkKind.REMIND);
    }
}
