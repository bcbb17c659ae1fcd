package org.tuntas.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.Proof;
import org.tuntas.reporter.ReporterPass;
import org.tuntas.tracking.TrackingDesk;

/** Looks at a report with the eyes of whoever asks: the reporter's, if their browser has a pass that opens it; else the public's. */
@Component
class ReportEyes {

    private final TrackingDesk desk;

    ReportEyes(TrackingDesk desk) {
        this.desk = desk;
    }

    /** @throws Refused UNKNOWN when there is no such report */
    TrackingDesk.Sight see(TrackingNumber number, HttpServletRequest request, HttpServletResponse response) {
        Proof shown = ReporterPass.shownIn(request);
        if (!shown.isPresent()) {
            return desk.publicSight(number);
        }
        try {
            return desk.reporterSight(number, shown, request.getRemoteAddr());
        } catch (Refused stale) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, ReporterPass.forget(number, request).toString());
            return desk.publicSight(number);
        }
    }
}
