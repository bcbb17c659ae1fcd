package org.tuntas.publication.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.publication.PublishedReport;
import org.tuntas.publication.PublishedReports;

/** The published reports: a list to read, to search and to go through. */
@Controller
class ListPage {

    private static final int PAGE = 20;

    private final PublishedReports reports;
    private final ListForm form;
    private final ReportLine.Writer writer;
    private final Registry registry;
    private final Words words;

    ListPage(PublishedReports reports, ListForm form, ReportLine.Writer writer, Registry registry, Words words) {
        this.reports = reports;
        this.form = form;
        this.writer = writer;
        this.registry = registry;
        this.words = words;
    }

    /** Another page looks a report up by its number: with {@code nomor} this address leads there. */
    @GetMapping(path = "/laporan", params = "!nomor")
    String list(@RequestParam Map<String, String> parameters, Model model, HttpServletResponse response) {
        ListForm.Asked asked = form.read(parameters);
        model.addAttribute("asked", asked);
        model.addAttribute("states", ListForm.STATES);
        model.addAttribute("types", ComplaintType.values());
        model.addAttribute("categories", form.categories());
        model.addAttribute("agencies", registry.agencies());
        model.addAttribute("words", words);
        model.addAttribute("most", PublishedReports.MOST_COUNTED);
        model.addAttribute("language", ListForm.address(asked, "lang", words.text("access.language.code")));
        if (asked.query() == null) {
            model.addAttribute(
                    "choices",
                    asked.regions().stream()
                            .map(region -> new Choice(region, ListForm.address(asked, "wilayah", region)))
                            .toList());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return "publication/list";
        }
        PublishedReports.Found found = reports.find(asked.query(), PAGE);
        model.addAttribute("found", found);
        model.addAttribute("feed", ListForm.address(ListForm.FEED, asked));
        model.addAttribute("lines", writer.lines(found.reports()));
        if (found.more()) {
            PublishedReport last = found.reports().get(found.reports().size() - 1);
            model.addAttribute("further", ListForm.address(asked, "sesudah", ListForm.word(last.place())));
        }
        if (asked.typed().containsKey("sesudah")) {
            model.addAttribute("beginning", ListForm.address(asked));
        }
        // Search engines find the reports through the list; its thousand ways of being filtered are no pages of their
        // own.
        model.addAttribute("indexed", asked.typed().isEmpty());
        return "publication/list";
    }

    /** A region that may have been meant, and the list with it. */
    record Choice(String region, String address) {}
}
