package org.tuntas.casework.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.access.IdentityDoor;
import org.tuntas.attachment.Delivery;
import org.tuntas.casework.CaseFile;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.sla.ExplainedDeadline;

/** One report on one page, also on paper. */
@Controller
class CasePages {

    private final CaseFile file;
    private final IdentityDoor identities;
    private final Delivery delivery;
    private final Naming naming;
    private final Words words;
    private final Clock clock;

    CasePages(CaseFile file, IdentityDoor identities, Delivery delivery, Naming naming, Words words, Clock clock) {
        this.file = file;
        this.identities = identities;
        this.delivery = delivery;
        this.naming = naming;
        this.words = words;
        this.clock = clock;
    }

    /** A running limit; the unit is null when it limits the whole report. */
    record LimitView(String stage, @Nullable String unit, DeadlineView deadline, boolean past) {}

    /** An entry of the timeline; by is null when the sentence says who. */
    record EntryView(ComplaintEvent event, @Nullable String by) {}

    @GetMapping("/petugas/laporan/{number}")
    String card(@PathVariable String number, Principal officer, Model model) {
        CaseFile.Card card = file.open(officer.getName(), number);
        model.addAttribute("card", card);
        model.addAttribute("complaint", card.complaint());
        model.addAttribute("number", card.complaint().number().value());
        model.addAttribute("limits", card.clocks().stream().map(this::limit).toList());
        model.addAttribute(
                "timeline",
                card.timeline().stream()
                        .map(entry -> new EntryView(entry.event(), naming.actor(entry.event())))
                        .toList());
        model.addAttribute("task", card.own() == null ? null : TaskLink.to(card.own()));
        model.addAttribute("identityOpens", identities.opensTo(officer.getName(), card.complaint()));
        model.addAttribute("files", file.files(card.complaint()));
        model.addAttribute("family", file.family(officer.getName(), card.complaint()));
        model.addAttribute("printedAt", clock.instant());
        return "casework/card";
    }

    private LimitView limit(CaseFile.RunningClock clockOfCase) {
        ExplainedDeadline limit = clockOfCase.limit();
        String unit = clockOfCase.unit();
        return new LimitView(
                words.stage(limit.stage()),
                unit == null ? null : naming.office(unit),
                DeadlineView.of(limit, words),
                limit.at().isBefore(clock.instant()));
    }

    @PostMapping("/petugas/laporan/{number}/catatan")
    String note(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            file.note(officer.getName(), number, typed.get("note"));
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("note", typed, invalid, words));
            return card(number, officer, model);
        }
        redirect.addFlashAttribute("done", words.text("desk.note.done"));
        return "redirect:/petugas/laporan/" + number;
    }

    @GetMapping("/petugas/laporan/{number}/lampiran/{id}")
    void fetch(@PathVariable String number, @PathVariable UUID id, Principal officer, HttpServletResponse response)
            throws IOException {
        delivery.send(file.file(officer.getName(), number, id), response);
    }

    @PostMapping("/petugas/laporan/{number}/pisahkan")
    String takeOut(@PathVariable String number, Principal officer, RedirectAttributes redirect) {
        file.takeOut(officer.getName(), number);
        redirect.addFlashAttribute("done", words.text("desk.family.takenOut"));
        return "redirect:/petugas/laporan/" + number;
    }

    /** The page that a refused note came back on, opened again. */
    @GetMapping("/petugas/laporan/{number}/catatan")
    String noteAgain(@PathVariable String number) {
        return "redirect:/petugas/laporan/" + number;
    }
}
