package org.tuntas.redress.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tuntas.attachment.Examiner;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.InWords;
import org.tuntas.language.Silence;
import org.tuntas.language.Words;
import org.tuntas.redress.Enclosure;
import org.tuntas.redress.RedressDesk;
import org.tuntas.reporter.Proof;

/** The reporter's commands over the citizens' API; each needs the PIN of the receipt, or the token of a link in {@code X-Tracking-Token}. */
@RestController
@RequestMapping("/api/v1/complaints/{number}")
@Tag(name = "Complaints")
@ApiResponse(responseCode = "200", description = "Done; the answer tells the state it led to")
@ApiResponse(
        responseCode = "400",
        description = "Invalid; `errors` names each field",
        content = {})
@ApiResponse(
        responseCode = "403",
        description = "PIN or token are absent or wrong",
        content = {})
@ApiResponse(
        responseCode = "404",
        description = "There is no such report",
        content = {})
@ApiResponse(
        responseCode = "409",
        description = "Not possible now; `possible` tells what is",
        content = {})
@ApiResponse(
        responseCode = "429",
        description = "Too many wrong tries; see Retry-After",
        content = {})
class AnsweringBack {

    private static final String PROOF =
            "Six digits of the receipt. In its place the header X-Tracking-Token may hold the token of a link";

    private static final String KEY =
            "Any text of up to 200 characters; sent again with it, the request gives the first answer and does nothing twice";

    private static final int LONGEST_KEY = 200;

    /** In characters; as long as the reasons that officers must give. */
    static final int SHORTEST_REASON = 10;

    private final RedressDesk desk;
    private final Examiner examiner;
    private final Words words;

    AnsweringBack(RedressDesk desk, Examiner examiner, Words words) {
        this.desk = desk;
        this.examiner = examiner;
        this.words = words;
    }

    /** What a client sends with files. */
    record WordsWithFiles(
            String text,
            @Schema(description = "Photos, PDF, office documents, short video") List<MultipartFile> files) {}

    record ReplyRequest(@InWords @Size(max = 10_000) String text) {}

    record SatisfactionRequest(
            @NotNull Boolean satisfied,
            @Min(1) @Max(5) @Nullable @Schema(description = "1 to 5; needed when satisfied") Integer rating,
            @Size(max = 4_000) @Nullable @Schema(description = "Needed when not satisfied") String reason) {}

    record ReasonRequest(@InWords @Size(max = 4_000) String reason) {}

    record WithdrawalRequest(@Size(max = 4_000) @Nullable String reason) {}

    /**
     * @param movedOn false when a message only joined the timeline because officers still work on the report
     */
    record OutcomeView(
            String number, ComplaintState state, String stateLabel, boolean movedOn, List<String> possible) {}

    @PostMapping(path = "/replies", consumes = "application/json")
    @Operation(
            summary = "Answer back or add something",
            description =
                    "After an answer the report goes back to the unit. Before one, the message joins the timeline and"
                            + " `movedOn` is false.")
    OutcomeView reply(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false) @Parameter(description = PROOF) @Nullable
                    String pin,
            @RequestHeader(name = "Idempotency-Key", required = false) @Parameter(description = KEY) @Nullable
                    String key,
            @Valid @RequestBody ReplyRequest reply,
            HttpServletRequest request) {
        String text = reply.text().strip();
        return view(desk.reply(caller(number, pin, key, request), text, enclosure(Uploads.of(request))));
    }

    @PostMapping(path = "/replies", consumes = "multipart/form-data")
    @Operation(
            summary = "Answer back or add something, with files",
            description =
                    "The words and the files are kept together or not at all. Repeated with the same Idempotency-Key, the request gives the first answer.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = WordsWithFiles.class))))
    OutcomeView replyWithFiles(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false) @Parameter(description = PROOF) @Nullable
                    String pin,
            @RequestHeader(name = "Idempotency-Key", required = false) @Parameter(description = KEY) @Nullable
                    String key,
            @Valid @ModelAttribute @Parameter(hidden = true) ReplyRequest words,
            HttpServletRequest request) {
        Uploads uploads = Uploads.of(request);
        String text = words.text().strip();
        return view(desk.reply(caller(number, pin, key, request), text, enclosure(uploads)));
    }

    @PostMapping(path = "/satisfaction", consumes = "application/json")
    @Operation(summary = "Say whether the answer settles it")
    OutcomeView judge(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false) @Parameter(description = PROOF) @Nullable
                    String pin,
            @Valid @RequestBody SatisfactionRequest satisfaction,
            HttpServletRequest request) {
        RedressDesk.Caller caller = caller(number, pin, request);
        @Nullable Integer rating = satisfaction.rating();
        @Nullable String reason = silenceToNull(satisfaction.reason());
        if (satisfaction.satisfied()) {
            if (rating == null) {
                throw new InvalidInput(List.of(FieldProblem.of("rating", "field.ratingNeeded")));
            }
            return view(desk.satisfied(caller, rating, reason));
        }
        List<FieldProblem> problems = new ArrayList<>();
        if (rating != null) {
            problems.add(FieldProblem.of("rating", "field.ratingOnlySatisfied"));
        }
        if (reason == null) {
            problems.add(FieldProblem.of("reason", "field.reasonNeeded"));
        }
        if (reason == null || !problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return view(desk.dissatisfied(caller, longEnough(reason)));
    }

    @PostMapping(path = "/withdrawal", consumes = "application/json")
    @Operation(summary = "Take the report back")
    OutcomeView withdraw(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false) @Parameter(description = PROOF) @Nullable
                    String pin,
            @Valid @RequestBody(required = false) @Nullable WithdrawalRequest withdrawal,
            HttpServletRequest request) {
        return view(desk.withdraw(
                caller(number, pin, request), withdrawal == null ? null : silenceToNull(withdrawal.reason())));
    }

    @PostMapping(path = "/completion", consumes = "application/json")
    @Operation(
            summary = "Complete a report that lacks something",
            description = "Also one that was archived as incomplete, within 30 days: it is verified anew.")
    OutcomeView complete(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false) @Parameter(description = PROOF) @Nullable
                    String pin,
            @RequestHeader(name = "Idempotency-Key", required = false) @Parameter(description = KEY) @Nullable
                    String key,
            @Valid @RequestBody ReplyRequest completion,
            HttpServletRequest request) {
        String text = completion.text().strip();
        return view(desk.complete(caller(number, pin, key, request), text, enclosure(Uploads.of(request))));
    }

    @PostMapping(path = "/completion", consumes = "multipart/form-data")
    @Operation(
            summary = "Complete a report that lacks something, with files",
            description =
                    "The words and the files are kept together or not at all. Repeated with the same Idempotency-Key, the request gives the first answer.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = WordsWithFiles.class))))
    OutcomeView completeWithFiles(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false) @Parameter(description = PROOF) @Nullable
                    String pin,
            @RequestHeader(name = "Idempotency-Key", required = false) @Parameter(description = KEY) @Nullable
                    String key,
            @Valid @ModelAttribute @Parameter(hidden = true) ReplyRequest words,
            HttpServletRequest request) {
        Uploads uploads = Uploads.of(request);
        String text = words.text().strip();
        return view(desk.complete(caller(number, pin, key, request), text, enclosure(uploads)));
    }

    @PostMapping(path = "/contest", consumes = "application/json")
    @Operation(summary = "Contest that the report was archived", description = "Within 30 days; it is verified anew.")
    OutcomeView contest(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false) @Parameter(description = PROOF) @Nullable
                    String pin,
            @Valid @RequestBody ReasonRequest contest,
            HttpServletRequest request) {
        return view(desk.contest(caller(number, pin, request), longEnough(contest.reason())));
    }

    @PostMapping(path = "/reopening", consumes = "application/json")
    @Operation(summary = "Reopen a closed report", description = "Within 30 days, at most twice.")
    OutcomeView reopen(
            @PathVariable String number,
            @RequestHeader(name = "X-Tracking-Pin", required = false) @Parameter(description = PROOF) @Nullable
                    String pin,
            @Valid @RequestBody ReasonRequest reopening,
            HttpServletRequest request) {
        return view(desk.reopen(caller(number, pin, request), longEnough(reopening.reason())));
    }

    private Enclosure enclosure(Uploads uploads) {
        return new Enclosure(examiner.examine(uploads), uploads.fingerprint());
    }

    private static RedressDesk.Caller caller(String number, @Nullable String pin, HttpServletRequest request) {
        return caller(number, pin, null, request);
    }

    private static RedressDesk.Caller caller(
            String number, @Nullable String pin, @Nullable String typedKey, HttpServletRequest request) {
        TrackingNumber read = TrackingNumber.read(number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number));
        String key = silenceToNull(typedKey);
        if (key != null && (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c >= ' ' && c <= '~'))) {
            throw new Refused(Refused.Kind.INVALID, "filing.key", LONGEST_KEY);
        }
        Proof proof = new Proof(pin, request.getHeader("X-Tracking-Token"));
        return new RedressDesk.Caller(read, proof, request.getRemoteAddr(), key);
    }

    private OutcomeView view(RedressDesk.Outcome outcome) {
        return new OutcomeView(
                outcome.number().value(),
                outcome.state(),
                words.stateForReporter(outcome.state()),
                outcome.movedOn(),
                outcome.possible());
    }

    /** A reason, of which officers must be able to make something. */
    private static String longEnough(String reason) {
        String said = reason.strip();
        if (said.length() < SHORTEST_REASON) {
            throw new InvalidInput(List.of(FieldProblem.of("reason", "field.reasonTooShort", SHORTEST_REASON)));
        }
        return said;
    }

    private static @Nullable String silenceToNull(@Nullable String text) {
        return text == null || Silence.isIn(text) ? null : text.strip();
    }
}
