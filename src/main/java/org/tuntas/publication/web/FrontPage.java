package org.tuntas.publication.web;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tuntas.language.Words;
import org.tuntas.publication.FigureBoard;
import org.tuntas.publication.Promises;
import org.tuntas.publication.PublishedReports;

/** The first page: a report to make, a report to look up, how things stand, and how it works. */
@Controller
class FrontPage {

    private static final int LATEST = 5;

    private final FigureBoard figures;
    private final Promises promises;
    private final PublishedReports reports;
    private final ReportLine.Writer writer;
    private final Words words;
    private final boolean demo;

    FrontPage(
            FigureBoard figures,
            Promises promises,
            PublishedReports reports,
            ReportLine.Writer writer,
            Words words,
            Environment environment) {
        this.figures = figures;
        this.promises = promises;
        this.reports = reports;
        this.writer = writer;
        this.words = words;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/")
    String front(Model model) {
        model.addAttribute("figures", figures.lastYear());
        model.addAttribute("limits", promises.today().inOrder());
        model.addAttribute(
                "latest", reports.latest(LATEST).stream().map(writer::line).toList());
        model.addAttribute("words", words);
        model.addAttribute("demo", demo);
        model.addAttribute("indexed", true);
        return "publication/front";
    }
}
