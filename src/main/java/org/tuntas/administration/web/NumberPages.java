package org.tuntas.administration.web;

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
import org.tuntas.administration.Mandates;
import org.tuntas.administration.NumberDesk;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Form;
import org.tuntas.language.Words;

/** Other systems, and the numbers of one report in them: for an officer by task, for an operator by its number. */
@Controller
class NumberPages {

    private final NumberDesk desk;
    private final Mandates mandates;
    private final Words words;

    NumberPages(NumberDesk desk, Mandates mandates, Words words) {
        this.desk = desk;
        this.mandates = mandates;
        this.words = words;
    }

    @GetMapping("/pengaturan/sistem")
    String systems(@RequestParam(required = false) @Nullable String laporan, Principal officer, Model model) {
        mandates.of(officer.getName()).requireOperator();
        if (laporan != null && !laporan.isBlank()) {
            return "redirect:/pengaturan/sistem/laporan/"
                    + desk.ofNumber(officer.getName(), laporan).value();
        }
        model.addAttribute("systems", desk.systems());
        return "administration/systems";
    }

    @PostMapping("/pengaturan/sistem")
    String keep(@RequestParam Map<String, String> typed, Principal officer, Model model, RedirectAttributes redirect) {
        try {
            desk.keep(officer.getName(), typed.get("code"), typed.get("name"), typed.get("link"));
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("system", typed, invalid, words));
            return systems(null, officer, model);
        }
        redirect.addFlashAttribute("done", words.text("admin.done.saved"));
        return "redirect:/pengaturan/sistem";
    }

    @GetMapping("/pengaturan/sistem/laporan/{number}")
    String ofReport(@PathVariable String number, Principal officer, Model model) {
        return numbers(desk.ofNumber(officer.getName(), number), "/pengaturan/sistem/laporan/" + number, model);
    }

    @PostMapping("/pengaturan/sistem/laporan/{number}")
    String addToReport(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        TrackingNumber complaint = desk.ofNumber(officer.getName(), number);
        return add(null, complaint, "/pengaturan/sistem/laporan/" + number, typed, officer, model, redirect);
    }

    @PostMapping("/pengaturan/sistem/laporan/{number}/hapus")
    String removeFromReport(
            @PathVariable String number,
            @RequestParam("system") String system,
            @RequestParam("number") String external,
            Principal officer,
            RedirectAttributes redirect) {
        desk.remove(officer.getName(), null, desk.ofNumber(officer.getName(), number), system, external);
        redirect.addFlashAttribute("done", words.text("admin.done.numberRemoved"));
        return "redirect:/pengaturan/sistem/laporan/" + number;
    }

    @GetMapping("/petugas/tugas/{task}/nomor")
    String ofTask(@PathVariable String task, Principal officer, Model model) {
        return numbers(desk.ofTask(officer.getName(), task), "/petugas/tugas/" + task + "/nomor", model);
    }

    @PostMapping("/petugas/tugas/{task}/nomor")
    String addToTask(
            @PathVariable String task,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        TrackingNumber complaint = desk.ofTask(officer.getName(), task);
        return add(task, complaint, "/petugas/tugas/" + task + "/nomor", typed, officer, model, redirect);
    }

    @PostMapping("/petugas/tugas/{task}/nomor/hapus")
    String removeFromTask(
            @PathVariable String task,
            @RequestParam("system") String system,
            @RequestParam("number") String external,
            Principal officer,
            RedirectAttributes redirect) {
        desk.remove(officer.getName(), task, desk.ofTask(officer.getName(), task), system, external);
        redirect.addFlashAttribute("done", words.text("admin.done.numberRemoved"));
        return "redirect:/petugas/tugas/" + task + "/nomor";
    }

    @GetMapping("/petugas/laporan/{number}/nomor")
    String ofReadable(@PathVariable String number, Principal officer, Model model) {
        return numbers(desk.ofReport(officer.getName(), number), "/petugas/laporan/" + number + "/nomor", model);
    }

    @PostMapping("/petugas/laporan/{number}/nomor")
    String addToReadable(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        TrackingNumber complaint = desk.ofReport(officer.getName(), number);
        return add(null, complaint, "/petugas/laporan/" + number + "/nomor", typed, officer, model, redirect);
    }

    @PostMapping("/petugas/laporan/{number}/nomor/hapus")
    String removeFromReadable(
            @PathVariable String number,
            @RequestParam("system") String system,
            @RequestParam("number") String external,
            Principal officer,
            RedirectAttributes redirect) {
        desk.remove(officer.getName(), null, desk.ofReport(officer.getName(), number), system, external);
        redirect.addFlashAttribute("done", words.text("admin.done.numberRemoved"));
        return "redirect:/petugas/laporan/" + number + "/nomor";
    }

    private String add(
            @Nullable String task,
            TrackingNumber complaint,
            String here,
            Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.add(officer.getName(), task, complaint, typed.get("system"), typed.get("number"));
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("number", typed, invalid, words));
            return numbers(complaint, here, model);
        }
        redirect.addFlashAttribute("done", words.text("admin.done.numberAdded"));
        return "redirect:" + here;
    }

    private String numbers(TrackingNumber complaint, String here, Model model) {
        model.addAttribute("complaint", complaint.value());
        model.addAttribute("here", here);
        model.addAttribute("numbers", desk.of(complaint));
        model.addAttribute("systems", desk.systems());
        return "administration/numbers";
    }
}
