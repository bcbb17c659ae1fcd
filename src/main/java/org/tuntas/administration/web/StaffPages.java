package org.tuntas.administration.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.administration.Change.Subject;
import org.tuntas.administration.DeputyDesk;
import org.tuntas.administration.Mandate;
import org.tuntas.administration.Mandates;
import org.tuntas.administration.Moved;
import org.tuntas.administration.Overwritten;
import org.tuntas.administration.StaffDesk;
import org.tuntas.administration.StaffDesk.NewPerson;
import org.tuntas.administration.TrailDesk;
import org.tuntas.administration.WorkDesk;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.organisation.Deputy;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Personnel.Entry;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.procedure.OpenTask;

/** The people: list, entry of somebody new, and the page of each with groups, password and leaving. */
@Controller
class StaffPages {

    private static final int PAGE = 50;

    private final StaffDesk desk;
    private final WorkDesk work;
    private final DeputyDesk deputies;
    private final TrailDesk trail;
    private final Mandates mandates;
    private final Words words;

    StaffPages(StaffDesk desk, WorkDesk work, DeputyDesk deputies, TrailDesk trail, Mandates mandates, Words words) {
        this.desk = desk;
        this.work = work;
        this.deputies = deputies;
        this.trail = trail;
        this.mandates = mandates;
        this.words = words;
    }

    @GetMapping("/pengaturan")
    String first(Principal officer) {
        Mandate mandate = mandates.of(officer.getName());
        if (!mandate.maySettings() && mandate.mayTrail()) {
            return "redirect:/pengaturan/jejak";
        }
        mandate.requireSettings();
        return "redirect:/pengaturan/petugas";
    }

    /** Tells Tasklist whether to show the way here. */
    @GetMapping("/pengaturan/izin")
    @ResponseBody
    Map<String, Boolean> allowed(Principal officer) {
        Mandate mandate = mandates.of(officer.getName());
        return Map.of("settings", mandate.maySettings() || mandate.mayTrail());
    }

    @GetMapping("/pengaturan/petugas")
    String list(
            @RequestParam(defaultValue = "") String cari,
            @RequestParam(defaultValue = "1") int halaman,
            Principal officer,
            Model model) {
        List<Entry> found = desk.search(officer.getName(), cari.length() > 100 ? cari.substring(0, 100) : cari);
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int page = Math.min(Math.max(1, halaman), pages);
        model.addAttribute("found", found.size());
        model.addAttribute("people", found.subList((page - 1) * PAGE, Math.min(page * PAGE, found.size())));
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        model.addAttribute("sought", cari);
        model.addAttribute(
                "deputies", deputies.list(officer.getName()).stream().collect(Collectors.groupingBy(Deputy::deputy)));
        return "administration/staff";
    }

    @GetMapping("/pengaturan/petugas/baru")
    String blank(Principal officer, Model model) {
        mandates.of(officer.getName()).requireSettings();
        model.addAttribute("choices", choices(officer.getName()));
        return "administration/person-new";
    }

    @PostMapping("/pengaturan/petugas/baru")
    String add(@RequestParam Map<String, String> typed, Principal officer, Model model, RedirectAttributes redirect) {
        try {
            String login = desk.add(
                    officer.getName(),
                    new NewPerson(
                            typed.get("login"),
                            typed.get("name"),
                            typed.get("email"),
                            typed.get("password"),
                            typed.get("group")));
            redirect.addFlashAttribute("done", words.text("admin.done.personAdded"));
            return "redirect:/pengaturan/petugas/" + login;
        } catch (InvalidInput invalid) {
            // The password is not sent back to the browser.
            Map<String, String> kept = new LinkedHashMap<>(typed);
            kept.remove("password");
            model.addAttribute("form", Form.refused("new", kept, invalid, words));
            return blank(officer, model);
        }
    }

    @GetMapping("/pengaturan/petugas/{login}")
    String person(@PathVariable String login, Principal officer, Model model) {
        String actor = officer.getName();
        Entry entry = desk.find(actor, login);
        List<OpenTask> tasks = work.heldBy(actor, login);
        List<Deputy> all = deputies.list(actor);
        model.addAttribute("entry", entry);
        model.addAttribute("person", entry.member());
        model.addAttribute("mine", mandates.of(actor).coversPerson(entry.groups()));
        model.addAttribute("seen", trail.seen(Subject.PERSON, login));
        model.addAttribute("tasks", tasks);
        model.addAttribute("colleagues", work.colleagues(login, tasks));
        model.addAttribute(
                "acting", all.stream().filter(d -> d.deputy().equals(login)).toList());
        model.addAttribute(
                "absences", all.stream().filter(d -> login.equals(d.absent())).toList());
        model.addAttribute("choices", choices(actor));
        return "administration/person";
    }

    @PostMapping("/pengaturan/petugas/{login}/data")
    String change(
            @PathVariable String login,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.change(officer.getName(), login, typed.get("name"), typed.get("email"), number(typed.get("seen")));
            return done(redirect, "admin.done.saved", login);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("data", typed, invalid, words));
        } catch (Overwritten overwritten) {
            model.addAttribute("form", Form.kept("data", typed));
            model.addAttribute("meanwhile", overwritten.meanwhile());
        }
        return person(login, officer, model);
    }

    @PostMapping("/pengaturan/petugas/{login}/sandi")
    String password(
            @PathVariable String login,
            @RequestParam(required = false) @Nullable String password,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.setPassword(officer.getName(), login, password);
            return done(redirect, "admin.done.password", login);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("password", Map.of(), invalid, words));
            return person(login, officer, model);
        }
    }

    @PostMapping("/pengaturan/petugas/{login}/kelompok")
    String join(
            @PathVariable String login,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.join(officer.getName(), login, typed.get("group"));
            return done(redirect, "admin.done.joined", login);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("group", typed, invalid, words));
            return person(login, officer, model);
        }
    }

    @PostMapping("/pengaturan/petugas/{login}/kelompok/keluar")
    String leave(
            @PathVariable String login, @RequestParam String group, Principal officer, RedirectAttributes redirect) {
        String actor = officer.getName();
        List<OpenTask> ofGroup = work.heldBy(actor, login).stream()
                .filter(task -> task.groups().contains(group))
                .toList();
        desk.leave(actor, login, group);
        if (!ofGroup.isEmpty()) {
            redirect.addFlashAttribute("done", words.text("admin.done.leftWithWork", ofGroup.size()));
            return "redirect:/pengaturan/petugas/" + login + "/tugas";
        }
        return done(redirect, "admin.done.left", login);
    }

    @PostMapping("/pengaturan/petugas/{login}/nonaktif")
    String deactivate(
            @PathVariable String login,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        String where = typed.getOrDefault("work", "");
        String to = typed.getOrDefault("to", "");
        try {
            if (where.equals("colleague") && to.isEmpty()) {
                throw new InvalidInput(List.of(FieldProblem.of("to", "admin.problem.colleague")));
            }
            List<Moved> moved =
                    desk.deactivate(officer.getName(), login, where.equals("colleague") ? to : null, !where.isEmpty());
            redirect.addFlashAttribute("moved", moved);
            return done(redirect, "admin.done.deactivated", login);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("leave", typed, invalid, words));
            return person(login, officer, model);
        }
    }

    @PostMapping("/pengaturan/petugas/{login}/aktif")
    String reactivate(@PathVariable String login, Principal officer, RedirectAttributes redirect) {
        desk.reactivate(officer.getName(), login);
        return done(redirect, "admin.done.reactivated", login);
    }

    @GetMapping("/pengaturan/petugas/{login}/tugas")
    String tasks(@PathVariable String login, Principal officer, Model model) {
        String actor = officer.getName();
        Entry entry = desk.find(actor, login);
        List<OpenTask> tasks = work.heldBy(actor, login);
        model.addAttribute("person", entry.member());
        model.addAttribute("tasks", tasks);
        model.addAttribute("colleagues", work.colleagues(login, tasks));
        return "administration/work";
    }

    @PostMapping("/pengaturan/petugas/{login}/tugas")
    String move(
            @PathVariable String login,
            @RequestParam(required = false) @Nullable List<String> task,
            @RequestParam(defaultValue = "") String to,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        if (task == null || task.isEmpty()) {
            model.addAttribute("nothing", true);
            return tasks(login, officer, model);
        }
        redirect.addFlashAttribute("moved", work.move(officer.getName(), login, task, to.isEmpty() ? null : to));
        return "redirect:/pengaturan/petugas/" + login + "/tugas";
    }

    private String done(RedirectAttributes redirect, String key, String login) {
        redirect.addFlashAttribute("done", words.text(key));
        return "redirect:/pengaturan/petugas/" + login;
    }

    /** Groups to choose from, under the names of their offices; those of no office come last. */
    private Map<String, List<StaffGroup>> choices(String actor) {
        Mandate mandate = mandates.of(actor);
        Map<String, List<StaffGroup>> byOffice = new LinkedHashMap<>();
        List<StaffGroup> ofNone = new ArrayList<>();
        for (StaffGroup group : desk.groups(actor)) {
            mandate.officeOf(group.id())
                    .map(Node::name)
                    .ifPresentOrElse(
                            office -> byOffice.computeIfAbsent(office, name -> new ArrayList<>())
                                    .add(group),
                            () -> ofNone.add(group));
        }
        if (!ofNone.isEmpty()) {
            byOffice.put(words.text("admin.staff.groupsOfNoOffice"), ofNone);
        }
        return byOffice;
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException changedByHand) {
            return 0;
        }
    }
}
