package org.tuntas.statistics.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Year;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.language.Words;
import org.tuntas.statistics.CodeNames;
import org.tuntas.statistics.DataFile;
import org.tuntas.statistics.Dimension;
import org.tuntas.statistics.PublicFigures;
import org.tuntas.statistics.YearTable;

/** The figures as files for everybody. Paths, names of columns and codes stay. */
@RestController
class OpenData {

    static final String LICENCE = "CC BY 4.0";
    static final String LICENCE_LINK = "https://creativecommons.org/licenses/by/4.0/";

    private static final String DICTIONARY = "/statistik/kamus";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final Duration AS_OF = Duration.ofMinutes(1);
    private static final int DIGEST_DIGITS = 32;
    private static final int MONTHS = 12;

    private final PublicFigures figures;
    private final CodeNames names;
    private final ObjectMapper json;

    OpenData(PublicFigures figures, CodeNames names, ObjectMapper json) {
        this.figures = figures;
        this.names = names;
        this.json = json;
    }

    /** How figures of a file are put together. */
    enum Span {
        MONTHLY,
        YEARLY;

        /** As in a path. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which files there are. */
    @GetMapping("/data/v1")
    ResponseEntity<byte[]> catalogue() {
        List<Map<String, Object>> files = new ArrayList<>();
        for (Span span : Span.values()) {
            for (Dimension dimension : Dimension.PUBLIC) {
                files.add(Map.of("csv", path(span, dimension, "csv"), "json", path(span, dimension, "json")));
            }
        }
        Map<String, Object> answer = described();
        answer.put("years", figures.years().stream().map(Year::getValue).toList());
        answer.put("columns", DataFile.columns());
        answer.put("files", files);
        return answer(MediaType.APPLICATION_JSON, written(answer));
    }

    @GetMapping("/data/v1/{span:monthly|yearly}/{dimension:[a-z]+}.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String span,
            @PathVariable String dimension,
            @RequestParam(name = "year", required = false) @Nullable String year) {
        return answer(CSV, file(span, dimension, year).csv().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/data/v1/{span:monthly|yearly}/{dimension:[a-z]+}.json")
    ResponseEntity<byte[]> json(
            @PathVariable String span,
            @PathVariable String dimension,
            @RequestParam(name = "year", required = false) @Nullable String year) {
        Map<String, Object> answer = described();
        answer.put("rows", file(span, dimension, year).objects());
        return answer(MediaType.APPLICATION_JSON, written(answer));
    }

    /** Where a file stands. */
    static String path(Span span, Dimension dimension, String kind) {
        return "/data/v1/" + span.word() + "/" + dimension.name().toLowerCase(Locale.ROOT) + "." + kind;
    }

    private static Map<String, Object> described() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("licence", LICENCE);
        answer.put("licenceLink", LICENCE_LINK);
        answer.put("dictionary", DICTIONARY);
        return answer;
    }

    private DataFile file(String span, String dimensionWord, @Nullable String yearWord) {
        Dimension dimension = Dimension.PUBLIC.stream()
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(dimensionWord))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Year> years = figures.years().stream()
                .filter(year -> yearWord == null || yearWord.equals(year.toString()))
                .sorted()
                .toList();
        if (years.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Words.speaking(
                Words.INDONESIAN,
                () -> new DataFile(years.stream()
                        .map(year -> figures.table(dimension, year))
                        .flatMap(table -> rows(table, span.equals(Span.MONTHLY.word())).stream())
                        .filter(row -> !row.isEmpty())
                        .toList()));
    }

    private List<DataFile.Row> rows(YearTable table, boolean monthly) {
        List<DataFile.Row> rows = new ArrayList<>();
        for (int month = monthly ? 1 : 0; month <= (monthly ? MONTHS : 0); month++) {
            String period = month == 0
                    ? table.year().toString()
                    : table.year().atMonth(month).toString();
            for (YearTable.Line line : table.lines()) {
                rows.add(new DataFile.Row(
                        period,
                        code(table.dimension(), line.code()),
                        names.name(table.dimension(), line.code()),
                        line.of(month)));
            }
        }
        return rows;
    }

    private static String code(Dimension dimension, String code) {
        if (!code.isEmpty()) {
            return code;
        }
        return dimension == Dimension.ALL ? "all" : "none";
    }

    private byte[] written(Map<String, Object> answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("figures can be written as JSON", impossible);
        }
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(AS_OF).cachePublic())
                .eTag(digest(body))
                .header(HttpHeaders.LINK, "<" + LICENCE_LINK + ">; rel=\"license\"")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(body);
    }

    private static String digest(byte[] body) {
        try {
            return '"'
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
                            .substring(0, DIGEST_DIGITS)
                    + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
