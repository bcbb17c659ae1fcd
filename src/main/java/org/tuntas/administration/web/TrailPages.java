package org.tuntas.administration.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.administration.Change.Subject;
import org.tuntas.administration.Trail.Entry;
import org.tuntas.administration.TrailDesk;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Form;
import org.tuntas.language.Words;

/** Who changed what on the settings screen. */
@Controller
class TrailPages {

    private static final int PAGE = 50;
    private static final int MOST_PAGES = 1_000_000;

    private final TrailDesk desk;
    private final Words words;

    TrailPages(TrailDesk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    @GetMapping("/pengaturan/jejak")
    String trail(
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "1") int halaman,
            Principal officer,
            Model model) {
        int page = Math.min(Math.max(1, halaman), MOST_PAGES);
        List<Entry> found = List.of();
        model.addAttribute("form", Form.kept("filter", typed));
        try {
            // One more than is shown tells whether there is a next page.
            found = desk.find(
                    officer.getName(),
                    typed.get("person"),
                    typed.get("subject"),
                    typed.get("object"),
                    typed.get("from"),
                    typed.get("until"),
                    (page - 1) * PAGE,
                    PAGE + 1);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("filter", typed, invalid, words));
        }
        model.addAttribute("entries", found.subList(0, Math.min(PAGE, found.size())));
        model.addAttribute("page", page);
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("subjects", Subject.values());
        return "administration/trail";
    }
}
