package org.tuntas.notary.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Words;
import org.tuntas.notary.ProofDesk;
import org.tuntas.notary.ProofFile;
import org.tuntas.notary.Standing;
import org.tuntas.reporter.ReporterPass;

/** The proof of a report, for its reporter. */
@Controller
class OwnProofPages {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final ProofDesk desk;
    private final Words words;

    OwnProofPages(ProofDesk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    @GetMapping("/laporan/{number}/bukti")
    String show(@PathVariable String number, Model model, HttpServletRequest request, HttpServletResponse response) {
        TrackingNumber read = read(number);
        model.addAttribute("number", read.value());
        model.addAttribute("words", words);
        try {
            List<ProofDesk.Line> lines = desk.lines(read, ReporterPass.shownIn(request), request.getRemoteAddr());
            model.addAttribute("lines", lines);
            model.addAttribute("zone", WIB);
            model.addAttribute("sealed", count(lines, Standing.SEALED));
            model.addAttribute("waiting", count(lines, Standing.WAITING));
            model.addAttribute(
                    "wrong",
                    lines.stream().filter(line -> line.standing().isWrong()).count());
        } catch (Refused refused) {
            refuse(refused, response);
        }
        return "notary/own";
    }

    @GetMapping("/laporan/{number}/bukti.json")
    ResponseEntity<ProofFile> download(@PathVariable String number, HttpServletRequest request) {
        TrackingNumber read = read(number);
        try {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("proof-" + read.value() + ".json", StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(desk.file(read, ReporterPass.shownIn(request), request.getRemoteAddr()));
        } catch (Refused refused) {
            throw new ResponseStatusException(
                    refused.kind() == Refused.Kind.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN);
        }
    }

    private static void refuse(Refused refused, HttpServletResponse response) {
        switch (refused.kind()) {
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case SLOWED -> response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            default -> response.setStatus(HttpStatus.FORBIDDEN.value());
        }
    }

    private static long count(List<ProofDesk.Line> lines, Standing standing) {
        return lines.stream().filter(line -> line.standing() == standing).count();
    }

    private static TrackingNumber read(String number) {
        return TrackingNumber.read(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
