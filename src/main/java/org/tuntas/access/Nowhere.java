package org.tuntas.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An address at which nobody has a page, neither we nor the process engine with its web apps. */
@Component
class Nowhere implements RequestMatcher {

    private final RequestMappingHandlerMapping pages;

    Nowhere(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping pages) {
        this.pages = pages;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        String address =
                request.getRequestURI().substring(request.getContextPath().length());
        if (address.startsWith("/camunda") || address.startsWith("/actuator")) {
            return false;
        }
        PathContainer path = PathContainer.parsePath(address);
        return pages.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getPathPatternsCondition() != null)
                .flatMap(mapping -> mapping.getPathPatternsCondition().getPatterns().stream())
                .noneMatch(pattern -> pattern.matches(path));
    }
}
