package org.tuntas.intake.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Refused;
import org.tuntas.intake.FileComplaint;
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
    private final Words words;
    private final ObjectMapper json;
    private final HandedOut handedOut;

    ComplaintFiling(IntakeDesk desk, Words words, ObjectMapper json, HandedOut handedOut) {
        this.desk = desk;
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
    ResponseEntity<ReceiptView> file(
            @Valid @RequestBody ComplaintRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false)
                    @Parameter(
                            description =
                                    "Any text of up to 200 characters, new for each report; remembered for 30 days")
                    @Nullable
                    String idempotencyKey) {
        Receipt receipt = desk.file(new FileComplaint(
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
                fingerprint(request)));
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

    private String fingerprint(ComplaintRequest request) {
        try {
            return handedOut.fingerprint(json.writeValueAsBytes(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that was read as JSON can be written as JSON", e);
        }
    }
}
