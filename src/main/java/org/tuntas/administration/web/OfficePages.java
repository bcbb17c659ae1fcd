package org.tuntas.administration.web;

import java.security.Principal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.administration.Change.Subject;
import org.tuntas.administration.Closings.Closing;
import org.tuntas.administration.Closings.Item;
import org.tuntas.administration.Closings.Outcome;
import org.tuntas.administration.DeputyDesk;
import org.tuntas.administration.HandingOver;
import org.tuntas.administration.OfficeDesk;
import org.tuntas.administration.Overwritten;
import org.tuntas.administration.TrailDesk;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.organisation.Deputy;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/** The offices: their tree, each one's page, and the closing of one with the handing over of its reports. */
@Controller
class OfficePages {

    private static final List<String> ROLES = List.of("admin", "head", "officer", "inspector");

    private final OfficeDesk desk;
    private final HandingOver handingOver;
    private final DeputyDesk deputies;
    private final TrailDesk trail;
    private final Staff staff;
    private final Words words;

    OfficePages(
            OfficeDesk desk, HandingOver handingOver, DeputyDesk deputies, TrailDesk trail, Staff staff, Words words) {
        this.desk = desk;
        this.handingOver = handingOver;
        this.deputies = deputies;
        this.trail = trail;
        this.staff = staff;
        this.words = words;
    }

    /** An office and how deep it lies among those that are shown. */
    record Branch(Node node, int depth) {}

    /** Who is in one of an office's groups, and who acts there today or later. */
    record Group(String id, String name, List<StaffMember> members, List<Deputy> deputies) {}

    @GetMapping("/pengaturan/unit")
    String tree(Principal officer, Model model) {
        Map<String, Integer> depths = new HashMap<>();
        model.addAttribute(
                "branches",
                desk.list(officer.getName()).stream()
                        .map(node -> {
                            int depth = node.parent() == null ? 0 : depths.getOrDefault(node.parent(), -1) + 1;
                            depths.put(node.code(), depth);
                            return new Branch(node, Math.min(depth, 5));
                        })
                        .toList());
        return "administration/offices";
    }

    @GetMapping("/pengaturan/unit/baru")
    String blank(Principal officer, Model model) {
        model.addAttribute(
                "parents",
                desk.list(officer.getName()).stream().filter(Node::isOpen).toList());
        return "administration/office-new";
    }

    @PostMapping("/pengaturan/unit/baru")
    String add(@RequestParam Map<String, String> typed, Principal officer, Model model, RedirectAttributes redirect) {
        try {
            String code = desk.add(
                    officer.getName(),
                    typed.get("code"),
                    typed.get("name"),
                    typed.getOrDefault("kind", Node.Kind.UNIT.name()),
                    typed.get("parent"));
            return done(redirect, "admin.done.officeAdded", code);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("new", typed, invalid, words));
            return blank(officer, model);
        }
    }

    @GetMapping("/pengaturan/unit/{code}")
    String office(@PathVariable String code, Principal officer, Model model) {
        Node node = desk.find(officer.getName(), code);
        List<Deputy> all = deputies.list(officer.getName());
        model.addAttribute("node", node);
        model.addAttribute("seen", trail.seen(Subject.OFFICE, code));
        model.addAttribute("places", desk.placesFor(node));
        model.addAttribute(
                "groups",
                ROLES.stream()
                        .map(role -> code + "-" + role)
                        .flatMap(id -> staff.group(id).stream())
                        .map(group -> new Group(
                                group.id(),
                                group.name(),
                                staff.membersOf(group.id()),
                                all.stream()
                                        .filter(deputy -> isAbout(deputy, group.id()))
                                        .toList()))
                        .toList());
        return "administration/office";
    }

    private boolean isAbout(Deputy deputy, String group) {
        return deputy.group() != null
                ? deputy.group().equals(group)
                : deputy.absent() != null && staff.groupIdsOf(deputy.absent()).contains(group);
    }

    @PostMapping("/pengaturan/unit/{code}/nama")
    String rename(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "0") long seen,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.rename(officer.getName(), code, typed.get("name"), seen);
            return done(redirect, "admin.done.saved", code);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("name", typed, invalid, words));
        } catch (Overwritten overwritten) {
            model.addAttribute("form", Form.kept("name", typed));
            model.addAttribute("meanwhile", overwritten.meanwhile());
        }
        return office(code, officer, model);
    }

    @PostMapping("/pengaturan/unit/{code}/induk")
    String move(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "0") long seen,
            Principal officer,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.move(officer.getName(), code, typed.get("parent"), seen);
            return done(redirect, "admin.done.saved", code);
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("place", typed, invalid, words));
        } catch (Overwritten overwritten) {
            model.addAttribute("form", Form.kept("place", typed));
            model.addAttribute("meanwhile", overwritten.meanwhile());
        }
        return office(code, officer, model);
    }

    @GetMapping("/pengaturan/unit/{code}/tutup")
    String closing(@PathVariable String code, Principal officer, Model model) {
        Node node = desk.find(officer.getName(), code);
        if (!node.isOpen()) {
            return desk.closingOf(officer.getName(), code)
                    .map(closing -> "redirect:/pengaturan/penutupan/" + closing.id())
                    .orElse("redirect:/pengaturan/unit/" + code);
        }
        model.addAttribute("node", node);
        model.addAttribute("successors", desk.successorsFor(node));
        model.addAttribute("open", handingOver.openAt(code));
        return "administration/office-close";
    }

    @PostMapping("/pengaturan/unit/{code}/tutup")
    String close(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String successor,
            Principal officer,
            Model model) {
        try {
            long closing = desk.close(officer.getName(), code, successor);
            handingOver.goOn(officer.getName(), closing);
            return "redirect:/pengaturan/penutupan/" + closing;
        } catch (InvalidInput invalid) {
            model.addAttribute(
                    "form",
                    Form.refused("close", Map.of("successor", successor == null ? "" : successor), invalid, words));
            return closing(code, officer, model);
        }
    }

    @GetMapping("/pengaturan/penutupan/{id}")
    String closing(@PathVariable long id, Principal officer, Model model) {
        Closing closing = handingOver.find(officer.getName(), id);
        List<Item> items = handingOver.items(officer.getName(), id);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        items.forEach(item -> counts.merge(item.outcome(), 1, Integer::sum));
        Map<String, Integer> shown = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> shown.put(outcome.name(), count));
        model.addAttribute("closing", closing);
        model.addAttribute("items", items);
        model.addAttribute("counts", shown);
        model.addAttribute("finished", items.stream().allMatch(item -> item.outcome() == Outcome.DONE));
        return "administration/closing";
    }

    @PostMapping("/pengaturan/penutupan/{id}/lanjutkan")
    String goOn(@PathVariable long id, Principal officer) {
        handingOver.goOn(officer.getName(), id);
        return "redirect:/pengaturan/penutupan/" + id;
    }

    private String done(RedirectAttributes redirect, String key, String code) {
        redirect.addFlashAttribute("done", words.text(key));
        return "redirect:/pengaturan/unit/" + code;
    }
}
