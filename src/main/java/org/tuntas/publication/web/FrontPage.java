package org.tuntas.publication.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tuntas.language.Words;
import org.tuntas.publication.FigureBoard;
import org.tuntas.publication.Promises;
import org.tuntas.publication.PublishedReports;
import org.tuntas.tracking.Rescues;

/** The first page: a report to make, a report to look up, how things stand, and how it works. */
@Controller
class FrontPage {

    private static final int LATEST = 5;
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final FigureBoard figures;
    private final Rescues rescues;
    private final Clock clock;
    private final Promises promises;
    private final PublishedReports reports;
    private final ReportLine.Writer writer;
    private final Words words;
    private final boolean demo;

    FrontPage(
            FigureBoard figures,
            Rescues rescues,
            Clock clock,
            Promises promises,
            PublishedReports reports,
            ReportLine.Writer writer,
            Words words,
            Environment environment) {
        this.figures = figures;
        this.rescues = rescues;
        this.clock = clock;
        this.promises = promises;
        this.reports = reports;
        this.writer = writer;
        this.words = words;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/")
    String front(Model model) {
        model.addAttribute("figures", figures.lastYear());
        Instant now = clock.instant();
        model.addAttribute("rescued", rescues.rescued(now.minus(A_YEAR), now));
        model.addAttribute("limits", promises.today().inOrder());
        model.addAttribute("latest", writer.lines(reports.latest(LATEST)));
        model.addAttribute("words", words);
        model.addAttribute("demo", demo);
        model.addAttribute("indexed", true);
        return "publication/front";
    }
}
