package org.tuntas.intake.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Place;
import org.tuntas.language.InWords;
import org.tuntas.reporter.ReporterIdentity;

/** Body of {@code POST /api/v1/complaints}. */
record ComplaintRequest(
        @NotNull ComplaintType type,
        @InWords @Size(min = 5, max = 160) @Schema(example = "Lampu jalan mati di Ciledug") String title,
        @InWords
                @Size(min = 10, max = 10_000)
                @Schema(example = "Sejak Senin lampu jalan di depan SDN 2 mati. Gelap sekali.")
                String text,
        @Nullable @Schema(description = "The day it happened; not in the future") LocalDate occurredOn,
        @Valid @Nullable PlaceRequest place,
        @Size(max = 100) @Nullable @Schema(description = "Code of the agency, if the reporter knows it") String agency,
        @Size(max = 200) @Nullable @Schema(description = "Code of a category") String category,
        @NotNull @Schema(description = "Hide who reports from everyone but the vault") Boolean anonymous,
        @NotNull @Schema(description = "Hide what is reported from the public") Boolean secret,
        @Valid @Nullable @Schema(description = "Name and phone or e-mail; may be left out when anonymous")
                ReporterRequest reporter,
        @Nullable @Schema(description = "WEB if left out") Channel channel,
        @Size(min = 1, max = 200)
                @Nullable
                @Schema(description = "The channel's own id of this report, unique per channel")
                String externalId) {

    record PlaceRequest(
            @Pattern(regexp = "\\d{2}(\\.\\d{2}){0,2}(\\.\\d{4})?", message = "{field.regionCode}")
                    @Nullable
                    @Schema(example = "36.71.06", description = "Kemendagri code")
                    String regionCode,
            @Size(max = 500) @Nullable String address,
            @Digits(integer = 3, fraction = 12) @DecimalMin("-90") @DecimalMax("90") @Nullable BigDecimal latitude,
            @Digits(integer = 3, fraction = 12) @DecimalMin("-180") @DecimalMax("180") @Nullable BigDecimal longitude) {

        /** Six decimals are ten centimetres. */
        private static @Nullable BigDecimal degrees(@Nullable BigDecimal typed) {
            return typed == null ? null : typed.setScale(6, RoundingMode.HALF_UP);
        }

        Place place() {
            return new Place(Text.orNull(regionCode), Text.orNull(address), degrees(latitude), degrees(longitude));
        }
    }

    record ReporterRequest(
            @Size(max = 100) @Nullable @Schema(example = "Siti Aminah") String name,
            @Pattern(regexp = "\\+?[0-9][0-9 ()-]{6,22}", message = "{field.phone}")
                    @Nullable
                    @Schema(example = "0812 0000 0000")
                    String phone,
            @Email @Size(max = 254) @Nullable String email,
            @Pattern(regexp = "\\d{16}", message = "{field.nationalId}")
                    @Nullable
                    @Schema(description = "NIK, 16 digits")
                    String nationalId,
            @Min(1900) @Max(2100) @Nullable Integer birthYear,
            @Pattern(regexp = "id|en", message = "{field.language}")
                    @Nullable
                    @Schema(description = "In which letters are written: id or en; id if left out")
                    String language) {

        ReporterIdentity identity() {
            return new ReporterIdentity(
                    Text.orNull(name),
                    Text.orNull(phone),
                    Text.orNull(email),
                    Text.orNull(nationalId),
                    birthYear,
                    language);
        }
    }

    Place whereItHappened() {
        return place == null ? new Place(null, null, null, null) : place.place();
    }
}
