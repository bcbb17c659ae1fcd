package org.tuntas.modelling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.Principal;
import java.util.ArrayList;
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
import org.tuntas.attachment.Upload;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.modelling.DraftDesk;
import org.tuntas.modelling.DraftDesk.Offered;
import org.tuntas.modelling.Drafts;
import org.tuntas.modelling.Finding;
import org.tuntas.modelling.Inspectorate;
import org.tuntas.modelling.ModelDraft;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.ProposalBook;
import org.tuntas.modelling.Versions;
import org.tuntas.modelling.WhoMayDesign;

/** Drafts: files are sent, checked and shown with what is wrong with them. */
@Controller
class DraftPages {

    private static final String REMOVED = "hapus:";

    private final WhoMayDesign whoMay;
    private final DraftDesk desk;
    private final Drafts drafts;
    private final ProposalBook proposals;
    private final Versions versions;
    private final Inspectorate inspectorate;
    private final ChangeView changes;
    private final ReplayPages replays;
    private final Words words;

    DraftPages(
            WhoMayDesign whoMay,
            DraftDesk desk,
            Drafts drafts,
            ProposalBook proposals,
            Versions versions,
            Inspectorate inspectorate,
            ChangeView changes,
            ReplayPages replays,
            Words words) {
        this.whoMay = whoMay;
        this.desk = desk;
        this.drafts = drafts;
        this.proposals = proposals;
        this.versions = versions;
        this.inspectorate = inspectorate;
        this.changes = changes;
        this.replays = replays;
        this.words = words;
    }

    @GetMapping("/perancang/draf")
    String list(Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        model.addAttribute("drafts", drafts.all());
        model.addAttribute("current", versions.current());
        return "modelling/drafts";
    }

    @PostMapping("/perancang/draf")
    String make(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Principal designer,
            Model model,
            RedirectAttributes redirect) {
        try {
            long id =
                    desk.make(designer.getName(), typed.get("note"), offered(request), LocaleContextHolder.getLocale());
            redirect.addFlashAttribute("done", words.text("design.done.made"));
            return "redirect:/perancang/draf/" + id;
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("draft", typed, invalid, words));
            model.addAttribute("problems", problems(invalid));
            return list(designer, model);
        }
    }

    @PostMapping("/perancang/draf/terpasang")
    String makeOfInstalled(Principal designer, RedirectAttributes redirect) {
        long id = desk.makeOfInstalled(designer.getName(), words.text("design.draft.ofInstalled"));
        redirect.addFlashAttribute("done", words.text("design.done.made"));
        return "redirect:/perancang/draf/" + id;
    }

    @GetMapping("/perancang/draf/{id:\\d{1,15}}")
    String draft(@PathVariable long id, Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        ModelDraft draft = drafts.find(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "design.draft.unknown"));
        ModelFiles files = drafts.files(id);
        model.addAttribute("draft", draft);
        model.addAttribute("current", versions.current());
        changes.show(versions.files(draft.base()), files, model);
        model.addAttribute("files", files.contents().keySet());
        List<Finding> findings = inspectorate.findings(files);
        model.addAttribute("findings", FindingView.of(findings, LocaleContextHolder.getLocale()));
        model.addAttribute("hasErrors", findings.stream().anyMatch(Finding::isError));
        replays.show(draft, model);
        model.addAttribute("proposal", proposals.openOf(id).orElse(null));
        return "modelling/draft";
    }

    @PostMapping("/perancang/draf/{id:\\d{1,15}}")
    String change(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Principal designer,
            Model model,
            RedirectAttributes redirect) {
        List<String> removed = typed.keySet().stream()
                .filter(field -> field.startsWith(REMOVED))
                .map(field -> field.substring(REMOVED.length()))
                .toList();
        try {
            desk.change(
                    designer.getName(),
                    id,
                    typed.get("note"),
                    offered(request),
                    removed,
                    typed.getOrDefault("seen", ""),
                    LocaleContextHolder.getLocale());
            return changed(id, redirect);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("draft", typed, invalid, words));
            model.addAttribute("problems", problems(invalid));
            return draft(id, designer, model);
        }
    }

    @PostMapping("/perancang/draf/{id:\\d{1,15}}/sesuaikan")
    String renew(@PathVariable long id, @RequestParam String seen, Principal designer, RedirectAttributes redirect) {
        desk.renew(designer.getName(), id, seen);
        return changed(id, redirect);
    }

    @PostMapping("/perancang/draf/{id:\\d{1,15}}/buang")
    String discard(@PathVariable long id, @RequestParam String seen, Principal designer, RedirectAttributes redirect) {
        desk.discard(designer.getName(), id, seen);
        redirect.addFlashAttribute("done", words.text("design.done.discarded"));
        return "redirect:/perancang/draf";
    }

    private String changed(long id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", words.text("design.done.changed"));
        return "redirect:/perancang/draf/" + id;
    }

    /** What is wrong with files, each by itself: several may be wrong. */
    private List<String> problems(InvalidInput invalid) {
        return invalid.problems().stream()
                .filter(problem -> problem.field().startsWith("files"))
                .map(words::problem)
                .toList();
    }

    private static List<Offered> offered(HttpServletRequest request) {
        Uploads uploads = Uploads.of(request);
        if (!uploads.problems().isEmpty()) {
            throw new InvalidInput(uploads.problems());
        }
        List<Offered> offered = new ArrayList<>();
        for (Upload upload : uploads.files()) {
            // A little more than the largest is enough to know that it is too large.
            try (InputStream content = Files.newInputStream(upload.path())) {
                offered.add(new Offered(upload.name(), content.readNBytes(ModelFiles.LARGEST + 1)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return offered;
    }
}
