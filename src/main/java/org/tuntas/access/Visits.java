package org.tuntas.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Tells a page that somebody opens from what a page fetches: only the former is sent to the login page and back. */
enum Visits implements RequestMatcher {
    OF_A_PERSON;

    /**
     * A browser says what it wants the answer for. A panel in a frame, a script or a style sheet is no visit: a login page
     * inside a panel would be read as the panel.
     */
    @Override
    public boolean matches(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())
                || request.getHeader("X-Requested-With") != null
                || request.getHeader("HX-Request") != null) {
            return false;
        }
        String destination = request.getHeader("Sec-Fetch-Dest");
        if (destination != null) {
            return destination.equals("document");
        }
        // Over plain http, away from localhost, browsers do not say it; there a fetch is known by not asking for a
        // page.
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }
}
