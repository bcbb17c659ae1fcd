package org.tuntas.handling.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.SupervisionDesk;
import org.tuntas.language.Words;
import org.tuntas.procedure.Overtaken;

/** The page on which an agency or the desk says that a report is about misconduct, by its number: they need not have a task of it. */
@Controller
class SupervisionPage {

    private static final String PAGE = "handling/supervision";
    private static final int SHORTEST = 10;
    private static final int LONGEST = 2_000;

    private final SupervisionDesk desk;
    private final Words words;

    SupervisionPage(SupervisionDesk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    @GetMapping("/petugas/pengawasan")
    String ask(@RequestParam(required = false) @Nullable String nomor, Model model) {
        model.addAttribute("number", nomor == null ? "" : nomor);
        model.addAttribute("reason", "");
        return PAGE;
    }

    /** What was typed stays on the page until it is accepted. */
    @PostMapping("/petugas/pengawasan")
    ModelAndView allege(
            @RequestParam String number, @RequestParam String reason, Principal officer, RedirectAttributes redirect) {
        String problem = problem(number, reason.strip(), officer.getName());
        if (problem == null) {
            redirect.addFlashAttribute("done", words.text("supervision.done", number.strip()));
            return new ModelAndView("redirect:/petugas/pengawasan");
        }
        ModelAndView page = new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("number", number);
        page.addObject("reason", reason);
        page.addObject("problem", problem);
        return page;
    }

    private @Nullable String problem(String number, String reason, String officer) {
        var read = TrackingNumber.read(number);
        if (read.isEmpty()) {
            return words.text("complaint.unknown", number.strip());
        }
        if (reason.length() < SHORTEST || reason.length() > LONGEST) {
            return words.text("supervision.reasonNeeded");
        }
        try {
            desk.allege(read.get(), officer, reason);
            return null;
        } catch (Refused refused) {
            return words.refusal(refused);
        } catch (Overtaken overtaken) {
            return words.text("moment.overtaken");
        }
    }
}
