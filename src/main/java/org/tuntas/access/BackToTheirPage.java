package org.tuntas.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Leads from the login to the page that somebody wanted. Of its address only path and query count: the rest came from the
 * {@code Host} header of a request, which anybody can write.
 */
class BackToTheirPage extends SimpleUrlAuthenticationSuccessHandler {

    private final RequestCache visits;

    BackToTheirPage(RequestCache visits) {
        super(StaffEntrance.FIRST_PAGE);
        this.visits = visits;
    }

    @Override
    protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest wanted = visits.getRequest(request, response);
        visits.removeRequest(request, response);
        if (!(wanted instanceof DefaultSavedRequest page)) {
            return StaffEntrance.FIRST_PAGE;
        }
        String path = page.getRequestURI().substring(page.getContextPath().length());
        // Two slashes would begin with a host again. PlainPaths lets no such request in; this does not rely on it.
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            return StaffEntrance.FIRST_PAGE;
        }
        return page.getQueryString() == null ? path : path + "?" + page.getQueryString();
    }
}
