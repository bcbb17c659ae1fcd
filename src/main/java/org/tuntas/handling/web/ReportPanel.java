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
import java.util.Set;
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
import org.tuntas.access.IdentityDoor;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.AttachmentLimits;
import org.tuntas.attachment.Cabinet;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.ExternalNumbers;
import org.tuntas.complaint.PersonalNumbers;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.Answer;
import org.tuntas.handling.AnswerTemplates;
import org.tuntas.handling.CaseDesk;
import org.tuntas.handling.Draft;
import org.tuntas.handling.EvidenceDesk;
import org.tuntas.handling.ResponseDesk;
import org.tuntas.handling.SupervisionDesk;
import org.tuntas.handling.TimeRequests;
import org.tuntas.handling.WhoMayRead;
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

    /** Forms with a field for an answer that the reporter reads. */
    private static final Set<String> ANSWERING = Set.of("follow-up-complaint", "combined-response");
    /** The form of whoever decides on an answer: nobody else is shown one before it is approved. */
    private static final String APPROVAL = "approve-response";

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final Procedure procedure;
    private final CaseDesk desk;
    private final TimeRequests requests;
    private final AnswerTemplates templates;
    private final WhoMayRead whoMayRead;
    private final IdentityDoor identities;
    private final ResponseDesk responses;
    private final SupervisionDesk supervision;
    private final Complaints complaints;
    private final Assignments assignments;
    private final Timekeeper timekeeper;
    private final Registry registry;
    private final ExternalNumbers externalNumbers;
    private final Staff staff;
    private final Cabinet cabinet;
    private final EvidenceDesk evidence;
    private final AttachmentLimits limits;
    private final Words words;
    private final Clock clock;

    ReportPanel(
            Procedure procedure,
            CaseDesk desk,
            TimeRequests requests,
            AnswerTemplates templates,
            WhoMayRead whoMayRead,
            IdentityDoor identities,
            ResponseDesk responses,
            SupervisionDesk supervision,
            Complaints complaints,
            Assignments assignments,
            Timekeeper timekeeper,
            Registry registry,
            ExternalNumbers externalNumbers,
            Staff staff,
            Cabinet cabinet,
            EvidenceDesk evidence,
            AttachmentLimits limits,
            Words words,
            Clock clock) {
        this.procedure = procedure;
        this.desk = desk;
        this.requests = requests;
        this.templates = templates;
        this.whoMayRead = whoMayRead;
        this.identities = identities;
        this.responses = responses;
        this.supervision = supervision;
        this.complaints = complaints;
        this.assignments = assignments;
        this.timekeeper = timekeeper;
        this.registry = registry;
        this.externalNumbers = externalNumbers;
        this.staff = staff;
        this.cabinet = cabinet;
        this.evidence = evidence;
        this.limits = limits;
        this.words = words;
        this.clock = clock;
    }

    /** The whole report, as a fragment of a page. */
    @GetMapping("/petugas/tugas/{task}/laporan")
    String report(@PathVariable String task, Principal officer, Model model) {
        Station station = procedure
                .stationOf(task, officer.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Complaint complaint = whoMayRead
                .find(officer.getName(), station.number())
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
        model.addAttribute("externalNumbers", externalNumbers.of(complaint.number()));
        model.addAttribute("task", task);
        model.addAttribute("identityOpens", identities.opensTo(officer.getName(), complaint));
        model.addAttribute("mayAllege", supervision.mayAllege(complaint, officer.getName()));
        model.addAttribute("holder", name(complaint.unit() == null ? complaint.agency() : complaint.unit()));
        model.addAttribute(
                "shares",
                newestOfEachUnit(complaint)
                        .map(share -> new ShareView(
                                String.valueOf(name(share.unit())), share.lead(), words.text(state(share))))
                        .toList());
        model.addAttribute("text", pieces(complaint.text()));
        model.addAttribute("namedAgency", name(complaint.namedAgency()));
        addLimits(complaint, station, model);
        List<ComplaintEvent> timeline = complaints.timeline(complaint.number());
        String form = procedure.formOf(task).orElse("");
        model.addAttribute("form", form);
        model.addAttribute("proposals", desk.proposals(form, station));
        model.addAttribute("matters", entries(desk.matters(form, complaint, station, timeline)));
        model.addAttribute(
                "late",
                desk.lateWork(form, complaint, station).stream().map(this::late).toList());
        model.addAttribute(
                "request",
                Optional.ofNullable(station.share())
                        .flatMap(requests::undecided)
                        .orElse(null));
        model.addAttribute(
                "templates",
                ANSWERING.contains(form)
                        ? templates.forAnswer(
                                complaint,
                                Optional.ofNullable(station.share())
                                        .flatMap(assignments::find)
                                        .map(Assignment::unit)
                                        .orElse(null))
                        : List.of());
        addFiles(complaint, station, form, model);
        model.addAttribute(
                "draft",
                form.equals(APPROVAL)
                        ? responses.waitingAt(station).map(this::draft).orElse(null)
                        : null);
        model.addAttribute("timeline", entries(timeline));
        model.addAttribute("lastWord", lastWord(timeline));
        model.addAttribute("zone", ZONE);
        return "handling/report-panel";
    }

    private void addFiles(Complaint complaint, Station station, String form, Model model) {
        List<FileView> files = cabinet.of(complaint.number()).stream()
                .map(file -> new FileView(
                        file,
                        by(file.broughtBy()),
                        evidence.isReleasable(form, complaint, file),
                        evidence.isAwaited(form, complaint, station, file),
                        standing(complaint, file)))
                .toList();
        model.addAttribute(
                "files", files.stream().filter(file -> !file.awaited()).toList());
        model.addAttribute("evidence", files.stream().filter(FileView::awaited).toList());
        model.addAttribute("takesEvidence", evidence.takesEvidence(form));
        model.addAttribute("mostFiles", limits.mostFiles());
    }

    /** Where a file stands, as a message key. */
    private static String standing(Complaint complaint, Attachment file) {
        if (file.isWaiting()) {
            return "file.waiting";
        }
        if (file.isPart()) {
            return "file.part";
        }
        return file.isVisibleTo(Audience.PUBLIC, complaint) ? "file.public" : "file.hidden";
    }

    /**
     * A file of the report.
     *
     * @param by name of the officer who brought it; null for the reporter
     * @param releasable whether it can be let go further here
     * @param awaited whether it goes out with the answer that is written here
     * @param standing message key
     */
    record FileView(Attachment file, @Nullable String by, boolean releasable, boolean awaited, String standing) {}
    /**
     * An answer that waits for approval.
     *
     * @param byline kind, author and time, in words
     * @param result in words; null for an answer for now
     * @param promised day of the next answer, in words; null unless it is one for now
     */
    record DraftView(String byline, String text, @Nullable String result, @Nullable String promised, String why) {}

    private DraftView draft(Draft draft) {
        Answer answer = draft.answer();
        return new DraftView(
                words.text(
                        "panel.draft.byline",
                        words.text("draft." + answer.kind()),
                        person(answer.author()),
                        words.moment(draft.draftedAt(), ZONE)),
                answer.text(),
                answer.resolution() == null ? null : words.text("reason." + answer.resolution()),
                answer.promisedOn() == null ? null : words.day(answer.promisedOn()),
                draft.legalBasis());
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

    private static String state(Assignment share) {
        if (!share.isOpen()) {
            return "panel.shareDone";
        }
        return share.givenBack() ? "panel.shareGivenBack" : "state." + share.state();
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
        Map<TrackingNumber, Complaint> found =
                complaints.findAll(whoMayRead.readable(officer.getName(), numbers.values())).stream()
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
