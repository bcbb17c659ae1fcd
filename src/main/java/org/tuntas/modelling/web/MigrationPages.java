package org.tuntas.modelling.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.complaint.Refused;
import org.tuntas.modelling.WhoMayDesign;
import org.tuntas.modelling.migration.Element;
import org.tuntas.modelling.migration.Mapping;
import org.tuntas.modelling.migration.MigrationBook;
import org.tuntas.modelling.migration.MigrationDesk;
import org.tuntas.modelling.migration.MigrationItem;
import org.tuntas.modelling.migration.MigrationItem.Outcome;
import org.tuntas.modelling.migration.MigrationItem.Tale;
import org.tuntas.modelling.migration.MigrationOrder;
import org.tuntas.modelling.migration.MigrationOrder.State;
import org.tuntas.modelling.migration.Pairing;

/** Where designers move reports that are under way to another version: mapping, dry run, approval, first ones, all, results. */
@Controller
class MigrationPages {

    private static final String CHOICE = "pilih.";
    private static final int SHOWN = 50;

    private final MigrationDesk desk;
    private final MigrationBook book;
    private final WhoMayDesign whoMay;
    private final MoveWords say;

    MigrationPages(MigrationDesk desk, MigrationBook book, WhoMayDesign whoMay, MoveWords say) {
        this.desk = desk;
        this.book = book;
        this.whoMay = whoMay;
        this.say = say;
    }

    @GetMapping("/perancang/migrasi")
    String front(Principal designer, Model model) {
        whoMay.requireLook(designer.getName());
        List<MigrationBook.Version> versions = desk.versions();
        model.addAttribute("versions", versions);
        model.addAttribute(
                "sources",
                versions.stream().filter(version -> version.running() > 0).toList());
        model.addAttribute("orders", desk.newest());
        return "modelling/migration";
    }

    @GetMapping("/perancang/migrasi/baru")
    String draft(Principal designer, @RequestParam String dari, @RequestParam String ke, Model model) {
        whoMay.requireLook(designer.getName());
        mapping(model, dari, ke, Map.of());
        model.addAttribute("order", null);
        model.addAttribute("fromName", name(dari));
        model.addAttribute("toName", name(ke));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "modelling/migration-mapping";
    }

    @PostMapping("/perancang/migrasi")
    String propose(
            Principal designer,
            @RequestParam String dari,
            @RequestParam String ke,
            @RequestParam String key,
            @RequestParam Map<String, String> typed) {
        return order(desk.propose(designer.getName(), dari, ke, choices(typed), key));
    }

    @GetMapping("/perancang/migrasi/{id:\\d+}")
    String show(
            Principal designer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Outcome hasil,
            @RequestParam(defaultValue = "0") int hal,
            Model model) {
        whoMay.requireLook(designer.getName());
        MigrationOrder order = desk.find(id);
        Mapping mapping = desk.mapping(order);
        int page = Math.max(0, Math.min(hal, 100_000));
        List<MigrationItem> items = book.items(id, hasil, page * SHOWN, SHOWN + 1);
        model.addAttribute("order", order);
        model.addAttribute("progress", book.progress(id));
        model.addAttribute(
                "crowds",
                book.crowds(id).stream()
                        .map(crowd -> new CrowdView(crowd, say.obstacles(crowd.tale(), mapping)))
                        .toList());
        model.addAttribute(
                "items",
                items.stream().limit(SHOWN).map(item -> view(item, mapping)).toList());
        model.addAttribute("more", items.size() > SHOWN);
        model.addAttribute("page", page);
        model.addAttribute("chosen", hasil);
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("deeds", book.deeds(id));
        model.addAttribute("mayApprove", desk.mayApprove(designer.getName(), order));
        model.addAttribute("busy", order.state() == State.CHECKING || order.state() == State.MOVING);
        model.addAttribute("mostFirst", MigrationDesk.MOST_FIRST);
        return "modelling/migration-order";
    }

    @GetMapping("/perancang/migrasi/{id:\\d+}/pemetaan")
    String change(Principal designer, @PathVariable long id, Model model) {
        whoMay.requireLook(designer.getName());
        MigrationOrder order = desk.find(id);
        mapping(model, order.from(), order.to(), order.choices());
        model.addAttribute("order", order);
        model.addAttribute("fromName", order.fromName());
        model.addAttribute("toName", order.toName());
        return "modelling/migration-mapping";
    }

    @PostMapping("/perancang/migrasi/{id:\\d+}/pemetaan")
    String choose(Principal designer, @PathVariable long id, @RequestParam Map<String, String> typed) {
        desk.choose(designer.getName(), id, choices(typed));
        return order(id);
    }

    @PostMapping("/perancang/migrasi/{id:\\d+}/setujui")
    String approve(Principal designer, @PathVariable long id) {
        desk.approve(designer.getName(), id);
        return order(id);
    }

    @PostMapping("/perancang/migrasi/{id:\\d+}/pindahkan")
    String move(Principal designer, @PathVariable long id, @RequestParam(required = false) @Nullable String pertama) {
        desk.move(designer.getName(), id, pertama == null ? null : number(pertama));
        return order(id);
    }

    @PostMapping("/perancang/migrasi/{id:\\d+}/jeda")
    String pause(Principal designer, @PathVariable long id) {
        desk.pause(designer.getName(), id);
        return order(id);
    }

    @PostMapping("/perancang/migrasi/{id:\\d+}/ulangi")
    String retry(Principal designer, @PathVariable long id) {
        desk.retry(designer.getName(), id);
        return order(id);
    }

    @PostMapping("/perancang/migrasi/{id:\\d+}/akhiri")
    String end(Principal designer, @PathVariable long id) {
        desk.end(designer.getName(), id);
        return order(id);
    }

    /** Reports at the same steps, and why they cannot move. */
    record CrowdView(MigrationBook.Crowd crowd, List<String> why) {}

    /** A report with what became of it, or with what the dry run found while it waits. */
    record ItemView(
            MigrationItem item,
            List<MoveWords.Row> steps,
            List<MoveWords.Row> timers,
            List<String> why,
            List<String> notes) {}

    /** An element to look at, what could take its place, and how many reports are there now. */
    record Look(Pairing pairing, String process, List<Element> possible, long reports) {

        /** Whether reports there could not move. */
        public boolean isOpen() {
            return pairing.to() == null && !pairing.from().kind().surrounds();
        }

        /** What is chosen now. */
        public String target() {
            Element to = pairing.to();
            return to == null ? "" : to.id();
        }
    }

    private ItemView view(MigrationItem item, Mapping mapping) {
        Tale tale = item.result() == null ? item.forecast() : item.result();
        return tale == null
                ? new ItemView(item, List.of(), List.of(), List.of(), List.of())
                : new ItemView(
                        item,
                        say.steps(tale, mapping),
                        say.timers(tale, mapping),
                        say.obstacles(tale, mapping),
                        say.notes(tale));
    }

    private void mapping(Model model, String from, String to, Map<String, String> choices) {
        Mapping proposed = desk.mapping(from, to, Map.of());
        Mapping mapping = desk.mapping(from, to, choices);
        Map<String, Long> standing = desk.standing(from);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute(
                "looks",
                mapping.toReview().stream()
                        .map(pairing -> new Look(
                                pairing,
                                desk.nameOf(from, pairing.from().process()),
                                desk.possible(pairing.from(), to),
                                standing.getOrDefault(pairing.from().key(), 0L)))
                        .toList());
        model.addAttribute(
                "events",
                mapping.pairings().stream()
                        .filter(pairing -> pairing.from().kind().follows() && pairing.basis() != Pairing.Basis.SAME_ID)
                        .toList());
        model.addAttribute("same", proposed.same());
    }

    private String name(String deployment) {
        return desk.versions().stream()
                .filter(version -> version.deployment().equals(deployment))
                .findFirst()
                .map(MigrationBook.Version::name)
                .orElse("");
    }

    private static Map<String, String> choices(Map<String, String> typed) {
        Map<String, String> choices = new TreeMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(CHOICE)) {
                choices.put(name.substring(CHOICE.length()), value);
            }
        });
        return choices;
    }

    private static int number(String typed) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException none) {
            throw new Refused(Refused.Kind.INVALID, "migration.firstRange", MigrationDesk.MOST_FIRST);
        }
    }

    private static String order(long id) {
        return "redirect:/perancang/migrasi/" + id;
    }
}
