package org.tuntas.publication.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tuntas.complaint.Complaint;
import org.tuntas.publication.SupportDesk;

/**
 * Lays the supports beside pages on a report, which other rooms make: as "support", for the fragment {@code publication/support} and for officers, who
 * should know how many wait. Absent when the report is not published. Of its own page it says also that search engines may keep it.
 */
@Component
class SupportBeside implements HandlerInterceptor, WebMvcConfigurer {

    private static final String PAGE = "tracking/report";
    private static final Set<String> PAGES = Set.of(PAGE, "handling/report-panel", "casework/card");

    private final SupportDesk desk;

    SupportBeside(SupportDesk desk) {
        this.desk = desk;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/laporan/*", "/petugas/laporan/*", "/petugas/tugas/*/laporan");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null
                || !PAGES.contains(String.valueOf(page.getViewName()))
                || !(page.getModel().get("complaint") instanceof Complaint complaint)) {
            return;
        }
        desk.sight(complaint.number(), SupporterWord.in(request).orElse(null)).ifPresent(sight -> {
            page.addObject("support", sight);
            if (PAGE.equals(page.getViewName())) {
                page.addObject("indexed", true);
            }
        });
    }
}
