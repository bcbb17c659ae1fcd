package org.tuntas.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** The engine's welcome page leads to apps that are not for staff; who comes there goes on to Tasklist. */
class WelcomeDetour extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (bare.equals("/camunda")
                || bare.equals("/camunda/app")
                || bare.equals("/camunda/app/tasklist")
                || bare.equals("/camunda/app/welcome")
                || bare.startsWith("/camunda/app/welcome/")) {
            response.sendRedirect(request.getContextPath() + StaffEntrance.FIRST_PAGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}
