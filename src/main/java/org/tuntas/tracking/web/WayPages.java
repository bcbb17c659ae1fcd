package org.tuntas.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Words;
import org.tuntas.procedure.CaseMap;
import org.tuntas.tracking.TrackingDesk;

/** The whole way of a report: the list, and the models that run it as drawings for those who want to see them. */
@Controller
class WayPages {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final TrackingDesk desk;
    private final ReportEyes eyes;
    private final Words words;

    WayPages(TrackingDesk desk, ReportEyes eyes, Words words) {
        this.desk = desk;
        this.eyes = eyes;
        this.words = words;
    }

    @GetMapping("/laporan/{number}/proses")
    String way(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String model,
            Locale locale,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        TrackingDesk.Sight sight = see(number, request, response);
        CaseMap map = desk.map(sight, locale.getLanguage()).orElseThrow(WayPages::notFound);
        String wanted = model.isEmpty() ? whereItWaits(map) : model;
        CaseMap.Drawing shown = map.drawings().stream()
                .filter(drawing -> drawing.key().equals(wanted))
                .findFirst()
                .or(() -> map.drawings().stream().findFirst())
                .orElseThrow(WayPages::notFound);
        ZoneId zone = sight.deadline() == null ? WIB : sight.deadline().zone();
        page.addAttribute("number", sight.complaint().number().value());
        page.addAttribute("way", WayView.of(map, desk.running(sight), zone, words));
        page.addAttribute("drawings", map.drawings());
        page.addAttribute("shown", shown);
        return "tracking/way";
    }

    /** Key of the process in which the oldest open step lies; empty where none is open, which leads to the main one. */
    private static String whereItWaits(CaseMap map) {
        return map.now().isEmpty() ? "" : map.now().get(0).step().model();
    }

    @GetMapping("/laporan/{number}/proses/{model}.bpmn")
    ResponseEntity<byte[]> drawing(
            @PathVariable String number,
            @PathVariable String model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        String drawing = desk.drawing(see(number, request, response), model, locale.getLanguage())
                .orElseThrow(WayPages::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.noStore())
                .body(drawing.getBytes(StandardCharsets.UTF_8));
    }

    private TrackingDesk.Sight see(String number, HttpServletRequest request, HttpServletResponse response) {
        TrackingNumber read = TrackingNumber.read(number).orElseThrow(WayPages::notFound);
        try {
            return eyes.see(read, request, response);
        } catch (Refused unknown) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
