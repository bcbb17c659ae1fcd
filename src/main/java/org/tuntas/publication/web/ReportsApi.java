package org.tuntas.publication.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.publication.PublishedReport;
import org.tuntas.publication.PublishedReports;

/** The published reports over the citizens' API. */
@RestController
@Tag(name = "Complaints")
class ReportsApi {

    private static final int LARGEST_PAGE = 100;

    /** What a parameter is called in the form of the public list. */
    private static final Map<String, String> FIELDS = Map.of(
            "q", "cari",
            "state", "status",
            "type", "jenis",
            "category", "kategori",
            "agency", "instansi",
            "region", "wilayah",
            "from", "dari",
            "until", "sampai",
            "sort", "urut",
            "after", "sesudah");

    private static final Map<String, String> SORTS =
            Map.of("newest", "terbaru", "supports", "dukungan", "longest-open", "terlama");

    private final PublishedReports reports;
    private final ListForm form;
    private final ReportLine.Writer writer;
    private final Registry registry;
    private final Words words;

    ReportsApi(PublishedReports reports, ListForm form, ReportLine.Writer writer, Registry registry, Words words) {
        this.reports = reports;
        this.form = form;
        this.writer = writer;
        this.registry = registry;
        this.words = words;
    }

    /**
     * A page of the list.
     *
     * @param found how many there are; a thousand and one stands for more than a thousand
     * @param next {@code after} of the next page; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(int found, @Nullable String next, List<Line> reports) {}

    /**
     * What is public of a report, and fits in a list.
     *
     * @param time PAST or NEAR; absent while there is time, or no office's step is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String number,
            String title,
            ComplaintType type,
            ComplaintState state,
            String stateLabel,
            ComplaintState.Indicator indicator,
            @Nullable String time,
            @Nullable String category,
            @Nullable String agency,
            @Nullable String agencyName,
            @Nullable String regionCode,
            @Nullable String region,
            Instant filedAt,
            int supports,
            String link) {}

    @GetMapping("/api/v1/complaints")
    @Operation(
            summary = "List and search published reports",
            description = "Verified reports that are not secret, neither archived nor withdrawn. Never who reports.")
    @ApiResponse(responseCode = "200", description = "A page of the list")
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is not understood",
            content = {})
    @ApiResponse(
            responseCode = "429",
            description = "Too many requests; see Retry-After",
            content = {})
    ResponseEntity<Page> list(
            @RequestParam(required = false)
                    @Parameter(description = "Words of title, text or place; a number")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "A state, such as IN_PROGRESS") @Nullable
                    String state,
            @RequestParam(required = false)
                    @Parameter(description = "COMPLAINT, ASPIRATION or INFORMATION_REQUEST")
                    @Nullable
                    String type,
            @RequestParam(required = false) @Parameter(description = "Code; sub-categories belong to it") @Nullable
                    String category,
            @RequestParam(required = false) @Parameter(description = "Code of the agency that has it") @Nullable
                    String agency,
            @RequestParam(required = false) @Parameter(description = "Kemendagri code or name") @Nullable String region,
            @RequestParam(required = false)
                    @Parameter(description = "First day of filing, such as 2026-03-27")
                    @Nullable
                    String from,
            @RequestParam(required = false) @Parameter(description = "Last day of filing") @Nullable String until,
            @RequestParam(required = false)
                    @Parameter(
                            description = "newest (as without it), supports, longest-open (leaves out what has ended)")
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Parameter(description = "What the page before gave as next") @Nullable
                    String after,
            @RequestParam(defaultValue = "25") @Parameter(description = "Reports on a page, 1 to 100") String size) {
        Map<String, String> typed = new HashMap<>();
        put(typed, "q", q);
        put(typed, "state", state);
        put(typed, "type", type);
        put(typed, "category", category);
        put(typed, "agency", agency);
        put(typed, "region", region);
        put(typed, "from", from);
        put(typed, "until", until);
        put(typed, "sort", sort == null ? null : SORTS.getOrDefault(sort, "?"));
        put(typed, "after", after);
        ListForm.Asked asked = form.read(typed);
        int page = size.matches("\\d{1,3}") ? Integer.parseInt(size) : 0;
        if (asked.query() == null || page < 1 || page > LARGEST_PAGE) {
            throw invalid(asked, page);
        }
        PublishedReports.Found found = reports.find(asked.query(), page);
        String next = found.more()
                ? ListForm.word(found.reports().get(found.reports().size() - 1).place())
                : null;
        List<Line> lines = found.reports().stream().map(this::line).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate())
                .body(new Page(found.found(), next, lines));
    }

    private static void put(Map<String, String> typed, String parameter, @Nullable String value) {
        if (value != null) {
            typed.put(FIELDS.getOrDefault(parameter, parameter), value);
        }
    }

    private static InvalidInput invalid(ListForm.Asked asked, int page) {
        List<FieldProblem> problems = new ArrayList<>();
        FIELDS.forEach((parameter, field) -> {
            String key = asked.problems().get(field);
            if (key != null) {
                problems.add(FieldProblem.of(parameter, key, ListForm.LONGEST));
            }
        });
        if (page < 1 || page > LARGEST_PAGE) {
            problems.add(FieldProblem.of("size", "admin.problem.between", 1, LARGEST_PAGE));
        }
        return new InvalidInput(problems);
    }

    private Line line(PublishedReport report) {
        String time = writer.time(report);
        return new Line(
                report.number().value(),
                report.title(),
                report.type(),
                report.state(),
                words.state(report.state()),
                report.state().indicator(),
                time == null ? null : time.toUpperCase(java.util.Locale.ROOT),
                report.category(),
                report.agency(),
                writer.agency(report),
                report.region(),
                report.region() == null ? null : registry.regionPath(report.region()),
                report.filedAt(),
                report.supports(),
                "/laporan/" + report.number().value());
    }
}
