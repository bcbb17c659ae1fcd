package org.tuntas.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tuntas.attachment.Attachment;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Place;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.reporter.Proof;
import org.tuntas.tracking.TrackingDesk;

/** Looking a report up over the citizens' API. */
@RestController
@Tag(name = "Complaints")
class ReportTracking {

    private final TrackingDesk desk;
    private final Registry registry;
    private final Words words;

    ReportTracking(TrackingDesk desk, Registry registry, Words words) {
        this.desk = desk;
        this.registry = registry;
        this.words = words;
    }

    @GetMapping("/api/v1/complaints/{number}")
    @Operation(
            summary = "Look a report up",
            description =
                    "Without a PIN: what is public. With the header X-Tracking-Pin or X-Tracking-Token: all that the"
                            + " reporter may see, and what they can do now.")
    @ApiResponse(responseCode = "200", description = "The report as this reader may see it")
    @ApiResponse(
            responseCode = "403",
            description = "Wrong PIN or token",
            content = {})
    @ApiResponse(
            responseCode = "404",
            description = "There is no such report",
            content = {})
    @ApiResponse(
            responseCode = "429",
            description = "Too many wrong tries; see Retry-After",
            content = {})
    ResponseEntity<ReportView> look(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false)
                    @Parameter(description = "Six digits of the receipt")
                    @Nullable
                    String pin,
            @RequestHeader(name = "X-Tracking-Token", required = false)
                    @Parameter(description = "In place of the PIN: the token of a link in a letter")
                    @Nullable
                    String token,
            HttpServletRequest request) {
        TrackingNumber read = TrackingNumber.read(number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number));
        TrackingDesk.Sight sight = pin == null && token == null
                ? desk.publicSight(read)
                : desk.reporterSight(read, new Proof(pin, token), request.getRemoteAddr());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(sight));
    }

    private ReportView view(TrackingDesk.Sight sight) {
        Complaint c = sight.complaint();
        boolean reporter = sight.reader() == Audience.REPORTER;
        if (!reporter && c.secret()) {
            return bare(c, true, null, null);
        }
        if (!reporter && (c.state() == ComplaintState.ARCHIVED || c.state() == ComplaintState.WITHDRAWN)) {
            return bare(c, null, c.closeReason() == null ? null : words.text("reason." + c.closeReason()), c);
        }
        boolean readable = reporter || c.isPublished();
        return new ReportView(
                c.number().value(),
                c.state(),
                reporter ? words.stateForReporter(c.state()) : words.state(c.state()),
                c.state().indicator(),
                reporter ? c.secret() : null,
                c.isPublished(),
                c.type(),
                reporter ? c.supervisionClass() : null,
                reporter ? c.title() : readable ? c.publicTitle() : null,
                reporter ? c.text() : readable ? c.publicText() : null,
                readable ? category(c) : null,
                readable ? c.occurredOn() : null,
                readable ? place(c.place(), reporter) : null,
                reporter ? c.channel() : null,
                reporter ? c.anonymous() : null,
                c.round() > 1 ? true : null,
                c.filedAt(),
                c.closedAt(),
                c.closeReason() == null ? null : words.text("reason." + c.closeReason()),
                c.rating(),
                sight.holder(),
                sight.deadline() == null ? null : DeadlineView.of(sight.deadline(), words),
                sight.resolution() == null ? null : DeadlineView.of(sight.resolution(), words),
                sight.timeline().stream().map(this::entry).toList(),
                sight.attachments().stream().map(file -> file(c, file)).toList(),
                reporter ? sight.possible() : null);
    }

    /** Number, state and, where it is public, why it ended. */
    private ReportView bare(Complaint c, @Nullable Boolean secret, @Nullable String reason, @Nullable Complaint dates) {
        return new ReportView(
                c.number().value(),
                c.state(),
                words.state(c.state()),
                c.state().indicator(),
                secret,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                dates == null ? null : dates.filedAt(),
                dates == null ? null : dates.closedAt(),
                reason,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ReportView.File file(Complaint c, Attachment file) {
        return new ReportView.File(
                file.id(),
                file.name(),
                file.type().mediaType(),
                file.size(),
                file.origin().name(),
                file.isVisibleTo(Audience.PUBLIC, c),
                file.receivedAt(),
                "/api/v1/complaints/" + c.number().value() + "/attachments/" + file.id());
    }

    private @Nullable String category(Complaint c) {
        return c.category() == null
                ? null
                : registry.category(c.category()).map(found -> found.name()).orElse(c.category());
    }

    /** The public learns the region; the exact place may be the reporter's own door. */
    private ReportView.@Nullable PlaceView place(Place place, boolean reporter) {
        String region = place.regionCode() == null ? null : registry.regionPath(place.regionCode());
        return new ReportView.PlaceView(
                place.regionCode(),
                region,
                reporter ? place.address() : null,
                reporter ? place.latitude() : null,
                reporter ? place.longitude() : null);
    }

    private ReportView.Entry entry(ComplaintEvent event) {
        String by =
                switch (event.actor()) {
                    case ComplaintEvent.REPORTER, ComplaintEvent.SYSTEM ->
                        event.actor().toUpperCase(Locale.ROOT);
                    default -> "OFFICER";
                };
        return new ReportView.Entry(event.at(), event.kind().name(), by, words.sentence(event), event.message());
    }
}
