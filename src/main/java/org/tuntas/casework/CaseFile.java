package org.tuntas.casework;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.Cabinet;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.ExternalNumbers;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.correspondence.LetterLog;
import org.tuntas.handling.WhoMayRead;
import org.tuntas.language.Typed;
import org.tuntas.merging.Families;
import org.tuntas.merging.MergeDesk;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.ProcessMap;
import org.tuntas.procedure.Worklist;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.Timekeeper;

/** All that is known about one report, for officers who may read it. Who reported it is not: that stays in the vault. */
@Service
public class CaseFile {

    private static final int LONGEST_NOTE = 5_000;
    private static final int CHILDREN_SHOWN = 20;

    private final WhoMayRead whoMayRead;
    private final Complaints complaints;
    private final Assignments assignments;
    private final ExternalNumbers externalNumbers;
    private final LetterLog letters;
    private final Timekeeper timekeeper;
    private final Worklist worklist;
    private final Staff staff;
    private final Families families;
    private final Cabinet cabinet;
    private final MergeDesk merging;
    private final ProcessMap processMap;
    private final Clock clock;

    CaseFile(
            WhoMayRead whoMayRead,
            Complaints complaints,
            Assignments assignments,
            ExternalNumbers externalNumbers,
            LetterLog letters,
            Timekeeper timekeeper,
            Worklist worklist,
            Staff staff,
            Families families,
            Cabinet cabinet,
            MergeDesk merging,
            ProcessMap processMap,
            Clock clock) {
        this.whoMayRead = whoMayRead;
        this.complaints = complaints;
        this.assignments = assignments;
        this.externalNumbers = externalNumbers;
        this.letters = letters;
        this.timekeeper = timekeeper;
        this.worklist = worklist;
        this.staff = staff;
        this.families = families;
        this.cabinet = cabinet;
        this.merging = merging;
        this.processMap = processMap;
        this.clock = clock;
    }

    /**
     * A report as an officer sees it.
     *
     * @param holders ids of the groups that must act now; none once it is closed
     * @param shares the units' shares in this round, oldest first
     * @param clocks the limits that run, by the start of their clocks
     * @param letters who was written about what
     * @param steps the steps that wait
     * @param own id of the step that the viewer has or could take; null when there is none
     * @param procedure version of the models by which it is handled; null when they name none
     * @param mayWrite whether the viewer may add notes and numbers
     */
    public record Card(
            Complaint complaint,
            List<String> holders,
            List<Assignment> shares,
            List<RunningClock> clocks,
            List<TimelineEntry> timeline,
            List<Letter> letters,
            List<ExternalNumbers.ExternalNumber> numbers,
            List<OpenTask> steps,
            @Nullable String own,
            @Nullable String procedure,
            boolean mayWrite) {}

    /**
     * A limit that runs.
     *
     * @param unit code of the unit whose share it limits; null when it limits the whole report
     */
    public record RunningClock(@Nullable String unit, ExplainedDeadline limit) {}

    /** A letter, and the entry of the timeline that it tells of. */
    public record Letter(LetterLog.Told told, ComplaintEvent about) {}

    /**
     * Opens the file.
     *
     * @param number as somebody wrote it
     * @throws Refused UNKNOWN when there is no such report for this officer
     */
    @Transactional(readOnly = true)
    public Card open(String login, String number) {
        Complaint complaint = whoMayRead.require(login, number);
        String key = complaint.number().value();
        List<TimelineEntry> timeline = complaints.entries(complaint.number());
        Map<Long, ComplaintEvent> events =
                timeline.stream().collect(Collectors.toMap(TimelineEntry::id, TimelineEntry::event));
        List<OpenTask> steps = worklist.of(complaint.number());
        return new Card(
                complaint,
                complaint.state().isFinal() ? List.of() : Holders.of(complaint, assignments.openOf(complaint.number())),
                assignments.ofRound(complaint.number(), complaint.round()),
                timekeeper.running(key, complaint.round()).stream()
                        .map(visit -> new RunningClock(
                                visit.share() == null ? null : visit.unit(), timekeeper.explain(visit)))
                        .toList(),
                timeline,
                letters.of(complaint.number()).stream()
                        .map(told -> new Letter(told, Objects.requireNonNull(events.get(told.entry()))))
                        .toList(),
                externalNumbers.of(complaint.number()),
                steps,
                own(login, steps),
                processMap.version(complaint.number()).orElse(null),
                !whoMayRead.reader(login).observes());
    }

    /**
     * How a report is merged.
     *
     * @param parent into which, or through which it was answered; null when there is none
     * @param children the first of those that wait for it or were answered through it
     * @param all how many do or were
     * @param mayTakeOut whether the viewer may take it out of its parent
     */
    public record Family(
            @Nullable TrackingNumber parent, List<Families.Member> children, int all, boolean mayTakeOut) {}

    /** How a report that the officer may read is merged. */
    @Transactional(readOnly = true)
    public Family family(String login, Complaint complaint) {
        TrackingNumber number = complaint.number();
        TrackingNumber parent = families.answeredThrough(number).orElse(null);
        return new Family(
                parent,
                families.membersOf(number, CHILDREN_SHOWN),
                families.memberCount(number),
                parent != null && complaint.state() == ComplaintState.MERGED && mayTakeOut(login, complaint));
    }

    /**
     * Takes a report out of its parent, so that it is handled by itself.
     *
     * @throws Refused UNKNOWN when there is no such report for this officer; FORBIDDEN unless they are the desk or administer its agency;
     *     WRONG_MOMENT when it is not merged any more
     */
    public void takeOut(String login, String number) {
        Complaint complaint = whoMayRead.require(login, number);
        if (!mayTakeOut(login, complaint)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "desk.family.notYours");
        }
        merging.unmerge(complaint.number(), login);
    }

    private boolean mayTakeOut(String login, Complaint complaint) {
        Set<String> groups = staff.groupIdsOf(login);
        return groups.contains(Holders.DESK) || groups.contains(complaint.agency() + "-admin");
    }

    /** All files of a report that the officer may read. */
    @Transactional(readOnly = true)
    public List<Attachment> files(Complaint complaint) {
        return cabinet.visibleTo(Audience.OFFICERS, complaint);
    }

    /**
     * One of its files.
     *
     * @throws Refused UNKNOWN when there is no such report for this officer, or no such file
     */
    @Transactional(readOnly = true)
    public Attachment file(String login, String number, UUID id) {
        return cabinet.find(whoMayRead.require(login, number), id, Audience.OFFICERS);
    }

    private @Nullable String own(String login, List<OpenTask> steps) {
        Set<String> groups = staff.groupIdsOf(login);
        return steps.stream()
                .filter(step -> login.equals(step.assignee()))
                .findFirst()
                .or(() -> steps.stream()
                        .filter(step -> step.assignee() == null
                                && step.groups().stream().anyMatch(groups::contains))
                        .findFirst())
                .map(OpenTask::id)
                .orElse(null);
    }

    /**
     * Writes a note for other officers on the timeline. The reporter and the public never read it.
     *
     * @throws Refused UNKNOWN when there is no such report for this officer; FORBIDDEN for those who only read
     * @throws org.tuntas.complaint.InvalidInput naming the field {@code note}
     */
    @Transactional
    public void note(String login, String number, @Nullable String note) {
        Complaint readable = requireWritable(login, number);
        Typed typed = new Typed();
        String text = typed.text("note", note, LONGEST_NOTE);
        typed.require();
        Complaint complaint = complaints.lock(readable.number());
        complaints.append(
                ComplaintEvent.plain(complaint.number(), complaint.round(), clock.instant(), EventKind.NOTED, login)
                        .onlyFor(Audience.OFFICERS)
                        .noting(text));
    }

    private Complaint requireWritable(String login, String number) {
        Complaint complaint = whoMayRead.require(login, number);
        if (whoMayRead.reader(login).observes()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "desk.readOnly");
        }
        return complaint;
    }
}
