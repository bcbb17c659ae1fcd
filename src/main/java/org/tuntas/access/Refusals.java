package org.tuntas.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers who is known but may not. A login or logout page that was open for too long has lost its token: it is shown
 * again, with a word about it, instead of an error.
 */
class Refusals implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (refusal instanceof CsrfException
                && HttpMethod.POST.matches(request.getMethod())
                && (path.equals(StaffEntrance.LOGIN) || path.equals(StaffEntrance.LOGOUT))) {
            response.sendRedirect(request.getContextPath() + path + "?ulang");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
