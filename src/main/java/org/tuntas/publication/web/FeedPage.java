package org.tuntas.publication.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.language.Words;
import org.tuntas.publication.PublishedReports;
import org.tuntas.reporter.TrackingLinks;

/** The list of published reports as an Atom feed (RFC 4287), with the same filters, for whoever wants to hear of new ones. */
@Controller
class FeedPage {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final MediaType TYPE = MediaType.valueOf("application/atom+xml;charset=UTF-8");
    private static final int MOST = 50;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PublishedReports reports;
    private final ListForm form;
    private final ReportLine.Writer writer;
    private final TrackingLinks links;
    private final Words words;

    FeedPage(PublishedReports reports, ListForm form, ReportLine.Writer writer, TrackingLinks links, Words words) {
        this.reports = reports;
        this.form = form;
        this.writer = writer;
        this.links = links;
        this.words = words;
    }

    @GetMapping(ListForm.FEED)
    ResponseEntity<byte[]> feed(@RequestParam Map<String, String> parameters) throws XMLStreamException {
        ListForm.Asked asked = form.read(parameters);
        if (asked.query() == null) {
            String problems = asked.problems().entrySet().stream()
                    .map(problem -> problem.getKey() + ": " + words.text(problem.getValue(), ListForm.LONGEST))
                    .collect(Collectors.joining("\n"));
            return ResponseEntity.badRequest()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(problems.getBytes(StandardCharsets.UTF_8));
        }
        List<ReportLine> lines = writer.lines(reports.find(asked.query(), MOST).reports());
        return ResponseEntity.ok()
                .contentType(TYPE)
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .body(written(asked, lines).getBytes(StandardCharsets.UTF_8));
    }

    private String written(ListForm.Asked asked, List<ReportLine> lines) throws XMLStreamException {
        StringWriter text = new StringWriter();
        XMLStreamWriter feed = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        String self = links.base() + ListForm.address(ListForm.FEED, asked);
        feed.writeStartDocument("UTF-8", "1.0");
        feed.writeStartElement("feed");
        feed.writeDefaultNamespace(ATOM);
        element(feed, "id", self);
        element(feed, "title", words.text("publication.list.title"));
        element(feed, "updated", time(newest(lines)));
        link(feed, "self", self);
        link(feed, "alternate", links.base() + ListForm.address(asked));
        feed.writeStartElement("author");
        element(feed, "name", words.text("access.product"));
        feed.writeEndElement();
        for (ReportLine line : lines) {
            entry(feed, line);
        }
        feed.writeEndElement();
        feed.writeEndDocument();
        return text.toString();
    }

    /** The state is read on the page: an entry of a feed is news once. */
    private void entry(XMLStreamWriter feed, ReportLine line) throws XMLStreamException {
        String page = links.base() + "/laporan/" + line.number();
        feed.writeStartElement("entry");
        element(feed, "id", page);
        element(feed, "title", line.title());
        element(feed, "published", time(line.filedAt()));
        element(feed, "updated", time(line.filedAt()));
        link(feed, "alternate", page);
        element(
                feed,
                "summary",
                Stream.of(line.category(), line.place(), line.agency())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")));
        feed.writeEndElement();
    }

    private static Instant newest(List<ReportLine> lines) {
        return lines.stream().map(ReportLine::filedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void link(XMLStreamWriter feed, String relation, String address) throws XMLStreamException {
        feed.writeEmptyElement("link");
        feed.writeAttribute("rel", relation);
        feed.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter feed, String name, String text) throws XMLStreamException {
        feed.writeStartElement(name);
        feed.writeCharacters(writable(text));
        feed.writeEndElement();
    }

    /** XML 1.0 has no way to write other control characters, nor half of a pair. */
    private static String writable(String text) {
        return text.codePoints()
                .filter(c ->
                        c == '\t' || c == '\n' || c >= ' ' && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
