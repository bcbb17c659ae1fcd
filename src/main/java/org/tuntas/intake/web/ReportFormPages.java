package org.tuntas.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.intake.FilingSettings;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;

/**
 * The form with which everybody reports. It is one form whose steps are shown one at a time: by a script where there is one, otherwise by sending
 * it back and forth with everything in it. Nothing is kept here until it is filed (ADR 39).
 */
@Controller
class ReportFormPages {

    static final String FORM = "lapor";

    private static final int MOST_REGIONS = 30;
    private static final int MOST_FOUND = 8;

    private final FormSheet sheet;
    private final Filing filing;
    private final Advice advice;
    private final Registry registry;
    private final FilingSettings settings;
    private final Words words;

    ReportFormPages(
            FormSheet sheet, Filing filing, Advice advice, Registry registry, FilingSettings settings, Words words) {
        this.sheet = sheet;
        this.filing = filing;
        this.advice = advice;
        this.registry = registry;
        this.settings = settings;
        this.words = words;
    }

    /** What is wrong with a field, and in which step it stands. */
    record Trouble(String field, String step, String text) {}

    /**
     * An answer to the page's script.
     *
     * @param to where to go on; null when nothing was filed
     * @param key the form's new key, when what is in it is another report now
     */
    record Answer(List<Trouble> problems, @Nullable String refusal, @Nullable String to, @Nullable String key) {}

    /** A region that can be chosen. */
    record Choice(String code, String name) {}

    @GetMapping("/lapor")
    String begin(Model model) {
        String region = registry.region(settings.region()).isPresent() ? settings.region() : "";
        return sheet.show(WrittenReport.blank(region), Step.WHAT, List.of(), null, model);
    }

    /** One page further, back, or off with it: what the pressed button says. */
    @PostMapping("/lapor")
    String go(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        WrittenReport report = new WrittenReport(typed);
        Step step = Step.at(report.value("langkah")).orElse(Step.WHAT);
        String go = report.value("go");
        Optional<Step> wanted = go.startsWith("to:") ? Step.at(go.substring(3)) : Optional.empty();
        if (wanted.isPresent()) {
            return sheet.show(report, wanted.get(), List.of(), null, model);
        }
        return switch (go) {
            case "send" -> send(report, model, request, response);
            case "back" -> sheet.show(report, step.before(), List.of(), null, model);
            case "stay" -> sheet.show(report, step, List.of(), null, model);
            case "find" -> find(report, step, model, response);
            default -> next(report, step, model, response);
        };
    }

    private String next(WrittenReport report, Step step, Model model, HttpServletResponse response) {
        if (step == Step.PLACE && !report.value("regionName").isEmpty()) {
            List<FieldProblem> unclear = settleRegion(report, model);
            if (!unclear.isEmpty()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                return sheet.show(report, step, unclear, null, model);
            }
        }
        List<FieldProblem> problems = filing.problems(report, step);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return sheet.show(report, step, problems, null, model);
        }
        return sheet.show(report, step.next(), List.of(), null, model);
    }

    private String find(WrittenReport report, Step step, Model model, HttpServletResponse response) {
        List<FieldProblem> unclear = report.value("regionName").isEmpty()
                ? List.of(FieldProblem.of("regionName", "lapor.problem.regionName"))
                : settleRegion(report, model);
        if (unclear.isEmpty()) {
            return sheet.show(report, step, List.of(), null, model);
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return sheet.show(report, step, unclear, null, model);
    }

    /** What was written becomes a choice in the lists, or a list to choose from. */
    private List<FieldProblem> settleRegion(WrittenReport report, Model model) {
        String found = report.value("found");
        if (registry.region(found).isPresent()) {
            report.settle(found);
            return List.of();
        }
        String written = report.value("regionName");
        List<Region> regions = meant(written);
        if (regions.size() == 1) {
            report.settle(regions.get(0).code());
            return List.of();
        }
        model.addAttribute("found", choices(regions));
        return List.of(FieldProblem.of(
                regions.isEmpty() ? "regionName" : "found",
                regions.isEmpty() ? "lapor.problem.noRegion" : "lapor.problem.severalRegions",
                written));
    }

    private String send(WrittenReport report, Model model, HttpServletRequest request, HttpServletResponse response) {
        try {
            return "redirect:" + filing.file(report, request);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            Step first = first(invalid);
            return sheet.show(report, first == Step.FILES ? Step.SEND : first, invalid.problems(), null, model);
        } catch (Refused refused) {
            response.setStatus(status(refused).value());
            if (refused.kind() == Refused.Kind.SLOWED) {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(refused.arguments().get(0)));
            }
            return sheet.show(report, Step.SEND, List.of(), words.refusal(refused), model);
        }
    }

    private static Step first(InvalidInput invalid) {
        return invalid.problems().stream()
                .map(problem -> Step.of(problem.field()))
                .min(Comparator.naturalOrder())
                .orElse(Step.SEND);
    }

    private static HttpStatus status(Refused refused) {
        return switch (refused.kind()) {
            case SLOWED -> HttpStatus.TOO_MANY_REQUESTS;
            case KEY_REUSED -> HttpStatus.CONFLICT;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    /** The page was open for too long: nothing was sent, and nothing that was typed is lost. */
    @PostMapping("/lapor/ulang")
    String again(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        WrittenReport report = new WrittenReport(typed);
        response.setStatus(HttpStatus.FORBIDDEN.value());
        Step step = Step.at(report.value("langkah")).orElse(Step.WHAT);
        return sheet.show(report, step, List.of(), words.text("lapor.stale"), model);
    }

    // For the script of the page

    @PostMapping(path = "/lapor", headers = "X-Requested-With=fetch")
    @ResponseBody
    ResponseEntity<Answer> answer(@RequestParam Map<String, String> typed, HttpServletRequest request) {
        WrittenReport report = new WrittenReport(typed);
        if (!report.value("go").equals("send")) {
            Step step = Step.at(report.value("langkah")).orElse(Step.WHAT);
            return ResponseEntity.ok(new Answer(troubles(filing.problems(report, step)), null, null, null));
        }
        try {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new Answer(List.of(), null, filing.file(report, request), null));
        } catch (InvalidInput invalid) {
            return ResponseEntity.badRequest().body(new Answer(troubles(invalid.problems()), null, null, null));
        } catch (Refused refused) {
            return ResponseEntity.status(status(refused))
                    .body(new Answer(List.of(), words.refusal(refused), null, report.value("key")));
        }
    }

    private List<Trouble> troubles(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem ->
                        new Trouble(problem.field(), Step.of(problem.field()).path(), words.problem(problem)))
                .toList();
    }

    /** What can be said of what is being written; posted, so that it stands in no address and no log. */
    @PostMapping("/lapor/saran")
    String advise(@RequestParam Map<String, String> typed, Model model) {
        WrittenReport report = new WrittenReport(typed);
        model.addAttribute("form", Form.kept(FORM, report.typed()));
        model.addAttribute("advice", advice.on(report));
        model.addAttribute("words", words);
        model.addAttribute("registry", registry);
        model.addAttribute("zone", FormSheet.ZONE);
        model.addAttribute("types", ComplaintType.values());
        return "intake/advice";
    }

    /** Regions by name, or those that lie in one. */
    @GetMapping("/lapor/wilayah")
    @ResponseBody
    List<Choice> regions(@RequestParam(defaultValue = "") String cari, @RequestParam(defaultValue = "") String di) {
        if (!di.isEmpty()) {
            return Registry.REGION_CODE.matcher(di).matches()
                    ? registry.regionsIn(di).stream()
                            .map(region -> new Choice(region.code(), region.name()))
                            .toList()
                    : List.of();
        }
        return choices(meant(cari)).stream().limit(MOST_FOUND).toList();
    }

    private List<Region> meant(String written) {
        return written.indexOf('\0') >= 0 || written.length() > 100
                ? List.of()
                : nearFirst(registry.regionsMeant(written, MOST_REGIONS));
    }

    /** Of places with one name, those of the region that this form is for come first. */
    private List<Region> nearFirst(List<Region> regions) {
        String own = settings.region();
        return own.isEmpty()
                ? regions
                : regions.stream()
                        .sorted(Comparator.comparing(
                                (Region region) -> !region.code().startsWith(own)))
                        .toList();
    }

    private List<Choice> choices(List<Region> regions) {
        return regions.stream()
                .map(region -> new Choice(region.code(), registry.regionPath(region.code())))
                .toList();
    }
}
