package org.tuntas.intake.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tuntas.attachment.ExaminedFile;
import org.tuntas.attachment.Examiner;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Refused;
import org.tuntas.intake.FileComplaint;
import org.tuntas.intake.FilingBrake;
import org.tuntas.intake.IntakeDesk;
import org.tuntas.intake.Receipt;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Words;
import org.tuntas.reporter.HandedOut;

/** Filing a report over the citizens' API. */
@RestController
@Tag(name = "Complaints", description = "File a report and follow it")
class ComplaintFiling {

    private static final int LONGEST_KEY = 200;

    private final IntakeDesk desk;
    private final Examiner examiner;
    private final Words words;
    private final ObjectMapper json;
    private final HandedOut handedOut;
    private final FilingBrake brake;

    ComplaintFiling(
            IntakeDesk desk,
            Examiner examiner,
            Words words,
            ObjectMapper json,
            HandedOut handedOut,
            FilingBrake brake) {
        this.desk = desk;
        this.examiner = examiner;
        this.brake = brake;
        this.words = words;
        this.json = json;
        this.handedOut = handedOut;
    }

    /**
     * @param pin six digits; keep them: they are shown only here
     * @param deadline until when verification decides
     */
    record ReceiptView(String number, String pin, ComplaintState state, String stateLabel, DeadlineView deadline) {}

    @PostMapping(path = "/api/v1/complaints", consumes = "application/json")
    @Operation(
            summary = "File a report",
            description =
                    "Acknowledged means durable. Repeating the request with the same Idempotency-Key, or with the same"
                            + " channel and externalId, returns the first answer and files nothing again.")
    @ApiResponse(responseCode = "201", description = "Filed; the answer holds tracking number and PIN")
    @ApiResponse(
            responseCode = "400",
            description = "Invalid; `errors` names each field",
            content = {})
    @ApiResponse(
            responseCode = "422",
            description = "The key or external id belongs to another report",
            content = {})
    @ApiResponse(
            responseCode = "429",
            description = "Too many reports from this address; see Retry-After",
            content = {})
    ResponseEntity<ReceiptView> file(
            @Valid @RequestBody ComplaintRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false)
                    @Parameter(
                            description =
                                    "Any text of up to 200 characters, new for each report; remembered for 30 days")
                    @Nullable
                    String idempotencyKey,
            HttpServletRequest http) {
        return file(request, idempotencyKey, fingerprint(request, ""), List.of(), http.getRemoteAddr());
    }

    /** What a client sends with files. */
    record FilingWithFiles(
            ComplaintRequest complaint,
            @Schema(description = "Photos, PDF, office documents, short video") List<MultipartFile> files) {}

    @PostMapping(path = "/api/v1/complaints", consumes = "multipart/form-data")
    @Operation(
            summary = "File a report with files",
            description =
                    "As without files. The report and its files are kept together or not at all. What a file is is found in"
                            + " its content; photos are kept without location and other metadata.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = FilingWithFiles.class))))
    @ApiResponse(responseCode = "201", description = "Filed; the answer holds tracking number and PIN")
    @ApiResponse(
            responseCode = "400",
            description = "Invalid; `errors` names each field and each file",
            content = {})
    @ApiResponse(
            responseCode = "422",
            description = "The key or external id belongs to another report",
            content = {})
    @ApiResponse(
            responseCode = "429",
            description = "Too many reports from this address; see Retry-After",
            content = {})
    ResponseEntity<ReceiptView> fileWithFiles(
            @Valid @RequestPart("complaint") ComplaintRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false)
                    @Parameter(description = "Any text of up to 200 characters, new for each report")
                    @Nullable
                    String idempotencyKey,
            HttpServletRequest http) {
        Uploads uploads = Uploads.of(http);
        return file(
                request,
                idempotencyKey,
                fingerprint(request, uploads.fingerprint()),
                examiner.examine(uploads),
                http.getRemoteAddr());
    }

    private ResponseEntity<ReceiptView> file(
            ComplaintRequest request,
            @Nullable String idempotencyKey,
            String fingerprint,
            List<ExaminedFile> files,
            String address) {
        FileComplaint filing = new FileComplaint(
                request.type(),
                request.title().strip(),
                request.text().strip(),
                request.occurredOn(),
                request.whereItHappened(),
                Text.orNull(request.agency()),
                Text.orNull(request.category()),
                request.anonymous(),
                request.secret(),
                request.reporter() == null ? null : request.reporter().identity(),
                request.channel() == null ? Channel.WEB : request.channel(),
                Text.orNull(request.externalId()),
                key(idempotencyKey),
                fingerprint);
        Receipt receipt =
                brake.counted(new FilingBrake.Sender(address, null), filing.reporter(), () -> desk.file(filing, files));
        return ResponseEntity.created(
                        URI.create("/api/v1/complaints/" + receipt.number().value()))
                .header("Idempotency-Replayed", String.valueOf(receipt.repeated()))
                .header("Cache-Control", "no-store")
                .body(new ReceiptView(
                        receipt.number().value(),
                        receipt.pin(),
                        receipt.state(),
                        words.state(receipt.state()),
                        DeadlineView.of(receipt.deadline(), words)));
    }

    private static @Nullable String key(@Nullable String idempotencyKey) {
        String key = Text.orNull(idempotencyKey);
        if (key != null && (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c >= ' ' && c <= '~'))) {
            throw new Refused(Refused.Kind.INVALID, "filing.key", LONGEST_KEY);
        }
        return key;
    }

    private String fingerprint(ComplaintRequest request, String files) {
        try {
            String content = json.writeValueAsString(request) + files;
            return handedOut.fingerprint(content.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that was read as JSON can be written as JSON", e);
        }
    }
}
