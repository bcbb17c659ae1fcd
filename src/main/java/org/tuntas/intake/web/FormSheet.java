package org.tuntas.intake.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.tuntas.attachment.AttachmentLimits;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.intake.MapTiles;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;

/** Lays the report form out: all of it, with one step in sight. */
@Component
class FormSheet {

    /** In which days are shown where no office is known yet. */
    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    /** Steps in which a page without a script shows what was found, having read the text and, later, the place. */
    private static final List<Step> ADVISED = List.of(Step.KIND, Step.TIME);

    private final Registry registry;
    private final Advice advice;
    private final AttachmentLimits limits;
    private final MapTiles map;
    private final Words words;
    private final Clock clock;

    FormSheet(Registry registry, Advice advice, AttachmentLimits limits, MapTiles map, Words words, Clock clock) {
        this.registry = registry;
        this.advice = advice;
        this.limits = limits;
        this.map = map;
        this.words = words;
        this.clock = clock;
    }

    String show(WrittenReport report, Step step, List<FieldProblem> problems, @Nullable String refusal, Model model) {
        // Which of the ways in the header this is.
        model.addAttribute("way", "file");
        model.addAttribute("form", form(report, problems));
        model.addAttribute("report", report);
        model.addAttribute("step", step.path());
        model.addAttribute("stepNumber", numberOf(step));
        model.addAttribute("problems", troubles(problems));
        model.addAttribute("refusal", refusal);
        model.addAttribute("advice", advice.on(report));
        model.addAttribute("advised", ADVISED.contains(step));
        model.addAttribute("complete", complete(report));
        model.addAttribute("least", Complaint.SHORTEST_CLEAR_TEXT);
        model.addAttribute(
                "there", complete(report).values().stream().filter(is -> is).count());
        model.addAttribute("types", ComplaintType.values());
        model.addAttribute("mainCategories", mainCategories());
        model.addAttribute("agencies", registry.agencies());
        model.addAttribute("agency", agency(report));
        model.addAttribute("category", category(report));
        lists(report, model);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("day", report.occurredOn() == null ? null : words.day(report.occurredOn()));
        model.addAttribute("limits", limits);
        model.addAttribute("map", map);
        model.addAttribute("words", words);
        model.addAttribute("registry", registry);
        model.addAttribute("zone", ZONE);
        return "intake/form";
    }

    private Form form(WrittenReport report, List<FieldProblem> problems) {
        return problems.isEmpty()
                ? Form.kept(ReportFormPages.FORM, report.typed())
                : Form.refused(ReportFormPages.FORM, report.typed(), new InvalidInput(problems), words);
    }

    /** One problem for a field, as beside the field; files may have several. */
    private List<ReportFormPages.Trouble> troubles(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> new ReportFormPages.Trouble(
                        problem.field(), Step.of(problem.field()).path(), words.problem(problem)))
                .toList();
    }

    private static int numberOf(Step step) {
        return Math.min(step.ordinal(), Step.FILES.ordinal()) + 1;
    }

    private static Map<String, Boolean> complete(WrittenReport report) {
        return Arrays.stream(Completeness.values())
                .collect(Collectors.toMap(
                        Completeness::name,
                        item -> item.isIn(report),
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }

    private List<Category> mainCategories() {
        return registry.categories().stream()
                .filter(category -> category.parent() == null)
                .toList();
    }

    private @Nullable String agency(WrittenReport report) {
        String code = report.orNull("agency");
        return code == null ? null : registry.node(code).map(Node::name).orElse(null);
    }

    private @Nullable String category(WrittenReport report) {
        String code = report.category();
        return code == null ? null : registry.category(code).map(Category::name).orElse(null);
    }

    private void lists(WrittenReport report, Model model) {
        Function<String, List<Region>> within = code -> code.isEmpty() ? List.of() : registry.regionsIn(code);
        model.addAttribute("provinces", registry.regionsIn(null));
        model.addAttribute("regencies", new ArrayList<>(within.apply(report.value("province"))));
        model.addAttribute("districts", new ArrayList<>(within.apply(report.value("regency"))));
        String region = report.region();
        model.addAttribute(
                "regionPath", region == null || registry.region(region).isEmpty() ? null : registry.regionPath(region));
    }
}
