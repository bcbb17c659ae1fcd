package org.tuntas.modelling.web;

import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.administration.Change.Subject;
import org.tuntas.administration.Trail;
import org.tuntas.modelling.WhoMayDesign;

/** Who drafted, proposed, approved, rejected and installed what, and when. */
@Controller
class DesignTrailPage {

    private static final int PAGE = 50;
    private static final int MOST_PAGES = 1_000_000;

    private final WhoMayDesign whoMay;
    private final Trail trail;

    DesignTrailPage(WhoMayDesign whoMay, Trail trail) {
        this.whoMay = whoMay;
        this.trail = trail;
    }

    @GetMapping("/perancang/jejak")
    String trail(@RequestParam(defaultValue = "1") int halaman, Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        int page = Math.min(Math.max(1, halaman), MOST_PAGES);
        // One more than is shown tells whether there is a next page.
        List<Trail.Entry> found =
                trail.find(new Trail.Filter("", Subject.MODEL, "", null, null), (page - 1) * PAGE, PAGE + 1);
        model.addAttribute("entries", found.subList(0, Math.min(PAGE, found.size())));
        model.addAttribute("page", page);
        model.addAttribute("more", found.size() > PAGE);
        return "modelling/trail";
    }
}
