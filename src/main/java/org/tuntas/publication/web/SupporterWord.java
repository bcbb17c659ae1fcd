package org.tuntas.publication.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;

/** The random word by which a browser that supported something is known again; it is given one when it does. */
final class SupporterWord {

    private static final String NAME = "dukungan";
    private static final int BYTES = 16;
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
    private static final Duration KEPT = Duration.ofDays(400);
    private static final SecureRandom RANDOM = new SecureRandom();

    private SupporterWord() {}

    /** The word that a request brings along; one that is not of our making counts as none. */
    static Optional<String> in(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(word -> OURS.matcher(word).matches())
                        .findFirst();
    }

    static String fresh() {
        byte[] word = new byte[BYTES];
        RANDOM.nextBytes(word);
        return HexFormat.of().formatHex(word);
    }

    /** The cookie that keeps it, for as long as browsers keep any. */
    static ResponseCookie keep(String word, HttpServletRequest request) {
        return ResponseCookie.from(NAME, word)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
    }
}
