package org.tuntas.attachment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Hands out photos small enough for a page, and makes them when somebody first looks. Where that does not work the photo itself comes. */
@Component
public class Miniatures {

    /** Unpacked, a large photo fills a hundred megabytes; not many at once. */
    private static final int AT_ONCE = 2;

    private static final int SECONDS_TO_WAIT = 5;
    /** Somebody may take a photo back. */
    private static final Duration SEEN_AS_NEW = Duration.ofMinutes(5);

    private final MiniatureShelf shelf;
    private final Shrinker shrinker;
    private final Cabinet cabinet;
    private final Delivery delivery;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Miniatures(MiniatureShelf shelf, Shrinker shrinker, Cabinet cabinet, Delivery delivery) {
        this.shelf = shelf;
        this.shrinker = shrinker;
        this.cabinet = cabinet;
        this.delivery = delivery;
    }

    /** Sends the small picture; whether the caller may have it was asked before. */
    public void send(Attachment attachment, HttpServletResponse response) throws IOException {
        Optional<byte[]> picture = shelf.find(attachment.id()).or(() -> made(attachment));
        if (picture.isEmpty()) {
            delivery.send(attachment, response);
            return;
        }
        response.setContentType(MediaType.IMAGE_JPEG_VALUE);
        response.setContentLength(picture.get().length);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(SEEN_AS_NEW).cachePrivate().getHeaderValue());
        response.getOutputStream().write(picture.get());
    }

    private Optional<byte[]> made(Attachment attachment) {
        if (!attachment.type().canBeShrunk() || !isMyTurn()) {
            return Optional.empty();
        }
        try {
            Path copy = Files.createTempFile("tuntas-miniature", ".picture");
            try {
                try (OutputStream out = Files.newOutputStream(copy)) {
                    cabinet.copy(attachment, out);
                }
                Optional<byte[]> picture = shrinker.shrunk(copy);
                picture.ifPresent(bytes -> shelf.keep(attachment.id(), bytes));
                return picture;
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        } finally {
            turns.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
