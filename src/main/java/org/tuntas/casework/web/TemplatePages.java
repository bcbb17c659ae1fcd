package org.tuntas.casework.web;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.handling.AnswerTemplate;
import org.tuntas.handling.AnswerTemplates;
import org.tuntas.language.Form;
import org.tuntas.language.Words;

/** Texts that officers begin an answer with, for those who keep them. */
@Controller
class TemplatePages {

    private final AnswerTemplates templates;
    private final Words words;

    TemplatePages(AnswerTemplates templates, Words words) {
        this.templates = templates;
        this.words = words;
    }

    @GetMapping("/petugas/contoh")
    String list(Principal officer, Model model) {
        model.addAttribute("templates", templates.keptBy(officer.getName()));
        return form(null, officer, model);
    }

    @PostMapping("/petugas/contoh")
    String add(@RequestParam Map<String, String> typed, Principal officer, Model model, RedirectAttributes redirect) {
        try {
            templates.keep(officer.getName(), 0, typed);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("template", typed, invalid, words));
            return list(officer, model);
        }
        redirect.addFlashAttribute("done", words.text("desk.template.saved"));
        return "redirect:/petugas/contoh";
    }

    @GetMapping("/petugas/contoh/{id}")
    String edit(@PathVariable long id, Principal officer, Model model) {
        return form(templates.find(officer.getName(), id), officer, model);
    }

    @PostMapping("/petugas/contoh/{id}")
    String change(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            templates.keep(officer.getName(), id, typed);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("template", typed, invalid, words));
            return edit(id, officer, model);
        }
        redirect.addFlashAttribute("done", words.text("desk.template.saved"));
        return "redirect:/petugas/contoh";
    }

    @PostMapping("/petugas/contoh/{id}/hapus")
    String remove(@PathVariable long id, Principal officer, RedirectAttributes redirect) {
        templates.remove(officer.getName(), id);
        redirect.addFlashAttribute("done", words.text("desk.template.removed"));
        return "redirect:/petugas/contoh";
    }

    private String form(@Nullable AnswerTemplate template, Principal officer, Model model) {
        model.addAttribute("template", template);
        model.addAttribute("agencies", templates.agenciesOf(officer.getName()));
        model.addAttribute("everywhere", templates.keepsAll(officer.getName()));
        model.addAttribute("fields", AnswerTemplates.FIELDS);
        return "casework/templates";
    }
}
