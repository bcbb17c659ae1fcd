package org.tuntas.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.access.AccessReason;
import org.tuntas.access.IdentityDoor;
import org.tuntas.access.IdentityDoor.Sight;
import org.tuntas.access.IdentityDoor.Wish;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.reporter.IdentityAccess.Basis;
import org.tuntas.reporter.IdentityAccess.Scope;

/** Who reported: a form that asks why, and then, for a short time, what was asked for. */
@Controller
class IdentityPages {

    private final IdentityDoor door;
    private final Registry registry;
    private final Words words;
    private final AccessWords say;

    IdentityPages(IdentityDoor door, Registry registry, Words words, AccessWords say) {
        this.door = door;
        this.registry = registry;
        this.words = words;
        this.say = say;
    }

    /** The Ombudsman has no task list: they come with a number. */
    @GetMapping("/petugas/identitas")
    String find(@RequestParam(required = false) @Nullable String nomor, Principal officer, Model model) {
        door.requireOmbudsman(officer.getName());
        if (nomor == null) {
            return "access/identity-find";
        }
        return TrackingNumber.read(nomor)
                .map(number -> "redirect:/petugas/identitas/" + number.value())
                .orElseGet(() -> {
                    model.addAttribute("problem", words.text("identity.problem.number"));
                    model.addAttribute("typed", nomor);
                    return "access/identity-find";
                });
    }

    @GetMapping("/petugas/identitas/{number}")
    String show(@PathVariable String number, Principal officer, Model model) {
        return page(door.look(officer.getName(), read(number)), Map.of(), List.of(), model);
    }

    @PostMapping("/petugas/identitas/{number}")
    String open(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        TrackingNumber read = read(number);
        try {
            door.open(
                    officer.getName(),
                    read,
                    new Wish(
                            typed.get("form"),
                            typed.get("scope"),
                            typed.get("reason"),
                            typed.get("words"),
                            typed.get("password"),
                            request.getRemoteAddr()));
            return "redirect:/petugas/identitas/" + read.value();
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page(door.look(officer.getName(), read), typed, invalid.problems(), model);
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.SLOWED) {
                throw refused;
            }
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refused.arguments().get(0)));
            return page(
                    door.look(officer.getName(), read),
                    typed,
                    List.of(new FieldProblem("password", refused.key(), refused.arguments())),
                    model);
        }
    }

    /** A number that is none is answered like one that nobody has. */
    private static TrackingNumber read(String number) {
        return TrackingNumber.read(number).orElseThrow(() -> new Refused(Refused.Kind.FORBIDDEN, "identity.forbidden"));
    }

    private String page(Sight sight, Map<String, String> typed, List<FieldProblem> problems, Model model) {
        Map<String, String> told = new HashMap<>();
        problems.forEach(problem -> told.putIfAbsent(problem.field(), words.problem(problem)));
        Scope next = sight.next();
        model.addAttribute("sight", sight);
        model.addAttribute("number", sight.complaint().number().value());
        model.addAttribute("glass", sight.basis() == Basis.BREAK_GLASS);
        model.addAttribute("say", say);
        model.addAttribute("words", words);
        model.addAttribute("form", UUID.randomUUID().toString());
        model.addAttribute("typed", next != null && next.name().equals(typed.get("scope")) ? typed : Map.of());
        model.addAttribute("problems", told);
        if (next != null) {
            model.addAttribute("reasons", AccessReason.forUse(sight.basis(), next));
            model.addAttribute("shortest", AccessReason.shortestWords(sight.basis(), next));
        }
        String region = sight.complaint().place().regionCode();
        model.addAttribute("region", region == null ? null : registry.regionPath(region));
        return "access/identity";
    }
}
