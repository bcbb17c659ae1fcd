package org.tuntas.handling.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.ExternalNumbers;
import org.tuntas.complaint.PersonalNumbers;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.CaseDesk;
import org.tuntas.handling.TimeRequests;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.LateWork;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Station;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/**
 * The report beside the form on which an officer decides: text, place, timeline, earlier answers, deadline. It comes from
 * our tables when it is looked at; nothing of it is a process variable.
 */
@Controller
class ReportPanel {

    private static final int MOST_TASKS = 50;

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final Procedure procedure;
    private final CaseDesk desk;
    private final TimeRequests requests;
    private final Complaints complaints;
    private final Assignments assignments;
    private final Timekeeper timekeeper;
    private final Registry registry;
    private final ExternalNumbers externalNumbers;
    private final Staff staff;
    private final Words words;
    private final Clock clock;

    ReportPanel(
            Procedure procedure,
            CaseDesk desk,
            TimeRequests requests,
            Complaints complaints,
            Assignments assignments,
            Timekeeper timekeeper,
            Registry registry,
            ExternalNumbers externalNumbers,
            Staff staff,
            Words words,
            Clock clock) {
        this.procedure = procedure;
        this.desk = desk;
        this.requests = requests;
        this.complaints = complaints;
        this.assignments = assignments;
        this.timekeeper = timekeeper;
        this.registry = registry;
        this.externalNumbers = externalNumbers;
        this.staff = staff;
        this.words = words;
        this.clock = clock;
    }

    /** The whole report, as a fragment of a page. */
    @GetMapping("/petugas/tugas/{task}/laporan")
    String report(@PathVariable String task, Principal officer, Model model) {
        Station station = procedure
                .stationOf(task, officer.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Complaint complaint =
                complaints.find(station.number()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
        model.addAttribute("externalNumbers", externalNumbers.of(complaint.number()));
        model.addAttribute("task", task);
        model.addAttribute("holder", name(complaint.unit() == null ? complaint.agency() : complaint.unit()));
        model.addAttribute(
                "shares",
                newestOfEachUnit(complaint)
                        .map(share -> new ShareView(
                                String.valueOf(name(share.unit())),
                                share.lead(),
                                words.text(share.isOpen() ? "state." + share.state() : "panel.shareDone")))
                        .toList());
        model.addAttribute("text", pieces(complaint.text()));
        model.addAttribute("namedAgency", name(complaint.namedAgency()));
        addLimits(complaint, station, model);
        List<ComplaintEvent> timeline = complaints.timeline(complaint.number());
        String form = procedure.formOf(task).orElse("");
        model.addAttribute("form", form);
        model.addAttribute("matters", entries(desk.matters(form, complaint, station, timeline)));
        model.addAttribute(
                "late",
                desk.lateWork(form, complaint, station).stream().map(this::late).toList());
        model.addAttribute(
                "request",
                Optional.ofNullable(station.share())
                        .flatMap(requests::undecided)
                        .orElse(null));
        model.addAttribute("timeline", entries(timeline));
        model.addAttribute("lastWord", lastWord(timeline));
        model.addAttribute("zone", ZONE);
        return "handling/report-panel";
    }

    /** A unit that has it again after an objection has a second share: its first is history. */
    private Stream<Assignment> newestOfEachUnit(Complaint complaint) {
        Map<String, Assignment> newest = new LinkedHashMap<>();
        assignments.ofRound(complaint.number(), complaint.round()).forEach(share -> newest.put(share.unit(), share));
        return newest.values().stream();
    }

    private void addLimits(Complaint complaint, Station station, Model model) {
        Optional<Visit> visit = Optional.ofNullable(station.visit()).map(timekeeper::visit);
        Optional<Visit> resolution =
                timekeeper.latest(complaint.number().value(), complaint.round(), Timekeeper.RESOLUTION);
        List<LimitView> limits = new ArrayList<>();
        visit.filter(stage -> !stage.stage().equals(Timekeeper.RESOLUTION))
                .ifPresent(stage -> limits.add(
                        limit(stage.stage().endsWith("POSTPONED") ? "panel.postponedUntil" : "panel.deadline", stage)));
        resolution.ifPresent(whole -> limits.add(limit("panel.resolution", whole)));
        model.addAttribute("limits", limits);
    }

    private LimitView limit(String label, Visit visit) {
        DeadlineView deadline = DeadlineView.of(timekeeper.explain(visit), words);
        boolean closed = visit.endedAt() != null;
        return new LimitView(label, deadline, !closed && isPast(deadline.at().toInstant()));
    }

    private boolean isPast(Instant due) {
        return due.isBefore(clock.instant());
    }

    /**
     * A limit that runs.
     *
     * @param label message key
     * @param past whether it has passed
     */
    record LimitView(String label, DeadlineView deadline, boolean past) {}

    /**
     * An entry of the timeline.
     *
     * @param by who did it; null when nobody did
     */
    record EntryView(ComplaintEvent event, @Nullable String by) {}

    private List<EntryView> entries(List<ComplaintEvent> events) {
        return events.stream()
                .map(event -> new EntryView(event, by(event.actor())))
                .toList();
    }

    /** What the reporter or the clock does says so by itself. */
    private @Nullable String by(String actor) {
        return actor.equals(ComplaintEvent.REPORTER) || actor.equals(ComplaintEvent.SYSTEM) ? null : person(actor);
    }

    private String person(String login) {
        return staff.find(login).map(StaffMember::name).orElse(login);
    }

    /**
     * Late work for a manager to step into.
     *
     * @param holder name of who has it; null while nobody has
     * @param offeredTo names of the groups that could take it
     * @param due in words; null when it waits for no date
     */
    record LateView(String step, @Nullable String holder, String offeredTo, @Nullable String due, boolean past) {}

    private LateView late(LateWork work) {
        Instant due = work.due();
        return new LateView(
                work.step(),
                work.holder() == null ? null : person(work.holder()),
                work.offeredTo().stream()
                        .map(group -> staff.group(group).map(StaffGroup::name).orElse(group))
                        .collect(Collectors.collectingAndThen(Collectors.toList(), words::list)),
                due == null ? null : words.moment(due, ZONE),
                due != null && isPast(due));
    }

    /** A unit's part in the work, for the panel. */
    record ShareView(String unit, boolean lead, String state) {}

    /**
     * A piece of the reporter's text.
     *
     * @param suspicion what it looks like, if it looks like somebody's number
     */
    record Piece(String text, PersonalNumbers.@Nullable Kind suspicion) {}

    /** The text, cut where numbers stand that look like those of a person, so that the page can mark them. */
    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (PersonalNumbers.Finding found : PersonalNumbers.in(text)) {
            pieces.add(new Piece(text.substring(from, found.start()), null));
            pieces.add(new Piece(text.substring(found.start(), found.end()), found.kind()));
            from = found.end();
        }
        pieces.add(new Piece(text.substring(from), null));
        return pieces;
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
