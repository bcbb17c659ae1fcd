package org.tuntas.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.Delivery;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.Proof;
import org.tuntas.tracking.TrackingDesk;

/** The files of a report: for everybody what is released, for the reporter all that is theirs or was answered to them. */
@RestController
@Tag(name = "Complaints")
class ReportFiles {

    private final TrackingDesk desk;
    private final Delivery delivery;

    ReportFiles(TrackingDesk desk, Delivery delivery) {
        this.desk = desk;
        this.delivery = delivery;
    }

    @GetMapping("/api/v1/complaints/{number}/attachments/{id}")
    @Operation(
            summary = "Fetch a file of a report",
            description =
                    "Without a PIN: what is released of a published report. With X-Tracking-Pin or X-Tracking-Token: all that the"
                            + " reporter may see. Anything but a picture comes as something to save.")
    @ApiResponse(responseCode = "200", description = "The file")
    @ApiResponse(
            responseCode = "403",
            description = "Wrong PIN or token",
            content = {})
    @ApiResponse(
            responseCode = "404",
            description = "There is no such report, or no such file that this reader may see",
            content = {})
    void fetch(
            @PathVariable String number,
            @PathVariable String id,
            @RequestHeader(name = "X-Tracking-Pin", required = false)
                    @Parameter(description = "Six digits of the receipt")
                    @Nullable
                    String pin,
            @RequestHeader(name = "X-Tracking-Token", required = false)
                    @Parameter(description = "In place of the PIN: the token of a link in a letter")
                    @Nullable
                    String token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TrackingNumber read = read(number);
        Attachment file = pin == null && token == null
                ? desk.publicFile(read, idOf(id))
                : desk.reporterFile(read, idOf(id), new Proof(pin, token), request.getRemoteAddr());
        delivery.send(file, response);
    }

    private static TrackingNumber read(String number) {
        return TrackingNumber.read(number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number));
    }

    private static UUID idOf(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException noId) {
            throw new Refused(Refused.Kind.UNKNOWN, "file.unknown");
        }
    }
}
