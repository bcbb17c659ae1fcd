package org.tuntas.monitoring.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.tuntas.handling.Overseers;
import org.tuntas.handling.Oversight;
import org.tuntas.monitoring.Names;
import org.tuntas.statistics.Cell;
import org.tuntas.statistics.Counted;
import org.tuntas.statistics.DataFile;
import org.tuntas.statistics.Dimension;
import org.tuntas.statistics.FigureWords;
import org.tuntas.statistics.Guard;
import org.tuntas.statistics.Measure;
import org.tuntas.statistics.Scorecard;

/** How the offices of a manager do: agencies and units beside each other, and each by itself, beside the time before. */
@Controller
class ScorePages {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final List<Integer> LENGTHS = List.of(1, 3, 12);
    private static final int USUAL = 3;
    private static final int MONTHS_OFFERED = 24;
    private static final List<Measure> SHOWN = List.of(
            Measure.RECEIVED,
            Measure.DONE_PERCENT,
            Measure.FOLLOWED_UP_ON_TIME_PERCENT,
            Measure.RESOLVED_ON_TIME_PERCENT,
            Measure.CONFIRMED_PERCENT,
            Measure.CLOSED_BY_SILENCE_PERCENT,
            Measure.RETURNED_PERCENT,
            Measure.RATING_MEAN,
            Measure.MEDIAN_DAYS);

    private final Scorecard scorecard;
    private final Overseers overseers;
    private final Names names;
    private final FigureWords figures;
    private final Clock clock;

    ScorePages(Scorecard scorecard, Overseers overseers, Names names, FigureWords figures, Clock clock) {
        this.scorecard = scorecard;
        this.overseers = overseers;
        this.names = names;
        this.figures = figures;
        this.clock = clock;
    }

    /** An office in a table. */
    record Line(String name, @Nullable String link, Cell cell, Cell before) {}

    /** What was asked, as the page's own links repeat it. */
    record Asked(Scorecard.Span span, String office) {

        /** The same time, of one office; of all when that is empty. */
        public String only(String code) {
            return link("/pantau/angka", code);
        }

        /** The same as a file. */
        public String file() {
            return link("/pantau/angka.csv", "");
        }

        /** The reports behind the figures of the office, as far as whoever looks may read them. */
        public String reports(boolean agency) {
            return UriComponentsBuilder.fromPath("/petugas")
                    .queryParam(agency ? "instansi" : "unit", "{office}")
                    .queryParam("dari", span.first().atDay(1))
                    .queryParam("sampai", span.last().atEndOfMonth())
                    .encode()
                    .buildAndExpand(office)
                    .toUriString();
        }

        private String link(String path, String code) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("masa", String.valueOf(span.length()));
            values.put("sampai", span.last().toString());
            if (!code.isEmpty()) {
                values.put("kantor", code);
            }
            UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
            values.forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
            return link.encode().buildAndExpand(values).toUriString();
        }
    }

    @GetMapping("/pantau/angka")
    String scores(@RequestParam Map<String, String> parameters, Principal manager, Model model) {
        Oversight oversight = overseers.require(manager.getName());
        Asked asked = asked(parameters);
        List<Scorecard.Score> agencies = scores(oversight, Dimension.AGENCY, asked.span());
        List<Scorecard.Score> units = scores(oversight, Dimension.UNIT, asked.span());
        model.addAttribute("asked", asked);
        model.addAttribute("lengths", LENGTHS);
        model.addAttribute("lasts", lasts());
        model.addAttribute("figures", figures);
        model.addAttribute("measures", SHOWN);
        model.addAttribute("all", Measure.values());
        model.addAttribute("agencies", lines(agencies, asked));
        model.addAttribute("units", lines(units, asked));
        model.addAttribute("guarded", !guards(oversight).contains(Guard.SUPERVISORY));
        model.addAttribute("few", Scorecard.FEW);
        model.addAttribute(
                "agency", agencies.stream().anyMatch(score -> score.office().equals(asked.office())));
        Stream.concat(agencies.stream(), units.stream())
                .filter(score -> score.office().equals(asked.office()))
                .findFirst()
                .ifPresent(score -> one(score, model));
        return "monitoring/scores";
    }

    @GetMapping("/pantau/angka.csv")
    ResponseEntity<byte[]> file(@RequestParam Map<String, String> parameters, Principal manager) {
        Oversight oversight = overseers.require(manager.getName());
        Scorecard.Span span = asked(parameters).span();
        List<DataFile.Row> rows = new ArrayList<>();
        for (Dimension kind : List.of(Dimension.AGENCY, Dimension.UNIT)) {
            for (Scorecard.Score score : scores(oversight, kind, span)) {
                rows.add(row(span, score.office(), score.now()));
                rows.add(row(span.before(), score.office(), score.before()));
            }
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"angka-" + span.last() + ".csv\"")
                .body(new DataFile(rows).csv().getBytes(StandardCharsets.UTF_8));
    }

    private DataFile.Row row(Scorecard.Span span, String office, Counted counted) {
        return new DataFile.Row(span.first() + "/" + span.last(), office, names.office(office), cell(counted));
    }

    private void one(Scorecard.Score score, Model model) {
        model.addAttribute(
                "one", new Line(names.office(score.office()), null, cell(score.now()), cell(score.before())));
        model.addAttribute(
                "series",
                score.months().entrySet().stream()
                        .map(month -> new Line(
                                figures.month(month.getKey()), null, cell(month.getValue()), cell(Counted.NOTHING)))
                        .toList());
    }

    private List<Scorecard.Score> scores(Oversight oversight, Dimension kind, Scorecard.Span span) {
        return scorecard.of(
                kind,
                span,
                guards(oversight),
                office -> oversight.everywhere() || oversight.offices().contains(office));
    }

    /**
     * What somebody may know of, whichever report it is. Of the guarded ones that they may read they see each by itself; counted
     * with the others, those that they may not read would show.
     */
    private static Set<Guard> guards(Oversight oversight) {
        return oversight.everywhere()
                        && oversight.reader().everywhere()
                        && oversight.reader().seats().isEmpty()
                ? Set.of(Guard.NONE, Guard.SUPERVISORY)
                : Set.of(Guard.NONE);
    }

    private List<Line> lines(List<Scorecard.Score> scores, Asked asked) {
        return scores.stream()
                .map(score -> new Line(
                        names.office(score.office()),
                        asked.only(score.office()),
                        cell(score.now()),
                        cell(score.before())))
                .toList();
    }

    private static Cell cell(Counted counted) {
        return new Cell(counted, Set.of());
    }

    private List<YearMonth> lasts() {
        YearMonth now = YearMonth.now(clock.withZone(WIB));
        return Stream.iterate(now, month -> month.minusMonths(1))
                .limit(MONTHS_OFFERED)
                .toList();
    }

    private Asked asked(Map<String, String> parameters) {
        int length = LENGTHS.stream()
                .filter(known -> known.toString().equals(parameters.get("masa")))
                .findFirst()
                .orElse(USUAL);
        List<YearMonth> offered = lasts();
        YearMonth last = offered.stream()
                .filter(month -> month.toString().equals(parameters.get("sampai")))
                .findFirst()
                .orElse(offered.get(0));
        return new Asked(new Scorecard.Span(length, last), parameters.getOrDefault("kantor", ""));
    }
}
