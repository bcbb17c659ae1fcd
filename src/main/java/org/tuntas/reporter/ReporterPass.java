package org.tuntas.reporter;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.tuntas.complaint.TrackingNumber;

/**
 * What a reporter's browser shows when it comes back to a report: the token of the report's links, in a cookie that only the pages
 * of that report receive. So the token stays out of addresses, which are logged and passed on.
 */
public final class ReporterPass {

    private static final String NAME = "laporan";
    private static final Duration KEPT = Duration.ofHours(12);

    private ReporterPass() {}

    /** The proof a request brings along. */
    public static Proof shownIn(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        @Nullable
        String token = cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
        return new Proof(null, token);
    }

    /** The cookie that keeps a token. */
    public static ResponseCookie keep(TrackingNumber number, String token, HttpServletRequest request) {
        return cookie(number, token, KEPT, request);
    }

    /** The cookie that forgets it. */
    public static ResponseCookie forget(TrackingNumber number, HttpServletRequest request) {
        return cookie(number, "", Duration.ZERO, request);
    }

    private static ResponseCookie cookie(
            TrackingNumber number, String token, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(NAME, token)
                .path("/laporan/" + number.value())
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }
}
