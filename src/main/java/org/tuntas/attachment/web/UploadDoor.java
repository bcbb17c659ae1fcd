package org.tuntas.attachment.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.tuntas.attachment.AttachmentLimits;

/**
 * Where files come in: reads uploads to disk before Spring Security, which looks for its token among their fields, and only on the addresses
 * that take files. Everywhere else a body stays as short as {@code api.BodyLimit} says.
 */
@Component
@Order(UploadDoor.BEFORE_SECURITY)
class UploadDoor extends OncePerRequestFilter {

    /** Spring Security's own place is -100. */
    static final int BEFORE_SECURITY = -110;

    private static final String SECONDS_TO_WAIT = "10";

    private static final List<PathPattern> TAKE_FILES = Stream.of(
                    "/api/v1/complaints",
                    "/api/v1/complaints/{number}/replies",
                    "/api/v1/complaints/{number}/completion",
                    "/lapor",
                    "/laporan/{number}/balas",
                    "/laporan/{number}/lengkapi",
                    "/petugas/tugas/{task}/bukti",
                    "/perancang/libur/berkas")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    /** Models, forms and tables of the designers' workbench. */
    private static final List<PathPattern> TAKE_MODELS = Stream.of("/perancang/draf", "/perancang/draf/{draft}")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    /** The procedure has twenty. */
    private static final int MOST_MODELS = 60;

    private final UploadReader reader;
    private final Spool spool;
    private final Places places;
    private final int mostFiles;

    UploadDoor(UploadReader reader, Spool spool, AttachmentLimits limits) {
        this.reader = reader;
        this.spool = spool;
        this.places = new Places(limits.uploadsAtOnce());
        this.mostFiles = limits.mostFiles();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.regionMatches(true, 0, "multipart/form-data", 0, 19)) {
            return true;
        }
        return !request.getMethod().equals("POST") || !leadsTo(TAKE_FILES, request) && !leadsTo(TAKE_MODELS, request);
    }

    private static boolean leadsTo(List<PathPattern> places, HttpServletRequest request) {
        PathContainer path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
        return places.stream().anyMatch(one -> one.matches(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (UploadedForm form = new UploadedForm(spool)) {
            if (!places.take(request.getRemoteAddr())) {
                response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
                return;
            }
            try {
                reader.read(request, form, leadsTo(TAKE_MODELS, request) ? MOST_MODELS : mostFiles);
            } catch (IOException unread) {
                response.sendError(statusOf(unread).value());
                return;
            } finally {
                places.leave(request.getRemoteAddr());
            }
            form.uploads().attachTo(request);
            chain.doFilter(form.asRequest(request), response);
        }
    }

    /** The reader of parts wraps some of what goes wrong below it. */
    private static HttpStatus statusOf(IOException unread) {
        for (@Nullable Throwable cause = unread; cause != null; cause = cause.getCause()) {
            if (cause instanceof PatientBody.TooLong) {
                return HttpStatus.PAYLOAD_TOO_LARGE;
            }
            if (cause instanceof SocketTimeoutException) {
                return HttpStatus.REQUEST_TIMEOUT;
            }
        }
        return HttpStatus.BAD_REQUEST;
    }
}
