package org.tuntas.redress.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.attachment.AttachmentLimits;
import org.tuntas.attachment.Examiner;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Silence;
import org.tuntas.language.Storable;
import org.tuntas.language.Words;
import org.tuntas.redress.Enclosure;
import org.tuntas.redress.RedressDesk;
import org.tuntas.reporter.PinDoor;
import org.tuntas.reporter.Proof;
import org.tuntas.reporter.ReporterPass;

/** What the reporter can do about a report, one page for each: it says what will happen, asks what is needed, and does it. */
@Controller
class ReporterPages {

    private static final int LONGEST = 10_000;

    private static final String ACTIONS =
            "/laporan/{number}/{action:balas|puas|belum-puas|lengkapi|tarik|buka-kembali|keberatan}";

    private final RedressDesk desk;
    private final FormContext context;
    private final Examiner examiner;
    private final AttachmentLimits limits;
    private final PinDoor door;
    private final Words words;

    ReporterPages(
            RedressDesk desk,
            FormContext context,
            Examiner examiner,
            AttachmentLimits limits,
            PinDoor door,
            Words words) {
        this.desk = desk;
        this.context = context;
        this.examiner = examiner;
        this.limits = limits;
        this.door = door;
        this.words = words;
    }

    /** An action by the last part of its address. */
    private enum Action {
        REPLY("balas", "reply", 1, LONGEST),
        SATISFIED("puas", "satisfaction", 0, 4_000),
        DISSATISFIED("belum-puas", "satisfaction", AnsweringBack.SHORTEST_REASON, 4_000),
        COMPLETE("lengkapi", "completion", 1, LONGEST),
        WITHDRAW("tarik", "withdrawal", 0, 4_000),
        REOPEN("buka-kembali", "reopening", AnsweringBack.SHORTEST_REASON, 4_000),
        CONTEST("keberatan", "contest", AnsweringBack.SHORTEST_REASON, 4_000);

        private final String path;
        private final String right;
        private final int shortest;
        private final int longest;

        /**
         * An action.
         *
         * @param right what the reporter must be able to do, see {@link Complaint#reporterActions}
         * @param shortest in characters; 0 when the text may be left out
         */
        Action(String path, String right, int shortest, int longest) {
            this.path = path;
            this.right = right;
            this.shortest = shortest;
            this.longest = longest;
        }

        static Action at(String path) {
            for (Action action : values()) {
                if (action.path.equals(path)) {
                    return action;
                }
            }
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /**
     * What the reporter filled in.
     *
     * @param once token of the form: what is sent twice from one form is one message
     */
    record Filled(@Nullable String text, @Nullable Integer rating, @Nullable String pin, @Nullable String once) {

        static Filled nothing() {
            return new Filled(null, null, null, null);
        }

        String written() {
            return text == null ? "" : text.strip();
        }

        /** Of a form that is corrected and sent again, what is new is a new message. */
        @Nullable
        String key(Action action, String files) {
            return once == null || once.isBlank()
                    ? null
                    : UUID.nameUUIDFromBytes(
                                    String.join("\0", once, action.path, written(), String.valueOf(rating), files)
                                            .getBytes(StandardCharsets.UTF_8))
                            .toString();
        }

        /** The PIN, where it is asked; otherwise what the browser remembers. */
        Proof proof(HttpServletRequest request) {
            return pin == null || pin.isBlank() ? ReporterPass.shownIn(request) : Proof.ofPin(pin.strip());
        }
    }

    @GetMapping(ACTIONS)
    String ask(@PathVariable String number, @PathVariable String action, Model model, HttpServletRequest request) {
        return form(read(number), Action.at(action), Filled.nothing(), null, model, request);
    }

    /** A form that was open for too long: nothing was sent, and nothing that was typed is lost. */
    @PostMapping(ACTIONS + "/ulang")
    String askAgain(
            @PathVariable String number,
            @PathVariable String action,
            Filled filled,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return form(read(number), Action.at(action), filled, words.text("report.stale"), model, request);
    }

    @PostMapping(ACTIONS)
    String act(
            @PathVariable String number,
            @PathVariable String action,
            Filled filled,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        TrackingNumber read = read(number);
        Action chosen = Action.at(action);
        Proof proof = filled.proof(request);
        @Nullable String problem = proof.isPresent() ? problem(chosen, filled) : words.text("report.pinAbsent");
        if (problem != null) {
            response.setStatus((proof.isPresent() ? HttpStatus.BAD_REQUEST : HttpStatus.FORBIDDEN).value());
            return form(read, chosen, filled, problem, model, request);
        }
        try {
            String token = door.passFor(read, proof, request.getRemoteAddr());
            Uploads uploads = Uploads.of(request);
            act(
                    chosen,
                    new RedressDesk.Caller(
                            read, proof, request.getRemoteAddr(), filled.key(chosen, uploads.fingerprint())),
                    filled.written(),
                    filled.rating(),
                    new Enclosure(examiner.examine(uploads), uploads.fingerprint()));
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ReporterPass.keep(read, token, request).toString());
        } catch (InvalidInput unfit) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            String again = words.problems(unfit) + " " + words.text("file.again");
            return form(read, chosen, filled, again, model, request);
        } catch (Refused refused) {
            response.setStatus(status(refused));
            return form(read, chosen, filled, words.refusal(refused), model, request);
        }
        return "redirect:/laporan/" + read.value() + "?terkirim";
    }

    private void act(
            Action action, RedressDesk.Caller caller, String text, @Nullable Integer rating, Enclosure enclosure) {
        @Nullable String optional = Silence.isIn(text) ? null : text;
        switch (action) {
            case REPLY -> desk.reply(caller, text, enclosure);
            case SATISFIED -> desk.satisfied(caller, rating == null ? 0 : rating, optional);
            case DISSATISFIED -> desk.dissatisfied(caller, text);
            case COMPLETE -> desk.complete(caller, text, enclosure);
            case WITHDRAW -> desk.withdraw(caller, optional);
            case REOPEN -> desk.reopen(caller, text);
            case CONTEST -> desk.contest(caller, text);
        }
    }

    private @Nullable String problem(Action action, Filled filled) {
        String text = filled.written();
        @Nullable Integer rating = filled.rating();
        if (action == Action.SATISFIED && (rating == null || rating < 1 || rating > 5)) {
            return words.text("field.ratingNeeded");
        }
        if (action.shortest > 0 && Silence.isIn(text)) {
            return words.text("report.textNeeded");
        }
        if (text.length() < action.shortest) {
            return words.text("report.tooShort", action.shortest, text.length());
        }
        if (text.length() > action.longest) {
            return words.text("report.tooLong", action.longest, text.length());
        }
        return Storable.isStorable(text) ? null : words.text("report.characters");
    }

    private String form(
            TrackingNumber number,
            Action action,
            Filled filled,
            @Nullable String problem,
            Model model,
            HttpServletRequest request) {
        boolean known = isKnown(number, request);
        model.addAttribute("number", number.value());
        model.addAttribute("action", action.path);
        model.addAttribute("about", action.path);
        model.addAttribute("said", null);
        model.addAttribute("silence", null);
        model.addAttribute("notNow", null);
        model.addAttribute("missing", List.of());
        model.addAttribute("shortest", action.shortest);
        model.addAttribute("ratings", List.of(5, 4, 3, 2, 1));
        model.addAttribute("rated", action == Action.SATISFIED);
        model.addAttribute("longest", action.longest);
        model.addAttribute("text", filled.text());
        model.addAttribute("rating", filled.rating());
        model.addAttribute(
                "once",
                filled.once() == null || filled.once().isBlank()
                        ? UUID.randomUUID().toString()
                        : filled.once());
        model.addAttribute("problem", problem);
        model.addAttribute("pinNeeded", !known);
        model.addAttribute("takesFiles", action == Action.REPLY || action == Action.COMPLETE);
        model.addAttribute("limits", limits);
        model.addAttribute("words", words);
        if (known) {
            context.of(number, action.right).into(model, action == Action.DISSATISFIED, action == Action.COMPLETE);
        }
        return "redress/act";
    }

    /** Whether the browser has a pass that opens this report; without one the form asks for the PIN, and shows nothing else. */
    private boolean isKnown(TrackingNumber number, HttpServletRequest request) {
        Proof shown = ReporterPass.shownIn(request);
        if (!shown.isPresent()) {
            return false;
        }
        try {
            door.admit(number, shown, request.getRemoteAddr());
            return true;
        } catch (Refused stale) {
            return false;
        }
    }

    private static int status(Refused refused) {
        return switch (refused.kind()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND.value();
            case FORBIDDEN -> HttpStatus.FORBIDDEN.value();
            case SLOWED -> HttpStatus.TOO_MANY_REQUESTS.value();
            case WRONG_MOMENT -> HttpStatus.CONFLICT.value();
            case KEY_REUSED, INVALID -> HttpStatus.BAD_REQUEST.value();
        };
    }

    private static TrackingNumber read(String number) {
        return TrackingNumber.read(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
