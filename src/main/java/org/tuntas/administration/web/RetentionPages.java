package org.tuntas.administration.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.administration.Change.Subject;
import org.tuntas.administration.Overwritten;
import org.tuntas.administration.RetentionDesk;
import org.tuntas.administration.RetentionDesk.NewRule;
import org.tuntas.administration.TrailDesk;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.reporter.RetentionRule;

/** How long identities are kept, by the way a report ended. */
@Controller
class RetentionPages {

    private final RetentionDesk desk;
    private final TrailDesk trail;
    private final Words words;

    RetentionPages(RetentionDesk desk, TrailDesk trail, Words words) {
        this.desk = desk;
        this.trail = trail;
        this.words = words;
    }

    /**
     * A rule on the page.
     *
     * @param seen key of its newest change
     */
    record Row(RetentionRule rule, long seen) {}

    @GetMapping("/pengaturan/retensi")
    String rules(Principal officer, Model model) {
        List<Row> rows = desk.rules(officer.getName()).stream()
                .map(rule -> new Row(rule, trail.seen(Subject.RETENTION, RetentionDesk.object(rule))))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("ends", RetentionDesk.ENDS);
        model.addAttribute("reasons", RetentionDesk.REASONS);
        model.addAttribute("types", ComplaintType.values());
        // Also after a form that was refused: the switch of the language leads to a page.
        model.addAttribute("path", "/pengaturan/retensi");
        return "administration/retention";
    }

    @PostMapping("/pengaturan/retensi")
    String add(@RequestParam Map<String, String> typed, Principal officer, Model model, RedirectAttributes redirect) {
        try {
            desk.add(
                    officer.getName(),
                    new NewRule(
                            typed.get("state"),
                            typed.get("closeReason"),
                            typed.get("type"),
                            typed.get("days"),
                            typed.get("legalBasis")));
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("new", typed, invalid, words));
            return rules(officer, model);
        }
        return done(redirect);
    }

    @PostMapping("/pengaturan/retensi/{id}")
    String change(
            @PathVariable long id,
            @RequestParam long seen,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.change(officer.getName(), id, typed.get("days"), typed.get("legalBasis"), seen);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("rule" + id, typed, invalid, words));
            return rules(officer, model);
        } catch (Overwritten overwritten) {
            model.addAttribute("form", Form.kept("rule" + id, typed));
            model.addAttribute("meanwhile", overwritten.meanwhile());
            return rules(officer, model);
        }
        return done(redirect);
    }

    private String done(RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", words.text("admin.done.retention"));
        return "redirect:/pengaturan/retensi";
    }
}
