package org.tuntas.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.attachment.Attachment;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.OfficersWord;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Awaited;
import org.tuntas.language.NotNow;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.reporter.PinDoor;
import org.tuntas.reporter.Proof;
import org.tuntas.reporter.ReporterPass;
import org.tuntas.reporter.RetentionBook;
import org.tuntas.reporter.TrackingLinks;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.tracking.TimeMark;
import org.tuntas.tracking.TrackingDesk;

/** A report's own page: where it stands and until when, and, for the reporter, what can be done now. */
@Controller
class ReportPage {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /** In bytes. */
    private static final long LIGHT = 100 * 1024;

    private final TrackingDesk desk;
    private final ReportEyes eyes;
    private final PinDoor door;
    private final TrackingLinks links;
    private final RetentionBook retention;
    private final Registry registry;
    private final Words words;
    private final Clock clock;

    ReportPage(
            TrackingDesk desk,
            ReportEyes eyes,
            PinDoor door,
            TrackingLinks links,
            RetentionBook retention,
            Registry registry,
            Words words,
            Clock clock) {
        this.desk = desk;
        this.eyes = eyes;
        this.door = door;
        this.links = links;
        this.retention = retention;
        this.registry = registry;
        this.words = words;
        this.clock = clock;
    }

    /** The box on the front page: leads to the report, however its number was written. */
    @GetMapping(path = "/laporan", params = "nomor")
    String find(@RequestParam(defaultValue = "") String nomor, Model model, HttpServletResponse response) {
        return TrackingNumber.read(nomor)
                .map(number -> "redirect:/laporan/" + number.value())
                .orElseGet(() -> unknown(nomor, model, response));
    }

    /** The report; a link from a letter lets the reporter in, and its token leaves the address at once. */
    @GetMapping("/laporan/{number}")
    String show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String kunci,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<TrackingNumber> read = TrackingNumber.read(number);
        if (read.isEmpty()) {
            return unknown(number, model, response);
        }
        try {
            if (kunci != null) {
                return letIn(read.get(), new Proof(null, kunci), request, response);
            }
            return page(eyes.see(read.get(), request, response), model);
        } catch (Refused refused) {
            return refused(read.get(), refused, model, request, response);
        }
    }

    @PostMapping("/laporan/{number}/pin")
    String enter(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String pin,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<TrackingNumber> read = TrackingNumber.read(number);
        if (read.isEmpty()) {
            return unknown(number, model, response);
        }
        try {
            return letIn(read.get(), Proof.ofPin(pin.strip()), request, response);
        } catch (Refused refused) {
            return refused(read.get(), refused, model, request, response);
        }
    }

    @PostMapping("/laporan/{number}/keluar")
    String leave(@PathVariable String number, HttpServletRequest request, HttpServletResponse response) {
        TrackingNumber.read(number)
                .ifPresent(read -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ReporterPass.forget(read, request).toString()));
        return "redirect:/";
    }

    /** The PIN form, or the button that leaves, of a page that was open for too long. */
    @PostMapping("/laporan/{number}/{form:pin|keluar}/ulang")
    String again(@PathVariable String number) {
        return TrackingNumber.read(number)
                .map(read -> "redirect:/laporan/" + read.value() + "?ulang")
                .orElse("redirect:/");
    }

    private String letIn(TrackingNumber number, Proof proof, HttpServletRequest request, HttpServletResponse response) {
        String token = door.passFor(number, proof, request.getRemoteAddr());
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ReporterPass.keep(number, token, request).toString());
        return "redirect:/laporan/" + number.value();
    }

    private String page(TrackingDesk.Sight sight, Model model) {
        var complaint = sight.complaint();
        boolean reporter = sight.reader() == Audience.REPORTER;
        boolean readable = reporter || complaint.isPublished();
        model.addAttribute("number", complaint.number().value());
        model.addAttribute("complaint", complaint);
        model.addAttribute("reporter", reporter);
        RetentionBook.Removed removed = retention.removed(complaint.number());
        boolean whole = reporter && removed.texts() == null;
        model.addAttribute("removed", removed);
        model.addAttribute("title", whole ? complaint.title() : readable ? complaint.publicTitle() : null);
        model.addAttribute("text", whole ? complaint.text() : readable ? complaint.publicText() : null);
        model.addAttribute(
                "state", reporter ? words.stateForReporter(complaint.state()) : words.state(complaint.state()));
        model.addAttribute("holder", sight.holder());
        model.addAttribute(
                "region",
                readable && complaint.place().regionCode() != null
                        ? registry.regionPath(complaint.place().regionCode())
                        : null);
        model.addAttribute("address", whole ? complaint.place().address() : null);
        LocalDate occurredOn = complaint.occurredOn();
        model.addAttribute("happened", whole && occurredOn != null ? words.day(occurredOn) : null);
        List<WhyThatDate> limits = limits(sight, reporter);
        model.addAttribute("limits", limits);
        model.addAttribute("mark", limits.isEmpty() ? null : limits.get(0).mark());
        model.addAttribute(
                "holding",
                sight.deadline() != null && Awaited.isIn(sight.deadline().stage())
                        ? words.text(reporter ? "map.holds.you" : "map.holds.reporter")
                        : null);
        model.addAttribute("shareable", complaint.isPublished());
        model.addAttribute("indexed", complaint.isPublished() && !reporter);
        model.addAttribute(
                "link", links.base() + "/laporan/" + complaint.number().value());
        model.addAttribute("related", bare(complaint, reporter) ? null : sight.related());
        model.addAttribute("merged", bare(complaint, reporter) ? 0 : sight.merged());
        model.addAttribute(
                "notNow", reporter ? NotNow.of(complaint, sight.possible(), clock.instant(), words) : List.of());
        boolean rescuable = reporter
                && complaint.state() == ComplaintState.ARCHIVED
                && sight.possible().contains("completion");
        model.addAttribute("rescuable", rescuable);
        model.addAttribute("missing", rescuable ? complaint.missing() : List.of());
        ZoneId zone = sight.deadline() == null ? WIB : sight.deadline().zone();
        model.addAttribute(
                "way",
                desk.map(sight, LocaleContextHolder.getLocale().getLanguage())
                        .map(map -> WayView.of(map, desk.running(sight), zone, words))
                        .orElse(null));
        model.addAttribute(
                "said",
                reporter
                        ? OfficersWord.newest(sight.timeline(), complaint.round())
                                .orElse(null)
                        : null);
        model.addAttribute(
                "silence",
                reporter
                        ? Optional.ofNullable(sight.deadline())
                                .flatMap(deadline -> Awaited.silence(deadline, words))
                                .or(() -> takenUpAgainUntil(sight))
                                .orElse(null)
                        : null);
        model.addAttribute("reason", complaint.secret() && !reporter ? null : reason(complaint));
        model.addAttribute("timeline", bare(complaint, reporter) ? List.of() : sight.timeline());
        model.addAttribute("attachments", sight.attachments());
        model.addAttribute(
                "photos",
                sight.attachments().stream().filter(ReportPage::isLight).toList());
        model.addAttribute("place", "/laporan/" + complaint.number().value() + "/lampiran");
        model.addAttribute("possible", reporter ? sight.possible() : List.of());
        model.addAttribute("words", words);
        model.addAttribute("zone", zone);
        return "tracking/report";
    }

    /** Where no small picture can be made the photo itself comes: only if that costs a phone little. */
    private static boolean isLight(Attachment file) {
        return file.type().canBeShrunk() || file.type().isSafeToShow() && file.size() <= LIGHT;
    }

    /** Why it ended, unless its state says the same. */
    private @Nullable String reason(Complaint complaint) {
        String reason = complaint.closeReason() == null ? null : words.text("reason." + complaint.closeReason());
        return words.state(complaint.state()).equals(reason) ? null : reason;
    }

    /** Once there is an answer to judge, the resolution limit promises nothing any more. */
    private List<WhyThatDate> limits(TrackingDesk.Sight sight, boolean reporter) {
        ExplainedDeadline stage = sight.deadline();
        boolean awaited = stage != null && Awaited.isIn(stage.stage());
        boolean answered = stage != null && stage.stage().equals("AWAITING_REPORTER");
        String label = !awaited ? "report.deadline" : reporter ? "report.awaited.you" : "report.awaited";
        return Stream.of(
                        limit(label, stage, sight.time()),
                        limit("report.resolution", answered ? null : sight.resolution(), sight.resolutionTime()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Until when the reporter can have a report that has ended taken up again. */
    private Optional<String> takenUpAgainUntil(TrackingDesk.Sight sight) {
        Instant until = sight.complaint().reopenableUntil();
        List<String> possible = sight.possible();
        if (until == null || possible.isEmpty()) {
            return Optional.empty();
        }
        String key = possible.contains("reopening")
                ? "report.reopenable"
                : possible.contains("completion") ? "report.completable" : "report.contestable";
        return Optional.of(words.text(key, words.moment(until, WIB)));
    }

    /** Withdrawn and archived reports show the public number, state and reason only. */
    private static boolean bare(Complaint complaint, boolean reporter) {
        return !reporter
                && (complaint.state() == ComplaintState.ARCHIVED || complaint.state() == ComplaintState.WITHDRAWN);
    }

    private Optional<WhyThatDate> limit(String label, @Nullable ExplainedDeadline deadline, @Nullable TimeMark mark) {
        return Optional.ofNullable(deadline)
                .map(present -> WhyThatDate.of(label, present, mark == null ? TimeMark.ON_TIME : mark, words));
    }

    private String refused(
            TrackingNumber number,
            Refused refused,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (refused.kind() == Refused.Kind.UNKNOWN) {
            return unknown(number.value(), model, response);
        }
        model.addAttribute("refusal", words.refusal(refused));
        response.setStatus(
                refused.kind() == Refused.Kind.SLOWED
                        ? HttpStatus.TOO_MANY_REQUESTS.value()
                        : HttpStatus.FORBIDDEN.value());
        return page(eyes.see(number, request, response), model);
    }

    private String unknown(String written, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("written", written.length() > 40 ? written.substring(0, 40) + "…" : written);
        return "tracking/unknown";
    }
}
