package org.tuntas.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.journey.ComplaintJourney.OFFICER;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.statistics.Bookkeeper;
import org.tuntas.statistics.Dimension;
import org.tuntas.statistics.Guard;
import org.tuntas.statistics.MonthBook;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The event log tells what happened and never of whom; each month here is one in which no other test files a report. */
class EventLogTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Bookkeeper bookkeeper;

    @Autowired
    MonthBook figures;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Test
    void recountedTheLogGivesTheFiguresAndShowsNobody() {
        time.set("2025-03-03T09:00");
        List<ComplaintJourney> filed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            filed.add(answered());
        }
        filed.get(0).satisfied(5);
        filed.get(1).satisfied(2);
        filed.get(2).dissatisfied("Masih gelap.").answered("Kabelnya diganti.").satisfied(4);
        filed.get(3).timePassesTo("2025-05-12T12:00");
        time.set("2025-03-20T09:00");
        journeys.filed(Report.aboutALamp().hidden());
        filed.add(journeys.filed().withdrawn());
        filed.add(journeys.filed());
        time.set("2025-05-20T09:00");
        while (bookkeeper.keepSome()) {
            // The next ones.
        }

        String csv = get("/data/v1/events.csv?month=2025-03").body();
        List<Map<String, String>> lines = lines(csv);
        assertThat(csv)
                .startsWith(String.join(",", CsvLog.COLUMNS) + "\r\n")
                .doesNotContain(
                        "Siti", "0812", "siti@", "Lampu", "gelap", "Kabel", "LP-", "budi", "rina", OFFICER, "dishub");
        List<Map<String, String>> cases =
                lines.stream().filter(line -> line.get("sequence").equals("1")).toList();
        assertThat(cases).allSatisfy(one -> assertThat(one)
                .containsEntry("activity", "FILED")
                .containsEntry("role", "REPORTER")
                .containsEntry("stage", "RECEIVED"));
        assertThat(lines)
                .filteredOn(line -> line.get("activity").equals("STATE_RESOLVED"))
                .hasSize(3);

        YearMonth month = YearMonth.of(2025, 3);
        Map<String, Integer> figure = figures.read(Dimension.ALL, month, month, Guard.PUBLIC, time.now())
                .get(0)
                .counted()
                .reports();
        assertThat(cases).hasSize(figure.get("CLOSED") + figure.get("OPEN"));
        assertThat(count(cases, "outcome", "AUTO_CLOSED"))
                .isEqualTo(figure.get("OUTCOME_AUTO_CLOSED"))
                .isEqualTo(1);
        assertThat(count(cases, "outcome", "RESOLVED") + count(cases, "outcome", "AUTO_CLOSED"))
                .isEqualTo(figure.get("DONE"))
                .isEqualTo(4);
        assertThat(count(cases, "outcome", "OPEN"))
                .isEqualTo(figure.get("OPEN"))
                .isEqualTo(2);
        assertThat(count(cases, "followed_up_on_time", "true")).isEqualTo(ofEnded("FOLLOWED_UP_ON_TIME"));
        assertThat(count(cases, "resolved_on_time", "true")).isEqualTo(ofEnded("RESOLVED_ON_TIME"));
        assertThat(count(cases, "rating", "5")).isEqualTo(figure.get("RATING 5"));
        assertThat(lines.stream()
                        .filter(line -> line.get("activity").equals("DISSATISFIED"))
                        .count())
                .isEqualTo(figure.get("RETURNED").longValue());
        assertThat(cases.stream()
                        .filter(one -> List.of("RESOLVED", "AUTO_CLOSED").contains(one.get("outcome")))
                        .collect(Collectors.groupingBy(one -> "DAYS " + one.get("days"), Collectors.counting())))
                .allSatisfy((days, many) -> assertThat(figure).containsEntry(days, many.intValue()));
    }

    private ComplaintJourney answered() {
        return journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answered("Lampu sudah diganti.");
    }

    /** The figure without the reports that are under way. */
    private int ofEnded(String measure) {
        return jdbc.sql(
                        """
                        select coalesce(sum(reports), 0) from daily_figure
                        where day between date '2025-03-01' and date '2025-03-31' and measure = ?
                        """)
                .param(measure)
                .query(Integer.class)
                .single();
    }

    private static int count(List<Map<String, String>> cases, String column, String value) {
        return (int) cases.stream().filter(one -> one.get(column).equals(value)).count();
    }

    @Test
    void smallGroupsAreHiddenAndSoIsWhatWouldGiveThemAway() {
        time.set("2025-04-07T09:00");
        filed(6, "kota-tangerang", "perhubungan", "ORDINARY");
        filed(5, "kota-tangerang", "kesehatan", "ORDINARY");
        filed(2, "kota-tangerang", "kesehatan", "SUPERVISORY");
        journeys.acknowledged(Report.aboutALamp().hidden());
        time.set("2025-05-01T00:00");
        assertThat(groups("2025-04"))
                .as("two would be left over, so the five go with them; secret ones are not there")
                .isEqualTo(Map.of(
                        "kota-tangerang perhubungan ORDINARY", 6L,
                        "kota-tangerang * *", 7L));
        assertThat(get("/data/v1/events-months.csv").body()).contains("\r\n2025-04,13,13,7,0\r\n");

        time.set("2025-05-05T09:00");
        filed(6, "kota-tangerang", "perhubungan", "ORDINARY");
        filed(5, "kementerian-pu", "perhubungan", "ORDINARY");
        filed(3, "ombudsman", "perhubungan", "ORDINARY");
        time.set("2025-06-01T00:00");
        assertThat(groups("2025-05")).isEqualTo(Map.of("kota-tangerang perhubungan ORDINARY", 6L, "* * *", 8L));

        time.set("2025-06-02T09:00");
        filed(4, "kota-tangerang", "perhubungan", "ORDINARY");
        time.set("2025-07-01T00:00");
        assertThat(groups("2025-06")).isEmpty();
        assertThat(get("/data/v1/events-months.csv").body()).contains("\r\n2025-06,4,0,0,4\r\n");
    }

    private void filed(int many, String agency, String category, String supervision) {
        for (int i = 0; i < many; i++) {
            jdbc.sql("update complaint set agency = ?, category = ?, supervision_class = ? where number = ?")
                    .params(
                            agency,
                            category,
                            supervision,
                            journeys.acknowledged(Report.aboutALamp()).number().value())
                    .update();
        }
    }

    private Map<String, Long> groups(String month) {
        return lines(get("/data/v1/events.csv?month=" + month).body()).stream()
                .collect(Collectors.groupingBy(
                        line -> line.get("agency") + " " + line.get("category") + " " + line.get("class"),
                        Collectors.counting()));
    }

    @Test
    void theLogEndsYesterdayAndIsTheSameForADay() {
        time.set("2025-02-03T09:00");
        List<ComplaintJourney> filed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            filed.add(journeys.filed());
        }
        assertThat(lines(get("/data/v1/events.csv?month=2025-02").body()))
                .as("of today nothing is told")
                .isEmpty();
        time.set("2025-02-04T09:00");
        filed.get(0).withdrawn();
        HttpResponse<String> first = get("/data/v1/events.csv?month=2025-02");
        assertThat(lines(first.body())).hasSize(5).allSatisfy(line -> assertThat(line)
                .containsEntry("day", LocalDate.of(2025, 2, 3).toString())
                .containsEntry("outcome", "OPEN"));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        OfficersSession reader = OfficersSession.anonymous(port);
        assertThat(reader.send("GET", "/data/v1/events.csv?month=2025-02", "", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        time.set("2025-02-05T09:00");
        assertThat(reader.send("GET", "/data/v1/events.csv?month=2025-02", "", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(reader.send("GET", "/data/v1/events.csv?month=kemarin", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void processMiningToolsFindWhatXesPromises() throws Exception {
        time.set("2025-01-06T09:00");
        for (int i = 0; i < 5; i++) {
            journeys.filed().withdrawn();
        }
        time.set("2025-01-07T09:00");
        HttpResponse<String> answer = get("/data/v1/events.xes?month=2025-01");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
        Element log = document.getDocumentElement();
        assertThat(log.getNamespaceURI() + log.getLocalName()).isEqualTo("http://www.xes-standard.org/log");
        assertThat(log.getAttribute("xes.version")).isEqualTo("1849.2016");
        List<String> order = elements(log.getChildNodes()).stream()
                .map(Element::getLocalName)
                .distinct()
                .toList();
        assertThat(order).containsExactly("extension", "global", "classifier", "string", "trace");
        List<Element> traces = elements(log.getElementsByTagName("trace"));
        assertThat(traces).hasSize(5);
        assertThat(traces).allSatisfy(trace -> {
            List<Element> events = elements(trace.getElementsByTagName("event"));
            assertThat(events).hasSizeGreaterThan(2);
            assertThat(value(trace, "concept:name")).matches("[0-9a-f]{16}");
            assertThat(value(events.get(0), "concept:name")).isEqualTo("FILED");
            assertThat(value(events.get(0), "time:timestamp")).isEqualTo("2025-01-06T00:00:00+07:00");
            assertThat(value(events.get(0), "lifecycle:transition")).isEqualTo("complete");
            assertThat(value(events.get(0), "org:role")).isEqualTo("REPORTER");
        });
        assertThat(answer.body()).doesNotContain("Siti", "LP-", "Lampu", "T02:", "T09:");
    }

    private static String value(Element of, String key) {
        return elements(of.getChildNodes()).stream()
                .filter(child -> child.getAttribute("key").equals(key))
                .map(child -> child.getAttribute("value"))
                .findFirst()
                .orElse("");
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private HttpResponse<String> get(String path) {
        HttpResponse<String> answer = OfficersSession.anonymous(port).send("GET", path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private static List<Map<String, String>> lines(String csv) {
        return csv.lines().skip(1).map(EventLogTest::line).toList();
    }

    private static Map<String, String> line(String line) {
        List<String> fields = Arrays.asList(line.split(",", -1));
        assertThat(fields).hasSameSizeAs(CsvLog.COLUMNS);
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            named.put(CsvLog.COLUMNS.get(i), fields.get(i));
        }
        return named;
    }
}
