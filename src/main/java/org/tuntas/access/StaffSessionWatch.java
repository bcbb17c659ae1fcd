package org.tuntas.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/**
 * Keeps open sessions true to the organisation. Once a minute and session it looks whether the officer is still active, has
 * the same password and the same groups: who left is out, who was moved has the new groups. The web apps of the process
 * engine reread their part in the same rhythm ({@code camunda.bpm.webapp.auth.cache.time-to-live}).
 */
class StaffSessionWatch extends OncePerRequestFilter {

    private static final Duration RHYTHM = Duration.ofMinutes(1);
    private static final String LOOKED_AT = StaffSessionWatch.class.getName();

    private final Staff staff;
    private final StaffLogin logins;
    private final Clock clock;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    StaffSessionWatch(Staff staff, StaffLogin logins, Clock clock) {
        this.staff = staff;
        this.logins = logins;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && current != null && current.getPrincipal() instanceof StaffPrincipal principal) {
            long now = clock.millis();
            if (!(session.getAttribute(LOOKED_AT) instanceof Long last) || Math.abs(now - last) >= RHYTHM.toMillis()) {
                look(request, response, session, current, principal);
            }
        }
        chain.doFilter(request, response);
    }

    private void look(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Authentication current,
            StaffPrincipal principal) {
        Optional<StaffMember> member = staff.find(principal.login()).filter(StaffMember::active);
        Authentication now = member.map(logins::admitted).orElse(null);
        if (now == null
                || !(now.getPrincipal() instanceof StaffPrincipal same)
                || !same.passwordMark().equals(principal.passwordMark())) {
            SecurityContextHolder.clearContext();
            session.invalidate();
            return;
        }
        if (!Set.copyOf(now.getAuthorities()).equals(Set.copyOf(current.getAuthorities()))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(now);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
        session.setAttribute(LOOKED_AT, clock.millis());
    }
}
