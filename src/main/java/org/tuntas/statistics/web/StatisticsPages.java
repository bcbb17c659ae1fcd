package org.tuntas.statistics.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Month;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.tuntas.language.Words;
import org.tuntas.statistics.Base;
import org.tuntas.statistics.Cell;
import org.tuntas.statistics.CodeNames;
import org.tuntas.statistics.Counted;
import org.tuntas.statistics.DataFile;
import org.tuntas.statistics.Dimension;
import org.tuntas.statistics.FigureWords;
import org.tuntas.statistics.Measure;
import org.tuntas.statistics.PublicFigures;
import org.tuntas.statistics.YearTable;

/** The figures for everybody, and what their words mean. */
@Controller
class StatisticsPages {

    /** As addresses call them. */
    private static final Map<String, Dimension> DIMENSIONS = new LinkedHashMap<>();

    static {
        DIMENSIONS.put("instansi", Dimension.AGENCY);
        DIMENSIONS.put("kategori", Dimension.CATEGORY);
        DIMENSIONS.put("wilayah", Dimension.REGION);
        DIMENSIONS.put("jenis", Dimension.TYPE);
        DIMENSIONS.put("kadar", Dimension.CLASS);
        DIMENSIONS.put("usia", Dimension.AGE);
    }

    private static final List<Measure> NUMBERS = List.of(Measure.RECEIVED, Measure.DONE);
    private static final List<Measure> SHARES =
            List.of(Measure.FOLLOWED_UP_ON_TIME_PERCENT, Measure.RESOLVED_ON_TIME_PERCENT, Measure.CONFIRMED_PERCENT);
    private static final List<Measure> BREAKDOWN = List.of(
            Measure.RECEIVED,
            Measure.DONE_PERCENT,
            Measure.FOLLOWED_UP_PERCENT,
            Measure.FOLLOWED_UP_ON_TIME_PERCENT,
            Measure.RESOLVED_ON_TIME_PERCENT,
            Measure.CONFIRMED_PERCENT,
            Measure.CLOSED_BY_SILENCE_PERCENT,
            Measure.RETURNED_PERCENT,
            Measure.REOPENED_PERCENT,
            Measure.RESCUED_PERCENT,
            Measure.RATING_MEAN,
            Measure.MEDIAN_DAYS,
            Measure.P90_DAYS);

    private static final int MONTHS = Month.values().length;
    private static final Cell NOTHING = new Cell(Counted.NOTHING, Set.of());

    private final PublicFigures figures;
    private final CodeNames names;
    private final FigureWords figureWords;
    private final Words words;

    StatisticsPages(PublicFigures figures, CodeNames names, FigureWords figureWords, Words words) {
        this.figures = figures;
        this.names = names;
        this.figureWords = figureWords;
        this.words = words;
    }

    /**
     * What was asked, as the page's own links repeat it.
     *
     * @param month 1 to 12; 0 for the year
     * @param code of one line of the table by this dimension; null for all reports
     */
    record Asked(Year year, int month, String by, @Nullable String code) {

        Dimension dimension() {
            return DIMENSIONS.getOrDefault(by, Dimension.AGENCY);
        }

        /** The same page for one code of the table. */
        public String only(String ofTable) {
            return link(ofTable);
        }

        /** The same page for all reports. */
        public String all() {
            return link(null);
        }

        private String link(@Nullable String ofTable) {
            UriComponentsBuilder link = UriComponentsBuilder.fromPath("/statistik");
            Map<String, String> values = new LinkedHashMap<>();
            values.put("tahun", year.toString());
            if (month > 0) {
                values.put("bulan", String.valueOf(month));
            }
            values.put("menurut", by);
            if (ofTable != null) {
                values.put("kode", ofTable.isEmpty() ? "none" : ofTable);
            }
            values.forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
            return link.encode().buildAndExpand(values).toUriString();
        }
    }

    /** A line of a table: what it is called, where it leads, and its figures. */
    record Line(String name, @Nullable String link, Cell cell) {}

    @GetMapping("/statistik")
    String statistics(@RequestParam Map<String, String> parameters, Model model, HttpServletResponse response) {
        List<Year> years = figures.years();
        Asked asked = read(parameters, years);
        if (asked == null) {
            model.addAttribute("unknown", true);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            asked = new Asked(years.get(0), 0, "instansi", null);
        }
        YearTable table = figures.table(asked.dimension(), asked.year());
        YearTable.Line shown = line(asked, asked.year());
        model.addAttribute("asked", asked);
        model.addAttribute("years", years);
        model.addAttribute("months", IntStream.rangeClosed(1, MONTHS).boxed().toList());
        model.addAttribute("ways", DIMENSIONS.keySet());
        model.addAttribute("measures", Measure.values());
        model.addAttribute("about", asked.code() == null ? null : names.name(asked.dimension(), asked.code()));
        model.addAttribute("now", cell(shown, asked.month()));
        model.addAttribute("before", before(asked));
        model.addAttribute("period", period(asked.year(), asked.month()));
        model.addAttribute("periodBefore", periodBefore(asked));
        model.addAttribute("series", series(asked.year(), shown));
        model.addAttribute("numbers", NUMBERS);
        model.addAttribute("shares", SHARES);
        model.addAttribute("breakdown", BREAKDOWN);
        model.addAttribute("lines", lines(asked, table));
        model.addAttribute("secret", figures.secret(asked.year()));
        model.addAttribute("byName", words.text("statistics.by." + asked.by()));
        model.addAttribute(
                "seriesFile",
                file(OpenData.Span.MONTHLY, asked.code() == null ? Dimension.ALL : asked.dimension(), asked.year()));
        model.addAttribute(
                "tableFile",
                file(
                        asked.month() == 0 ? OpenData.Span.YEARLY : OpenData.Span.MONTHLY,
                        asked.dimension(),
                        asked.year()));
        frame(model);
        model.addAttribute("language", language(asked));
        model.addAttribute("indexed", parameters.isEmpty());
        return "statistics/statistics";
    }

    private String language(Asked asked) {
        return UriComponentsBuilder.fromUriString(asked.link(asked.code()))
                .queryParam("lang", words.text("access.language.code"))
                .build(true)
                .toUriString();
    }

    private void frame(Model model) {
        model.addAttribute("figures", figureWords);
        model.addAttribute("words", words);
        model.addAttribute("licence", OpenData.LICENCE);
        model.addAttribute("licenceLink", OpenData.LICENCE_LINK);
    }

    /** What the words and columns of figures mean. */
    @GetMapping("/statistik/kamus")
    String dictionary(Model model) {
        model.addAttribute("columns", DataFile.columns());
        model.addAttribute("bases", Base.values());
        model.addAttribute("dimensions", Dimension.PUBLIC);
        model.addAttribute("spans", OpenData.Span.values());
        frame(model);
        model.addAttribute("language", "/statistik/kamus?lang=" + words.text("access.language.code"));
        model.addAttribute("indexed", true);
        return "statistics/dictionary";
    }

    private @Nullable Asked read(Map<String, String> parameters, List<Year> years) {
        String year = parameters.getOrDefault("tahun", "");
        String month = parameters.getOrDefault("bulan", "");
        String by = parameters.getOrDefault("menurut", "instansi");
        String code = parameters.get("kode");
        Year found = years.stream()
                .filter(known -> year.isEmpty() || known.toString().equals(year))
                .findFirst()
                .orElse(null);
        if (found == null || !month.matches("([1-9]|1[0-2])?") || !DIMENSIONS.containsKey(by)) {
            return null;
        }
        Asked asked = new Asked(
                found,
                month.isEmpty() ? 0 : Integer.parseInt(month),
                by,
                code == null || code.isEmpty() ? null : code.equals("none") ? "" : code);
        boolean known = asked.code() == null
                || years.stream().anyMatch(one -> figures.table(asked.dimension(), one)
                        .line(asked.code())
                        .isPresent());
        return known ? asked : null;
    }

    /** The line that was asked for: of one code, or of all reports; null when it has no report in that year. */
    private YearTable.@Nullable Line line(Asked asked, Year year) {
        return asked.code() == null
                ? figures.table(Dimension.ALL, year).line("").orElse(null)
                : figures.table(asked.dimension(), year).line(asked.code()).orElse(null);
    }

    private static Cell cell(YearTable.@Nullable Line line, int month) {
        return line == null ? NOTHING : line.of(month);
    }

    private Cell before(Asked asked) {
        boolean january = asked.month() == 1;
        Year year = asked.month() > 1 ? asked.year() : asked.year().minusYears(1);
        return cell(line(asked, year), january ? MONTHS : Math.max(0, asked.month() - 1));
    }

    private String periodBefore(Asked asked) {
        return asked.month() == 0
                ? asked.year().minusYears(1).toString()
                : figureWords.month(asked.year().atMonth(asked.month()).minusMonths(1));
    }

    private String period(Year year, int month) {
        return month == 0 ? year.toString() : figureWords.month(year.atMonth(month));
    }

    private List<Line> series(Year year, YearTable.@Nullable Line shown) {
        List<Line> lines = new ArrayList<>();
        for (int month = 1; month <= figures.monthsBegun(year); month++) {
            lines.add(new Line(figureWords.month(month), null, cell(shown, month)));
        }
        return lines;
    }

    private List<Line> lines(Asked asked, YearTable table) {
        return table.lines().stream()
                .filter(line -> line.of(asked.month()).counted().received() > 0
                        || !line.of(asked.month()).hidden().isEmpty())
                .map(line -> new Line(
                        names.name(asked.dimension(), line.code()), asked.only(line.code()), line.of(asked.month())))
                .toList();
    }

    private static String file(OpenData.Span span, Dimension dimension, Year year) {
        return OpenData.path(span, dimension, "csv") + "?year=" + year;
    }
}
