package org.tuntas.redress.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.attachment.AttachmentLimits;
import org.tuntas.attachment.Examiner;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Silence;
import org.tuntas.language.Storable;
import org.tuntas.language.Words;
import org.tuntas.redress.Enclosure;
import org.tuntas.redress.RedressDesk;
import org.tuntas.reporter.ReporterPass;

/** What the reporter can do about a report, one page for each: it says what will happen, asks what is needed, and does it. */
@Controller
class ReporterPages {

    private static final int LONGEST = 10_000;

    private final RedressDesk desk;
    private final Examiner examiner;
    private final AttachmentLimits limits;
    private final Words words;

    ReporterPages(RedressDesk desk, Examiner examiner, AttachmentLimits limits, Words words) {
        this.desk = desk;
        this.examiner = examiner;
        this.limits = limits;
        this.words = words;
    }

    /** An action by the last part of its address. */
    private enum Action {
        REPLY("balas", true, 10_000),
        SATISFIED("puas", false, 4_000),
        DISSATISFIED("belum-puas", true, 4_000),
        COMPLETE("lengkapi", true, LONGEST),
        WITHDRAW("tarik", false, 4_000),
        REOPEN("buka-kembali", true, 4_000),
        CONTEST("keberatan", true, 4_000);

        private final String path;
        private final boolean needsText;
        private final int longest;

        Action(String path, boolean needsText, int longest) {
            this.path = path;
            this.needsText = needsText;
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

    @GetMapping("/laporan/{number}/{action:balas|puas|belum-puas|lengkapi|tarik|buka-kembali|keberatan}")
    String ask(@PathVariable String number, @PathVariable String action, Model model) {
        return form(read(number), Action.at(action), "", null, null, model);
    }

    @PostMapping("/laporan/{number}/{action:balas|puas|belum-puas|lengkapi|tarik|buka-kembali|keberatan}")
    String act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable Integer rating,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        TrackingNumber read = read(number);
        Action chosen = Action.at(action);
        @Nullable String problem = problem(chosen, text.strip(), rating);
        if (problem != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(read, chosen, text, rating, problem, model);
        }
        try {
            act(
                    chosen,
                    new RedressDesk.Caller(read, ReporterPass.shownIn(request), request.getRemoteAddr()),
                    text.strip(),
                    rating,
                    new Enclosure(examiner.examine(Uploads.of(request)), null, ""));
        } catch (InvalidInput unfit) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(read, chosen, text, rating, words.problems(unfit) + " " + words.text("file.again"), model);
        } catch (Refused refused) {
            response.setStatus(status(refused));
            return form(read, chosen, text, rating, words.refusal(refused), model);
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

    private @Nullable String problem(Action action, String text, @Nullable Integer rating) {
        if (action == Action.SATISFIED && (rating == null || rating < 1 || rating > 5)) {
            return words.text("field.ratingNeeded");
        }
        if (action.needsText && Silence.isIn(text)) {
            return words.text("report.textNeeded");
        }
        if (text.length() > action.longest) {
            return words.text("report.tooLong", action.longest, text.length());
        }
        return Storable.isStorable(text) ? null : words.text("report.characters");
    }

    private String form(
            TrackingNumber number,
            Action action,
            String text,
            @Nullable Integer rating,
            @Nullable String problem,
            Model model) {
        model.addAttribute("number", number.value());
        model.addAttribute("action", action.path);
        model.addAttribute("needsText", action.needsText);
        model.addAttribute("ratings", List.of(5, 4, 3, 2, 1));
        model.addAttribute("rated", action == Action.SATISFIED);
        model.addAttribute("longest", action.longest);
        model.addAttribute("text", text);
        model.addAttribute("rating", rating);
        model.addAttribute("problem", problem);
        model.addAttribute("takesFiles", action == Action.REPLY || action == Action.COMPLETE);
        model.addAttribute("limits", limits);
        return "redress/act";
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
