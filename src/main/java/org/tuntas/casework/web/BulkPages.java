package org.tuntas.casework.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.bulk.BulkDesk;
import org.tuntas.bulk.BulkKind;
import org.tuntas.bulk.BulkOrder;
import org.tuntas.bulk.BulkOrders;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.handling.CaseIndex;
import org.tuntas.handling.CaseQuery;
import org.tuntas.handling.Reader;
import org.tuntas.handling.WhoMayRead;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;

/** One decision about many reports: what to do, with which, and what became of each. */
@Controller
class BulkPages {

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[\\s,;]+");
    private static final String ADMINS = "-admin";
    private static final int PAGE = 500;

    /** As the verification form offers them, without those that need a look at each report. */
    private static final List<String> ARCHIVE_REASONS = List.of(
            "INCOMPLETE",
            "NOT_PUBLIC_SERVICE",
            "TOO_GENERAL",
            "OUT_OF_SCOPE",
            "SPAM",
            "TEST",
            "HATE_SPEECH",
            "EXACT_DUPLICATE");

    private static final List<String> RESOLUTIONS = List.of("RESOLVED", "PARTLY_RESOLVED", "CANNOT_BE_DONE");

    private final BulkDesk desk;
    private final CaseIndex index;
    private final WhoMayRead whoMayRead;
    private final SearchForm searches;
    private final Registry registry;
    private final Staff staff;
    private final Words words;

    BulkPages(
            BulkDesk desk,
            CaseIndex index,
            WhoMayRead whoMayRead,
            SearchForm searches,
            Registry registry,
            Staff staff,
            Words words) {
        this.desk = desk;
        this.index = index;
        this.whoMayRead = whoMayRead;
        this.searches = searches;
        this.registry = registry;
        this.staff = staff;
        this.words = words;
    }

    /** An order with how far it has come. */
    record OrderView(BulkOrder order, BulkOrders.Progress progress) {}

    @GetMapping("/petugas/massal")
    String list(Principal officer, Model model) {
        model.addAttribute("kinds", BulkKind.ofOfficers());
        model.addAttribute(
                "orders",
                desk.newest(officer.getName()).stream()
                        .map(order -> new OrderView(order, desk.progress(order)))
                        .toList());
        return "casework/bulk";
    }

    @GetMapping("/petugas/massal/baru")
    String blank(@RequestParam @Nullable String aksi, Principal officer, Model model) {
        return form(kind(aksi), "", officer, model);
    }

    /** Comes from the search with the reports that were ticked there. */
    @PostMapping("/petugas/massal/baru")
    String chosen(
            @RequestParam @Nullable String aksi,
            @RequestParam(name = "nomor", required = false) @Nullable List<String> numbers,
            Principal officer,
            Model model) {
        return form(kind(aksi), numbers == null ? "" : String.join("\n", numbers), officer, model);
    }

    /** Comes from the search with all that was found there, which may be many pages. */
    @PostMapping("/petugas/massal/semua")
    String all(@RequestParam Map<String, String> asked, Principal officer, Model model) {
        Map<String, String> search = new HashMap<>(asked);
        search.remove("sesudah");
        CaseQuery query = searches.read(search).query();
        return form(
                kind(asked.get("aksi")),
                query == null ? "" : String.join("\n", found(officer.getName(), query)),
                officer,
                model);
    }

    private List<String> found(String login, CaseQuery query) {
        Reader reader = whoMayRead.reader(login);
        List<String> numbers = new ArrayList<>();
        CaseQuery next = query;
        while (true) {
            CaseIndex.Found page = index.find(reader, next, PAGE);
            page.lines().forEach(line -> numbers.add(line.number().value()));
            if (!page.more() || numbers.size() >= BulkDesk.MOST) {
                return numbers.subList(0, Math.min(numbers.size(), BulkDesk.MOST));
            }
            next = next.from(page.lines().get(page.lines().size() - 1).place());
        }
    }

    @PostMapping("/petugas/massal")
    String order(@RequestParam MultiValueMap<String, String> sent, Principal officer, Model model) {
        Map<String, String> typed = sent.toSingleValueMap();
        BulkKind kind = kind(typed.get("aksi"));
        Map<String, Object> fields = new HashMap<>(typed);
        String unit = typed.getOrDefault("units", "");
        fields.put("units", unit.isEmpty() ? List.of() : List.of(unit));
        try {
            long order = desk.order(
                    officer.getName(),
                    kind,
                    BETWEEN_NUMBERS
                            .splitAsStream(typed.getOrDefault("numbers", ""))
                            .toList(),
                    fields,
                    typed.getOrDefault("key", ""),
                    LocaleContextHolder.getLocale());
            return "redirect:/petugas/massal/" + order;
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("bulk", typed, invalid, words));
            return form(kind, "", officer, model);
        }
    }

    @GetMapping("/petugas/massal/{id}")
    String progress(@PathVariable long id, Principal officer, Model model) {
        BulkOrder order = desk.find(officer.getName(), id);
        model.addAttribute("order", order);
        model.addAttribute("progress", desk.progress(order));
        model.addAttribute("items", desk.items(order));
        return "casework/bulk-order";
    }

    @PostMapping("/petugas/massal/{id}/ulang")
    String again(@PathVariable long id, Principal officer) {
        desk.retry(officer.getName(), id);
        return "redirect:/petugas/massal/" + id;
    }

    private String form(BulkKind kind, String numbers, Principal officer, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("numbers", numbers);
        model.addAttribute("most", BulkDesk.MOST);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("classes", SupervisionClass.values());
        model.addAttribute("reasons", ARCHIVE_REASONS);
        model.addAttribute("resolutions", RESOLUTIONS);
        model.addAttribute("agencies", registry.agencies());
        model.addAttribute("units", units(officer.getName()));
        return "casework/bulk-new";
    }

    /** Those to which the agencies that somebody administers can hand reports. */
    private List<Node> units(String login) {
        List<Node> units = new ArrayList<>();
        for (String group : staff.groupIdsOf(login)) {
            if (group.endsWith(ADMINS)) {
                String office = group.substring(0, group.length() - ADMINS.length());
                registry.node(office).filter(Node::isAgency).ifPresent(agency -> {
                    units.addAll(registry.unitsOf(agency.code()));
                    units.add(agency);
                });
            }
        }
        return units;
    }

    private static BulkKind kind(@Nullable String name) {
        return BulkKind.ofOfficers().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(BulkKind.CLAIM);
    }
}
