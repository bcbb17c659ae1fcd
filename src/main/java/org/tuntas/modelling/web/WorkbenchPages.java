package org.tuntas.modelling.web;

import java.security.Principal;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tuntas.modelling.InstalledModels;
import org.tuntas.modelling.LiveModels;
import org.tuntas.modelling.ModelShelf;
import org.tuntas.modelling.ProposalBook;
import org.tuntas.modelling.Versions;
import org.tuntas.modelling.WhoMayDesign;

/** Where designers begin: which models hold, and what runs in them. */
@Controller
class WorkbenchPages {

    private final WhoMayDesign whoMay;
    private final Versions versions;
    private final ModelShelf shelf;
    private final ProposalBook proposals;
    private final InstalledModels installation;
    private final LiveModels live;

    WorkbenchPages(
            WhoMayDesign whoMay,
            Versions versions,
            ModelShelf shelf,
            ProposalBook proposals,
            InstalledModels installation,
            LiveModels live) {
        this.whoMay = whoMay;
        this.versions = versions;
        this.shelf = shelf;
        this.proposals = proposals;
        this.installation = installation;
        this.live = live;
    }

    @GetMapping("/perancang")
    String front(Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        model.addAttribute("current", versions.current());
        model.addAttribute("processes", shelf.processes());
        model.addAttribute("open", proposals.open());
        model.addAttribute("behind", installation.isBehind());
        live.rejected().ifPresent(rejected -> {
            model.addAttribute("rejectedAt", rejected.at());
            model.addAttribute("rejected", FindingView.of(rejected.findings(), LocaleContextHolder.getLocale()));
        });
        return "modelling/front";
    }
}
