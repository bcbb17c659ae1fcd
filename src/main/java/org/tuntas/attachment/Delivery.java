package org.tuntas.attachment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Hands a file out so that a browser does nothing with it but save it, or, if it is a picture, show it: no guessing of types, no scripts, no
 * requests of its own, no copy in a shared cache.
 */
@Component
public class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final String NOTHING_BUT_ITSELF = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Cabinet cabinet;

    Delivery(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    /** Sends a file; whether the caller may have it was asked before. */
    public void send(Attachment attachment, HttpServletResponse response) throws IOException {
        response.setContentType(attachment.type().mediaType());
        response.setContentLengthLong(attachment.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                (attachment.type().isSafeToShow() ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(attachment.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NOTHING_BUT_ITSELF);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        try {
            cabinet.copy(attachment, response.getOutputStream());
        } catch (IOException gone) {
            // Half of it is under way: no error page can follow.
            LOG.debug("An attachment was not sent to its end", gone);
            throw gone;
        }
    }
}
