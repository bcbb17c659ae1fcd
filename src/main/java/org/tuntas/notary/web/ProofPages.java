package org.tuntas.notary.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.language.Words;
import org.tuntas.notary.DaySeal;
import org.tuntas.notary.LogFormat;
import org.tuntas.notary.ProofDesk;

/** The public proof: what is sealed, how to check it, and the files to check. */
@Controller
class ProofPages {

    private static final int SHOWN = 30;
    private static final String CSV = "text/csv;charset=UTF-8";

    private final ProofDesk desk;
    private final Words words;

    ProofPages(ProofDesk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    @GetMapping("/bukti")
    String proof(Model model) {
        List<DaySeal> newest = desk.newest(SHOWN);
        model.addAttribute("seals", newest);
        model.addAttribute("latest", newest.isEmpty() ? null : newest.get(0));
        model.addAttribute("words", words);
        model.addAttribute("indexed", true);
        return "notary/proof";
    }

    /** All seals, the oldest day first. */
    @GetMapping("/data/v1/seals.csv")
    void seals(ServletWebRequest request, HttpServletResponse response) throws IOException {
        String latest = desk.newest(1).stream()
                .map(seal -> seal.seal().hex())
                .findFirst()
                .orElse("none");
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic().getHeaderValue());
        if (request.checkNotModified("\"" + latest + "\"")) {
            return;
        }
        PrintWriter writer = file(response, "seals.csv");
        line(writer, LogFormat.SEALS);
        desk.seals(seal -> line(writer, LogFormat.line(seal)));
    }

    /** The leaves of a day in the order of its tree. */
    @GetMapping("/data/v1/log/{day}.csv")
    void log(@PathVariable String day, HttpServletResponse response) throws IOException {
        LocalDate wanted = day(day);
        if (!desk.isSealed(wanted)) {
            throw notFound();
        }
        // Not for long: an entry is opened when its report is published, and closed when it is withdrawn.
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic().getHeaderValue());
        PrintWriter writer = file(response, "log-" + wanted + ".csv");
        line(writer, LogFormat.LOG);
        AtomicInteger position = new AtomicInteger();
        desk.log(wanted, leaf -> line(writer, LogFormat.line(wanted, position.getAndIncrement(), leaf)));
    }

    private static PrintWriter file(HttpServletResponse response, String name) throws IOException {
        response.setContentType(CSV);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        return response.getWriter();
    }

    private static void line(PrintWriter writer, String line) {
        writer.write(line);
        writer.write('\n');
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException otherwise) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
