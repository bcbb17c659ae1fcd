package org.tuntas.publication.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.publication.SupportDesk;

/**
 * Lays the supports beside a report's own page, which another room makes: as "support" for the fragment {@code
 * publication/support}, with the word on whether search engines may keep the page. Absent when the report is not published.
 */
@Component
class SupportBeside implements HandlerInterceptor, WebMvcConfigurer {

    private static final String PAGE = "tracking/report";

    private final SupportDesk desk;

    SupportBeside(SupportDesk desk) {
        this.desk = desk;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/laporan/*");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !PAGE.equals(page.getViewName())) {
            return;
        }
        Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        TrackingNumber.read(String.valueOf(path.get("number")))
                .flatMap(number -> desk.sight(number, SupporterWord.in(request).orElse(null)))
                .ifPresent(sight -> {
                    page.addObject("support", sight);
                    page.addObject("indexed", true);
                });
    }
}
