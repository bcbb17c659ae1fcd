package org.tuntas.administration.web;

import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.administration.DeputyDesk;
import org.tuntas.administration.DeputyDesk.Appointment;
import org.tuntas.administration.StaffDesk;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Form;
import org.tuntas.language.Words;

/** Deputies: those of today and later, and the appointment of another one. */
@Controller
class DeputyPages {

    private final DeputyDesk desk;
    private final StaffDesk staff;
    private final Words words;

    DeputyPages(DeputyDesk desk, StaffDesk staff, Words words) {
        this.desk = desk;
        this.staff = staff;
        this.words = words;
    }

    @GetMapping("/pengaturan/pengganti")
    String list(Principal officer, Model model) {
        model.addAttribute("deputies", desk.list(officer.getName()));
        model.addAttribute("people", staff.search(officer.getName(), ""));
        model.addAttribute("groups", staff.groups(officer.getName()));
        return "administration/deputies";
    }

    @PostMapping("/pengaturan/pengganti")
    String appoint(
            @RequestParam Map<String, String> typed, Principal officer, Model model, RedirectAttributes redirect) {
        try {
            desk.appoint(
                    officer.getName(),
                    new Appointment(
                            typed.get("deputy"),
                            typed.get("absent"),
                            typed.get("group"),
                            typed.get("kind"),
                            typed.get("from"),
                            typed.get("until")));
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("deputy", typed, invalid, words));
            return list(officer, model);
        }
        redirect.addFlashAttribute("done", words.text("admin.done.appointed"));
        return "redirect:/pengaturan/pengganti";
    }

    @PostMapping("/pengaturan/pengganti/{id}/akhiri")
    String end(@PathVariable long id, Principal officer, RedirectAttributes redirect) {
        desk.end(officer.getName(), id);
        redirect.addFlashAttribute("done", words.text("admin.done.deputyEnded"));
        return "redirect:/pengaturan/pengganti";
    }
}
