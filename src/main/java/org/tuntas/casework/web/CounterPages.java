package org.tuntas.casework.web;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;
import org.tuntas.casework.CounterDesk;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.intake.QrCode;
import org.tuntas.intake.Receipt;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;
import org.tuntas.reporter.TrackingLinks;

/** The counter: a form that is typed in without a mouse, and the slip for the reporter. */
@Controller
class CounterPages {

    private static final String SLIPS = CounterPages.class.getName() + ".slips";

    private final CounterDesk desk;
    private final Registry registry;
    private final TrackingLinks links;
    private final Words words;

    CounterPages(CounterDesk desk, Registry registry, TrackingLinks links, Words words) {
        this.desk = desk;
        this.registry = registry;
        this.links = links;
        this.words = words;
    }

    @GetMapping("/petugas/loket")
    String counter(@RequestParam(required = false) @Nullable String channel, Principal officer, Model model) {
        desk.requireCounter(officer.getName());
        Map<String, String> start = new HashMap<>();
        start.put("type", ComplaintType.COMPLAINT.name());
        start.put("channel", channel == null ? CounterDesk.CHANNELS.get(0).name() : channel);
        start.put("receivedOn", desk.today().toString());
        start.put("key", UUID.randomUUID().toString());
        model.addAttribute("form", Form.kept("counter", start));
        return form(List.of(), model);
    }

    @PostMapping("/petugas/loket")
    String enter(@RequestParam Map<String, String> typed, Principal officer, HttpSession session, Model model) {
        try {
            Receipt receipt = desk.enter(officer.getName(), typed);
            slips(session).keep(typed.getOrDefault("key", ""), slip(receipt, typed));
            return "redirect:/petugas/loket/tanda-terima/" + typed.get("key");
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("counter", typed, invalid, words));
            return form(
                    invalid.problems().stream()
                                    .anyMatch(problem -> problem.field().equals("region"))
                            ? desk.regions(typed.getOrDefault("region", ""))
                            : List.of(),
                    model);
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.KEY_REUSED) {
                throw refused;
            }
            // The form was sent before and has been changed since: what is in it now is another report.
            Map<String, String> again = new HashMap<>(typed);
            again.put("key", UUID.randomUUID().toString());
            model.addAttribute("form", Form.kept("counter", again));
            model.addAttribute("refusal", words.text("desk.counter.sentBefore"));
            return form(List.of(), model);
        }
    }

    private Slip slip(Receipt receipt, Map<String, String> typed) {
        DeadlineView deadline = DeadlineView.of(receipt.deadline(), words);
        String office = typed.getOrDefault("office", "");
        return new Slip(
                receipt.number().value(),
                receipt.pin(),
                office.isBlank()
                        ? registry.desk().name()
                        : registry.agencyOf(office).name(),
                deadline.inWords(),
                deadline.why(),
                typed.getOrDefault("channel", ""));
    }

    private static Slips slips(HttpSession session) {
        synchronized (WebUtils.getSessionMutex(session)) {
            if (session.getAttribute(SLIPS) instanceof Slips present) {
                return present;
            }
            Slips slips = new Slips();
            session.setAttribute(SLIPS, slips);
            return slips;
        }
    }

    @GetMapping("/petugas/loket/tanda-terima/{key}")
    String receipt(@PathVariable String key, Principal officer, HttpSession session, Model model) {
        desk.requireCounter(officer.getName());
        Slip slip = slips(session).show(key).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "desk.receipt.gone"));
        String link = links.base() + "/laporan/" + slip.number();
        model.addAttribute("slip", slip);
        model.addAttribute("link", link);
        model.addAttribute("proof", links.base() + "/bukti");
        model.addAttribute("code", QrCode.of(link));
        return "casework/receipt";
    }

    private String form(List<Region> regions, Model model) {
        model.addAttribute("channels", CounterDesk.CHANNELS);
        model.addAttribute("types", ComplaintType.values());
        model.addAttribute("regions", regions);
        model.addAttribute("today", desk.today());
        model.addAttribute(
                "offices", registry.nodes().stream().filter(Node::isOpen).toList());
        return "casework/counter";
    }
}
