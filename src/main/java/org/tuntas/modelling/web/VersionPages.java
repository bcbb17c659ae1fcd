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
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.modelling.DecisionTables;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.PublishingDesk;
import org.tuntas.modelling.Release;
import org.tuntas.modelling.Versions;
import org.tuntas.modelling.WhoMayDesign;

/** Every version that holds or held, its files, and the way back to it. */
@Controller
class VersionPages {

    private final WhoMayDesign whoMay;
    private final Versions versions;
    private final PublishingDesk desk;
    private final Words words;

    VersionPages(WhoMayDesign whoMay, Versions versions, PublishingDesk desk, Words words) {
        this.whoMay = whoMay;
        this.versions = versions;
        this.desk = desk;
        this.words = words;
    }

    @GetMapping("/perancang/versi")
    String list(Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        model.addAttribute("versions", versions.all());
        model.addAttribute("current", versions.current());
        return "modelling/versions";
    }

    @GetMapping("/perancang/versi/{id:\\d{1,15}}")
    String version(@PathVariable long id, Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        Release version =
                versions.find(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "design.version.unknown"));
        model.addAttribute("version", version);
        model.addAttribute("current", versions.current());
        ModelFiles files = versions.files(id);
        model.addAttribute("files", files.contents().keySet());
        model.addAttribute("tables", DecisionTables.of(files, files));
        return "modelling/version";
    }

    @PostMapping("/perancang/versi/{id:\\d{1,15}}/kembali")
    String proposeReturn(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Principal designer,
            Model model,
            RedirectAttributes redirect) {
        try {
            long proposal = desk.proposeReturn(designer.getName(), id, typed.get("note"));
            redirect.addFlashAttribute("done", words.text("design.done.proposed"));
            return "redirect:/perancang/usulan/" + proposal;
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("return", typed, invalid, words));
            return version(id, designer, model);
        }
    }
}
