package org.tuntas.tracking.web;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what Tuntas is, and the way on for each kind of visitor. */
@Controller
class FrontPage {

    private final Environment environment;

    FrontPage(Environment environment) {
        this.environment = environment;
    }

    @GetMapping("/")
    String front(Model model) {
        model.addAttribute("demo", environment.acceptsProfiles(Profiles.of("demo")));
        return "tracking/front";
    }
}
