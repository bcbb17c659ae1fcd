package org.tuntas.handling.web;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.procedure.Procedure;
import org.tuntas.sla.Timekeeper;

/**
 * The report beside the form on which an officer decides: text, place, timeline, earlier answers, deadline. It comes from
 * our tables when it is looked at; nothing of it is a process variable.
 */
@Controller
class ReportPanel {

    private static final int MOST_TASKS = 50;

    private final Procedure procedure;
    private final Complaints complaints;
    private final Timekeeper timekeeper;
    private final Registry registry;
    private final Words words;

    ReportPanel(Procedure procedure, Complaints complaints, Timekeeper timekeeper, Registry registry, Words words) {
        this.procedure = procedure;
        this.complaints = complaints;
        this.timekeeper = timekeeper;
        this.registry = registry;
        this.words = words;
    }

    /** The whole report, as a fragment of a page. */
    @GetMapping("/petugas/tugas/{task}/laporan")
    String report(@PathVariable String task, Principal officer, Model model) {
        Complaint complaint = procedure
                .complaintOf(task, officer.getName())
                .flatMap(complaints::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("complaint", complaint);
        model.addAttribute("words", words);
        model.addAttribute(
                "region",
                complaint.place().regionCode() == null
                        ? null
                        : registry.regionPath(complaint.place().regionCode()));
        model.addAttribute(
                "category",
                complaint.category() == null
                        ? null
                        : registry.category(complaint.category())
                                .map(found -> found.name())
                                .orElse(complaint.category()));
        model.addAttribute("holder", name(complaint.unit() == null ? complaint.agency() : complaint.unit()));
        model.addAttribute("namedAgency", name(complaint.namedAgency()));
        model.addAttribute(
                "deadline",
                timekeeper
                        .current(complaint.number().value())
                        .map(timekeeper::explain)
                        .map(deadline -> DeadlineView.of(deadline, words))
                        .orElse(null));
        model.addAttribute(
                "resolution",
                timekeeper
                        .latest(complaint.number().value(), complaint.round(), "RESOLUTION")
                        .map(timekeeper::explain)
                        .map(deadline -> DeadlineView.of(deadline, words))
                        .orElse(null));
        List<ComplaintEvent> timeline = complaints.timeline(complaint.number());
        model.addAttribute("timeline", timeline);
        model.addAttribute("lastWord", lastWord(timeline));
        model.addAttribute("zone", java.time.ZoneId.of("Asia/Jakarta"));
        return "handling/report-panel";
    }

    /** What the reporter wrote last; null when they wrote nothing since filing. */
    private static @Nullable ComplaintEvent lastWord(List<ComplaintEvent> timeline) {
        return timeline.stream()
                .filter(event -> event.actor().equals(ComplaintEvent.REPORTER) && event.message() != null)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** One line about the report of each task, for the cards of the task list. */
    @GetMapping("/petugas/tugas/ringkas")
    @ResponseBody
    ResponseEntity<Map<String, Summary>> summaries(@RequestParam("id") List<String> tasks, Principal officer) {
        Map<String, TrackingNumber> numbers =
                procedure.complaintsOf(tasks.subList(0, Math.min(tasks.size(), MOST_TASKS)), officer.getName());
        Map<TrackingNumber, Complaint> found = complaints.findAll(numbers.values()).stream()
                .collect(Collectors.toMap(Complaint::number, Function.identity()));
        Map<String, Summary> summaries = new LinkedHashMap<>();
        numbers.forEach((task, number) -> {
            Complaint complaint = found.get(number);
            if (complaint != null) {
                summaries.put(task, summary(complaint));
            }
        });
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(summaries);
    }

    /**
     * @param category name of the category; empty when none
     * @param secret whether the public may not see it
     */
    record Summary(String title, String category, boolean secret) {}

    private Summary summary(Complaint complaint) {
        return new Summary(
                complaint.title(),
                complaint.category() == null
                        ? ""
                        : registry.category(complaint.category())
                                .map(found -> found.name())
                                .orElse(""),
                complaint.secret());
    }

    private @Nullable String name(@Nullable String code) {
        return code == null
                ? null
                : registry.node(code).map(node -> node.name()).orElse(code);
    }
}
