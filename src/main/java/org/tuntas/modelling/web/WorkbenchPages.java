package org.tuntas.modelling.web;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tuntas.modelling.ModelShelf;
import org.tuntas.modelling.Versions;
import org.tuntas.modelling.WhoMayDesign;

/** Where designers begin: which models hold, and what runs in them. */
@Controller
class WorkbenchPages {

    private final WhoMayDesign whoMay;
    private final Versions versions;
    private final ModelShelf shelf;

    WorkbenchPages(WhoMayDesign whoMay, Versions versions, ModelShelf shelf) {
        this.whoMay = whoMay;
        this.versions = versions;
        this.shelf = shelf;
    }

    @GetMapping("/perancang")
    String front(Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        model.addAttribute("current", versions.current());
        model.addAttribute("processes", shelf.processes());
        return "modelling/front";
    }
}
