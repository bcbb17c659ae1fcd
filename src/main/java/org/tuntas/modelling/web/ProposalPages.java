package org.tuntas.modelling.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.modelling.Finding;
import org.tuntas.modelling.Inspectorate;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.ModelSets;
import org.tuntas.modelling.Proposal;
import org.tuntas.modelling.ProposalBook;
import org.tuntas.modelling.PublishingDesk;
import org.tuntas.modelling.Release;
import org.tuntas.modelling.Versions;
import org.tuntas.modelling.WhoMayDesign;

/** Proposals: one makes them, another one reads what would change and decides. */
@Controller
class ProposalPages {

    private static final int SHOWN = 50;

    private final WhoMayDesign whoMay;
    private final PublishingDesk desk;
    private final ProposalBook proposals;
    private final ModelSets sets;
    private final Versions versions;
    private final Inspectorate inspectorate;
    private final ChangeView changes;
    private final ReplayPages replays;
    private final Words words;

    ProposalPages(
            WhoMayDesign whoMay,
            PublishingDesk desk,
            ProposalBook proposals,
            ModelSets sets,
            Versions versions,
            Inspectorate inspectorate,
            ChangeView changes,
            ReplayPages replays,
            Words words) {
        this.whoMay = whoMay;
        this.desk = desk;
        this.proposals = proposals;
        this.sets = sets;
        this.versions = versions;
        this.inspectorate = inspectorate;
        this.changes = changes;
        this.replays = replays;
        this.words = words;
    }

    @GetMapping("/perancang/usulan")
    String list(Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        model.addAttribute("proposals", proposals.newest(SHOWN));
        return "modelling/proposals";
    }

    @PostMapping("/perancang/draf/{id:\\d{1,15}}/usulkan")
    String propose(@PathVariable long id, @RequestParam String seen, Principal designer, RedirectAttributes redirect) {
        return done(desk.propose(designer.getName(), id, seen), "design.done.proposed", redirect);
    }

    @GetMapping("/perancang/usulan/{id:\\d{1,15}}")
    String proposal(@PathVariable long id, Principal somebody, Model model) {
        whoMay.requireLook(somebody.getName());
        Proposal proposal =
                proposals.find(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "design.proposal.unknown"));
        ModelFiles files = sets.read(proposal.set());
        List<Finding> findings = inspectorate.findings(files);
        model.addAttribute("proposal", proposal);
        model.addAttribute("mayDecide", whoMay.of(somebody.getName()).approves() && !proposal.isOf(somebody.getName()));
        changes.show(versions.files(proposal.base()), files, model);
        model.addAttribute("files", files.contents().keySet());
        model.addAttribute("findings", FindingView.of(findings, LocaleContextHolder.getLocale()));
        replays.show(proposal, model);
        model.addAttribute("mark", PublishingDesk.mark(findings));
        return "modelling/proposal";
    }

    @PostMapping("/perancang/usulan/{id:\\d{1,15}}/setujui")
    String approve(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Principal approver,
            Model model,
            RedirectAttributes redirect) {
        try {
            Release release =
                    desk.approve(approver.getName(), id, typed.get("note"), typed.getOrDefault("accepted", ""));
            redirect.addFlashAttribute("done", words.text("design.done.approved", release.id()));
            return "redirect:/perancang";
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("approve", typed, invalid, words));
            return proposal(id, approver, model);
        }
    }

    @PostMapping("/perancang/usulan/{id:\\d{1,15}}/tolak")
    String reject(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Principal approver,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.reject(approver.getName(), id, typed.get("note"));
            return done(id, "design.done.rejected", redirect);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("reject", typed, invalid, words));
            return proposal(id, approver, model);
        }
    }

    @PostMapping("/perancang/usulan/{id:\\d{1,15}}/tarik")
    String withdraw(@PathVariable long id, Principal designer, RedirectAttributes redirect) {
        desk.withdraw(designer.getName(), id);
        return done(id, "design.done.withdrawn", redirect);
    }

    private String done(long id, String said, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", words.text(said));
        return "redirect:/perancang/usulan/" + id;
    }
}
