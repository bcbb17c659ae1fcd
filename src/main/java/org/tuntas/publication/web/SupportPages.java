package org.tuntas.publication.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.publication.SupportDesk;

/** "Saya juga mengalami", and taking it back. */
@Controller
class SupportPages {

    private static final String BACK = "#dukungan";

    private final SupportDesk desk;

    SupportPages(SupportDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/laporan/{number}/dukung")
    String support(@PathVariable String number, HttpServletRequest request, HttpServletResponse response) {
        TrackingNumber read = read(number);
        String word = SupporterWord.in(request).orElseGet(SupporterWord::fresh);
        desk.support(read, word);
        response.addHeader(
                HttpHeaders.SET_COOKIE, SupporterWord.keep(word, request).toString());
        return "redirect:/laporan/" + read.value() + BACK;
    }

    @PostMapping("/laporan/{number}/batal-dukung")
    String takeBack(@PathVariable String number, HttpServletRequest request) {
        TrackingNumber read = read(number);
        SupporterWord.in(request).ifPresent(word -> desk.takeBack(read, word));
        return "redirect:/laporan/" + read.value() + BACK;
    }

    /** The button of a page that was open for too long. */
    @PostMapping("/laporan/{number}/{form:dukung|batal-dukung}/ulang")
    String again(@PathVariable String number) {
        return "redirect:/laporan/" + read(number).value() + "?ulang";
    }

    /** There is no such report, or none that everybody may read: this says no more than that. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(Refused refused, Model model) {
        model.addAttribute("written", refused.arguments().get(0));
        return "tracking/unknown";
    }

    private static TrackingNumber read(String number) {
        return TrackingNumber.read(number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number));
    }
}
