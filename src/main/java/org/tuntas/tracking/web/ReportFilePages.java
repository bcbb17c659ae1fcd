package org.tuntas.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.Delivery;
import org.tuntas.attachment.Miniatures;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.Proof;
import org.tuntas.reporter.ReporterPass;
import org.tuntas.tracking.TrackingDesk;

/** The files of a report for browsers, which bring along the pass of the report's page. */
@Controller
class ReportFilePages {

    private final TrackingDesk desk;
    private final Delivery delivery;
    private final Miniatures miniatures;

    ReportFilePages(TrackingDesk desk, Delivery delivery, Miniatures miniatures) {
        this.desk = desk;
        this.delivery = delivery;
        this.miniatures = miniatures;
    }

    @GetMapping("/laporan/{number}/lampiran/{id}/kecil")
    void small(
            @PathVariable String number,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        miniatures.send(find(number, id, request), response);
    }

    @GetMapping("/laporan/{number}/lampiran/{id}")
    void open(
            @PathVariable String number,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        delivery.send(find(number, id, request), response);
    }

    private Attachment find(String number, String id, HttpServletRequest request) {
        TrackingNumber read = TrackingNumber.read(number).orElseThrow(ReportFilePages::notFound);
        try {
            return find(read, UUID.fromString(id), request);
        } catch (Refused | IllegalArgumentException unknown) {
            throw notFound();
        }
    }

    private Attachment find(TrackingNumber number, UUID id, HttpServletRequest request) {
        Proof shown = ReporterPass.shownIn(request);
        if (!shown.isPresent()) {
            return desk.publicFile(number, id);
        }
        try {
            return desk.reporterFile(number, id, shown, request.getRemoteAddr());
        } catch (Refused stale) {
            return desk.publicFile(number, id);
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
