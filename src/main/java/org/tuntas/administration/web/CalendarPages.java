package org.tuntas.administration.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.tuntas.administration.CalendarDesk;
import org.tuntas.administration.CalendarDesk.DayOff;
import org.tuntas.administration.CalendarDesk.View;
import org.tuntas.administration.CalendarDesk.Zone;
import org.tuntas.administration.Mandate;
import org.tuntas.administration.Mandates;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.sla.Holiday;

/** Days off and office hours, of one agency at a time or of the country. */
@Controller
class CalendarPages {

    private final CalendarDesk desk;
    private final Mandates mandates;
    private final Words words;

    CalendarPages(CalendarDesk desk, Mandates mandates, Words words) {
        this.desk = desk;
        this.mandates = mandates;
        this.words = words;
    }

    @GetMapping("/pengaturan/kalender")
    String calendar(@RequestParam(required = false) @Nullable String instansi, Principal officer, Model model) {
        Mandate mandate = mandates.of(officer.getName());
        mandate.requireSettings();
        String agency = instansi != null
                ? instansi
                : mandate.isOperator()
                        ? Holiday.NATIONAL
                        : mandate.agencies().get(0).code();
        View view = desk.view(officer.getName(), agency);
        model.addAttribute("view", view);
        model.addAttribute("zone", Zone.of(view.hours().zone()));
        model.addAttribute("zones", Zone.values());
        model.addAttribute("national", desk.nationalFrom(view.today()));
        return "administration/calendar";
    }

    @PostMapping("/pengaturan/kalender/libur")
    String declare(
            @RequestParam String agency,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.declare(
                    officer.getName(),
                    agency,
                    new DayOff(
                            typed.get("day"),
                            typed.get("kind"),
                            typed.get("name"),
                            typed.get("decree"),
                            typed.get("decreeDate"),
                            typed.containsKey("sure")));
            return done(redirect, "admin.done.holiday", agency);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("holiday", typed, invalid, words));
            return calendar(agency, officer, model);
        }
    }

    @PostMapping("/pengaturan/kalender/libur/cabut")
    String withdraw(
            @RequestParam String agency,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Principal officer,
            RedirectAttributes redirect) {
        desk.withdraw(officer.getName(), agency, day);
        return done(redirect, "admin.done.withdrawn", agency);
    }

    @PostMapping("/pengaturan/kalender/jam")
    String hours(
            @RequestParam String agency,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.keepHours(
                    officer.getName(), agency, typed.get("zone"), typed.get("closes"), "6".equals(typed.get("week")));
            return done(redirect, "admin.done.hours", agency);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("hours", typed, invalid, words));
            return calendar(agency, officer, model);
        }
    }

    private String done(RedirectAttributes redirect, String key, String agency) {
        redirect.addFlashAttribute("done", words.text(key));
        return "redirect:"
                + UriComponentsBuilder.fromPath("/pengaturan/kalender")
                        .queryParam("instansi", agency)
                        .build()
                        .encode()
                        .toUriString();
    }
}
