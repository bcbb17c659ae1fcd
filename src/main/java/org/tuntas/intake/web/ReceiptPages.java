package org.tuntas.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.intake.QrCode;
import org.tuntas.language.Words;
import org.tuntas.reporter.PinDoor;
import org.tuntas.reporter.ReporterPass;
import org.tuntas.reporter.TrackingLinks;

/** What the reporter takes home. */
@Controller
class ReceiptPages {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final PinDoor pins;
    private final TrackingLinks links;
    private final Words words;
    private final Clock clock;

    ReceiptPages(PinDoor pins, TrackingLinks links, Words words, Clock clock) {
        this.pins = pins;
        this.links = links;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/lapor/tanda-terima/{key}")
    String receipt(@PathVariable String key, HttpSession session, Model model, HttpServletResponse response) {
        Optional<KeptReceipts.Kept> kept = KeptReceipts.of(session).show(key, clock.instant());
        if (kept.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "intake/receipt-gone";
        }
        String link = link(kept.get());
        model.addAttribute("receipt", kept.get());
        model.addAttribute("key", key);
        model.addAttribute("pin", pin(kept.get()));
        model.addAttribute("link", link);
        model.addAttribute("code", QrCode.of(link));
        model.addAttribute("until", words.moment(kept.get().until(), WIB));
        return "intake/receipt";
    }

    /** The same as a text, for a telephone that prints nothing. */
    @GetMapping("/lapor/tanda-terima/{key}/berkas")
    ResponseEntity<byte[]> download(@PathVariable String key, HttpSession session) {
        Optional<KeptReceipts.Kept> kept = KeptReceipts.of(session).show(key, clock.instant());
        if (kept.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/lapor/tanda-terima/" + key)
                    .build();
        }
        KeptReceipts.Kept receipt = kept.get();
        String text = words.text(
                "lapor.receipt.file",
                receipt.number(),
                pin(receipt),
                link(receipt),
                receipt.verifier(),
                receipt.by(),
                receipt.why());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(receipt.number() + ".txt")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing of it is left in the browser: neither the receipt, nor the way into the report that was opened from it. */
    @PostMapping("/lapor/tanda-terima/{key}/tutup")
    String close(
            @PathVariable String key, HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        KeptReceipts receipts = KeptReceipts.of(session);
        receipts.show(key, clock.instant())
                .map(kept -> ReporterPass.forget(new TrackingNumber(kept.number()), request))
                .ifPresent(pass -> response.addHeader(HttpHeaders.SET_COOKIE, pass.toString()));
        receipts.close(key);
        return "redirect:/lapor/tanda-terima/" + key;
    }

    private String pin(KeptReceipts.Kept receipt) {
        return pins.firstPin(new TrackingNumber(receipt.number()));
    }

    private String link(KeptReceipts.Kept receipt) {
        return links.base() + "/laporan/" + receipt.number();
    }
}
