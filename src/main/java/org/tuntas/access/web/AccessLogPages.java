package org.tuntas.access.web;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.access.AccessLog;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Words;
import org.tuntas.reporter.IdentityTrail;

/** Who looked at identities and secret reports, for auditors. */
@Controller
class AccessLogPages {

    private static final int PAGE = 50;
    private static final int MOST_PAGES = 1_000_000;

    private final AccessLog log;
    private final Words words;
    private final AccessWords say;

    AccessLogPages(AccessLog log, Words words, AccessWords say) {
        this.log = log;
        this.words = words;
        this.say = say;
    }

    @GetMapping("/petugas/catatan-akses")
    String log(
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "1") int halaman,
            Principal officer,
            Model model) {
        int page = Math.min(Math.max(1, halaman), MOST_PAGES);
        List<IdentityTrail.Entry> found = List.of();
        Map<String, String> problems = new HashMap<>();
        try {
            // One more than is shown tells whether there is a next page.
            found = log.find(
                    officer.getName(),
                    typed.get("orang"),
                    typed.get("nomor"),
                    typed.get("dari"),
                    typed.get("sampai"),
                    (page - 1) * PAGE,
                    PAGE + 1);
        } catch (InvalidInput invalid) {
            invalid.problems().forEach(problem -> problems.put(problem.field(), words.problem(problem)));
        }
        model.addAttribute("entries", found.subList(0, Math.min(PAGE, found.size())));
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("page", page);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("say", say);
        return "access/log";
    }
}
