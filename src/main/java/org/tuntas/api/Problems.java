package org.tuntas.api;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;

/** Makes problem details in the caller's language. */
@Component
class Problems {

    private static final Set<Integer> NAMED = Set.of(400, 403, 404, 405, 406, 408, 409, 413, 415, 422, 429, 500, 503);

    private final Words words;

    Problems(Words words) {
        this.words = words;
    }

    /** A problem of a kind of its own. */
    ProblemDetail of(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title(status));
        problem.setType(
                URI.create("urn:tuntas:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        return problem;
    }

    /** A problem of which only the status is known. */
    ProblemDetail of(HttpStatus status) {
        return of(status, status.name(), detail(status));
    }

    /**
     * As {@link #of(HttpStatus)}.
     *
     * @param wait in seconds, as the answer's header has it; null for none
     */
    ProblemDetail of(HttpStatus status, @Nullable String wait) {
        return of(status, status.name(), slowed(status, wait, detail(status)));
    }

    private String slowed(HttpStatus status, @Nullable String wait, String otherwise) {
        return status == HttpStatus.TOO_MANY_REQUESTS && wait != null
                ? words.text("api.slowed.until", Long.parseLong(wait))
                : otherwise;
    }

    /** The status in two or three words. */
    String title(HttpStatus status) {
        int named = NAMED.contains(status.value()) ? status.value() : status.is5xxServerError() ? 500 : 400;
        return words.text("api.title." + named);
    }

    /** As {@link #detail}, for people, who have opened a page or sent a form. */
    String detailOnPage(HttpStatus status, @Nullable String wait) {
        return switch (status) {
            case PAYLOAD_TOO_LARGE -> words.text("api.tooLarge.page");
            case BAD_REQUEST -> words.text("api.unreadable.page");
            default -> slowed(status, wait, detail(status));
        };
    }

    /** What a status means and what to do. */
    String detail(HttpStatus status) {
        return words.text(
                switch (status) {
                    case NOT_FOUND -> "api.notFound";
                    case FORBIDDEN, UNAUTHORIZED -> "api.forbidden";
                    case METHOD_NOT_ALLOWED -> "api.methodNotAllowed";
                    case UNSUPPORTED_MEDIA_TYPE -> "api.unsupportedMediaType";
                    case NOT_ACCEPTABLE -> "api.notAcceptable";
                    case REQUEST_TIMEOUT -> "api.tooSlow";
                    case SERVICE_UNAVAILABLE -> "api.busy";
                    case PAYLOAD_TOO_LARGE -> "api.tooLarge";
                    case TOO_MANY_REQUESTS -> "api.slowed";
                    default -> status.is5xxServerError() ? "api.unexpected" : "api.unreadable";
                });
    }
}
