package org.tuntas.tracking.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.language.DeadlineView;

/**
 * A report on the wire. What the reader may not see is left out, not blanked.
 *
 * @param published whether the public may read title and text
 * @param title the public title; for the reporter their own
 * @param reopened whether this is a later round ("Dibuka kembali")
 * @param possible what the reporter can do now; only in the reporter's view
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
        String number,
        ComplaintState state,
        String stateLabel,
        ComplaintState.Indicator indicator,
        @Nullable Boolean secret,
        @Nullable Boolean published,
        @Nullable ComplaintType type,
        @Nullable SupervisionClass supervisionClass,
        @Nullable String title,
        @Nullable String text,
        @Nullable String category,
        @Nullable LocalDate occurredOn,
        @Nullable PlaceView place,
        @Nullable Channel channel,
        @Nullable Boolean anonymous,
        @Nullable Boolean reopened,
        @Nullable Instant filedAt,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        @Nullable Integer rating,
        @Nullable String holder,
        @Nullable DeadlineView deadline,
        @Nullable DeadlineView resolution,
        @Nullable List<Entry> timeline,
        @Nullable List<File> attachments,
        @Nullable List<String> possible) {

    /**
     * A file that the reader may fetch.
     *
     * @param type media type, found in the content
     * @param size bytes
     * @param by REPORTER or OFFICER; never a name
     * @param isPublic whether everybody may fetch it
     * @param link where; the reporter fetches it with the same header as the report
     */
    record File(
            UUID id,
            String name,
            String type,
            long size,
            String by,
            @JsonProperty("public") boolean isPublic,
            Instant receivedAt,
            String link) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceView(
            @Nullable String regionCode,
            @Nullable String region,
            @Nullable String address,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude) {}

    /**
     * @param by REPORTER, OFFICER or SYSTEM; never a name
     * @param what the event as a sentence
     * @param message what was written, where the reader may read it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(Instant at, String kind, String by, String what, @Nullable String message) {}
}
