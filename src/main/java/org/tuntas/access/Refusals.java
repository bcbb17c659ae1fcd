package org.tuntas.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers who is known but may not. A page that was open for too long has lost its token; that is no fault of whoever filled it in.
 * A login or logout page is shown again, with a word about it; a reporter's form comes back with what was typed; officers come back
 * to the page they were on, past the login if need be.
 */
class Refusals implements AccessDeniedHandler {

    private static final Pattern REPORTERS_FORM = Pattern.compile("/lapor|/laporan/[^/]+/[^/]+");

    /** Tomcat's word for a form that it did not read, because it is too long: its token is missing with all the rest. */
    private static final String UNREAD = "org.apache.catalina.parameter_parse_failed";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        if (!(refusal instanceof CsrfException) || !HttpMethod.POST.matches(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (request.getAttribute(UNREAD) != null) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<String> page = pageBefore(request);
        if (path.equals(StaffEntrance.LOGIN) || path.equals(StaffEntrance.LOGOUT)) {
            response.sendRedirect(request.getContextPath() + path + "?ulang");
        } else if (REPORTERS_FORM.matcher(path).matches()) {
            request.getRequestDispatcher(path + "/ulang").forward(request, response);
        } else if (page.isPresent()) {
            response.sendRedirect(page.get());
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** The page of ours with the form, if the browser tells; of its address only the path counts. */
    private static Optional<String> pageBefore(HttpServletRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (referer == null || accepted == null || !accepted.contains("text/html")) {
            return Optional.empty();
        }
        try {
            URI page = URI.create(referer);
            String path = page.getRawPath();
            return request.getServerName().equalsIgnoreCase(page.getHost()) && path.matches("/(?![/\\\\]).*")
                    ? Optional.of(path + "?ulang")
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
