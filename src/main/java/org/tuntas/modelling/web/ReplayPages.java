package org.tuntas.modelling.web;

import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Words;
import org.tuntas.modelling.Drafts;
import org.tuntas.modelling.ModelDraft;
import org.tuntas.modelling.Proposal;
import org.tuntas.modelling.ProposalBook;
import org.tuntas.modelling.WhoMayDesign;
import org.tuntas.modelling.rehearsal.ReplayDesk;

/** What came of the scenarios of a draft or proposal, for a page that looks again by itself; and asking for it. */
@Controller
class ReplayPages {

    private static final String SCENARIOS = "#skenario";

    private final WhoMayDesign whoMay;
    private final ReplayDesk desk;
    private final Drafts drafts;
    private final ProposalBook proposals;
    private final SceneWords scene;
    private final Words words;

    ReplayPages(
            WhoMayDesign whoMay,
            ReplayDesk desk,
            Drafts drafts,
            ProposalBook proposals,
            SceneWords scene,
            Words words) {
        this.whoMay = whoMay;
        this.desk = desk;
        this.drafts = drafts;
        this.proposals = proposals;
        this.scene = scene;
        this.words = words;
    }

    /** Puts on a page what came of a draft's scenarios. */
    void show(ModelDraft draft, Model model) {
        show("/perancang/draf/" + draft.id(), draft.set(), false, model);
    }

    /** Puts on a page what came of a proposal's scenarios. */
    void show(Proposal proposal, Model model) {
        show("/perancang/usulan/" + proposal.id(), proposal.set(), proposal.isOpen() && desk.isDemanded(), model);
        model.addAttribute("excuse", desk.excuse(proposal).orElse(null));
    }

    private void show(String address, String set, boolean expected, Model model) {
        model.addAttribute("replay", ReplayView.of(address, desk.of(set).orElse(null), expected, scene));
    }

    @GetMapping("/perancang/draf/{id:\\d{1,15}}/skenario")
    String ofDraft(@PathVariable long id, Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        show(draft(id), model);
        model.addAttribute("again", true);
        return "modelling/replay :: played";
    }

    @GetMapping("/perancang/usulan/{id:\\d{1,15}}/skenario")
    String ofProposal(@PathVariable long id, Principal somebody, Model model) {
        whoMay.requireLook(somebody.getName());
        show(proposal(id), model);
        model.addAttribute("again", true);
        return "modelling/replay :: played";
    }

    @PostMapping("/perancang/draf/{id:\\d{1,15}}/skenario")
    String playDraft(@PathVariable long id, Principal designer) {
        desk.ask(designer.getName(), draft(id).set());
        return "redirect:/perancang/draf/" + id + SCENARIOS;
    }

    @PostMapping("/perancang/usulan/{id:\\d{1,15}}/skenario")
    String playProposal(@PathVariable long id, Principal somebody) {
        desk.ask(somebody.getName(), proposal(id).set());
        return "redirect:/perancang/usulan/" + id + SCENARIOS;
    }

    @PostMapping("/perancang/usulan/{id:\\d{1,15}}/alasan")
    String excuse(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Principal designer,
            RedirectAttributes redirect) {
        try {
            desk.excuse(designer.getName(), id, typed.get("reason"));
            redirect.addFlashAttribute("done", words.text("design.replay.excused"));
        } catch (InvalidInput invalid) {
            redirect.addFlashAttribute("unexcused", words.problems(invalid));
        }
        return "redirect:/perancang/usulan/" + id + SCENARIOS;
    }

    private ModelDraft draft(long id) {
        return drafts.find(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "design.draft.unknown"));
    }

    private Proposal proposal(long id) {
        return proposals.find(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "design.proposal.unknown"));
    }
}
