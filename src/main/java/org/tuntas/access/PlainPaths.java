package org.tuntas.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Turns away, before anybody else reads it, an address that two readers could read differently: double slashes, dot
 * segments, path parameters, encoded slashes. Spring Security asks the same question, but too late for the web apps of the
 * engine: with their servlets, such an address makes an earlier filter fail with an error of the server.
 *
 * <p>For staff, also a NUL character behind the question mark, which no database can look for. The citizens' API has an
 * answer of its own to it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainPaths extends OncePerRequestFilter {

    private static final List<String> OF_STAFF = List.of("/camunda/api/", "/petugas/", "/pengaturan/", "/perancang/");

    private final HttpFirewall firewall = new StrictHttpFirewall();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException ambiguous) {
            refuse(response);
            return;
        }
        if (hasNul(request.getQueryString()) && isOfStaff(request)) {
            refuse(response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** The filters that give every other answer its headers come later. */
    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", StaffEntrance.PLAIN_PAGES_MAY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    private static boolean hasNul(@Nullable String query) {
        return query != null && (query.contains("%00") || query.indexOf('\0') >= 0);
    }

    /** Behind the firewall: what is encoded in the path is valid. */
    private static boolean isOfStaff(HttpServletRequest request) {
        String path = UriUtils.decode(
                request.getRequestURI().substring(request.getContextPath().length()), StandardCharsets.UTF_8);
        return OF_STAFF.stream().anyMatch(place -> (path + "/").startsWith(place));
    }
}
