package org.tuntas.eventlog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.eventlog.CaseBook;
import org.tuntas.eventlog.CsvLog;
import org.tuntas.eventlog.EventLog;
import org.tuntas.eventlog.LogWriter;
import org.tuntas.eventlog.XesLog;

/** The event log for download. It is the same for a whole day, and whoever has today's copy gets no other. */
@Controller
class EventLogFiles {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String MONTHS = "month,received,in_log,hidden,left_out";

    /** Each keeps a connection to the database for as long as its reader takes; the rest of the house needs the others. */
    private static final int AT_ONCE = 2;

    private final EventLog log;
    private final Semaphore free = new Semaphore(AT_ONCE);

    EventLogFiles(EventLog log) {
        this.log = log;
    }

    @GetMapping("/data/v1/events.csv")
    void csv(
            @RequestParam(required = false) @Nullable String month,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        send(month, "csv", CSV, request, response, () -> new CsvLog(response.getWriter()));
    }

    @GetMapping("/data/v1/events.xes")
    void xes(
            @RequestParam(required = false) @Nullable String month,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        send(month, "xes", "application/xml", request, response, () -> new XesLog(response.getOutputStream()));
    }

    /** The months of the log, and how much of each is not shown. */
    @GetMapping("/data/v1/events-months.csv")
    void months(ServletWebRequest request, HttpServletResponse response) throws IOException {
        if (isKnown("months", request, response)) {
            return;
        }
        file(response, "events-months.csv", CSV);
        Writer out = response.getWriter();
        out.write(MONTHS + "\r\n");
        for (CaseBook.MonthCount one : log.months()) {
            out.write(String.join(
                            ",",
                            one.month().toString(),
                            Long.toString(one.received()),
                            Long.toString(one.received() - one.leftOut()),
                            Long.toString(one.hidden()),
                            Long.toString(one.leftOut()))
                    + "\r\n");
        }
    }

    /** Begins a file in one of its forms. */
    private interface Beginning {
        LogWriter begin() throws IOException;
    }

    private void send(
            @Nullable String month,
            String form,
            String type,
            ServletWebRequest request,
            HttpServletResponse response,
            Beginning beginning)
            throws IOException {
        YearMonth wanted = month(month);
        String name = "events" + (wanted == null ? "" : "-" + wanted) + "." + form;
        if (isKnown(name, request, response)) {
            return;
        }
        if (!free.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        try {
            file(response, name, type);
            try (LogWriter writer = beginning.begin()) {
                log.cases(wanted, logged -> {
                    try {
                        writer.write(logged);
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                });
            }
        } catch (UncheckedIOException gone) {
            throw new IOException(gone);
        } finally {
            free.release();
        }
    }

    private boolean isKnown(String name, ServletWebRequest request, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic().getHeaderValue());
        return request.checkNotModified("W/\"" + name + "-" + log.lastDay() + "\"");
    }

    private static void file(HttpServletResponse response, String name, String type) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private static @Nullable YearMonth month(@Nullable String written) {
        try {
            return written == null ? null : YearMonth.parse(written);
        } catch (DateTimeException otherwise) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "month is written as 2026-03", otherwise);
        }
    }
}
