package org.tuntas.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Words;
import org.tuntas.merging.Families;
import org.tuntas.organisation.Registry;
import org.tuntas.procedure.CaseMap;
import org.tuntas.procedure.ProcessMap;
import org.tuntas.reporter.PinDoor;
import org.tuntas.reporter.Proof;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/** Where anybody looks a report up: the public sees what is published, the reporter sees all of theirs. */
@Service
public class TrackingDesk {

    private final Complaints complaints;
    private final Timekeeper timekeeper;
    private final Registry registry;
    private final PinDoor pins;
    private final Assignments assignments;
    private final Cabinet cabinet;
    private final Families families;
    private final ProcessMap map;
    private final Words words;
    private final Clock clock;

    TrackingDesk(
            Complaints complaints,
            Assignments assignments,
            Timekeeper timekeeper,
            Registry registry,
            PinDoor pins,
            Cabinet cabinet,
            Families families,
            ProcessMap map,
            Words words,
            Clock clock) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.cabinet = cabinet;
        this.families = families;
        this.map = map;
        this.words = words;
        this.clock = clock;
        this.timekeeper = timekeeper;
        this.registry = registry;
        this.pins = pins;
    }

    /**
     * A report as one kind of reader may see it.
     *
     * @param holder name of the office that must act; null when nobody must or the reader may not know
     * @param deadline of the current stage; null when none runs or the reader may not know
     * @param resolution of the resolution clock; null when it has not started or the reader may not know
     * @param time how much of the time until {@code deadline} is used; null without one
     * @param resolutionTime the same of the resolution clock
     * @param related the report it is merged into, or whose answer it got; null when there is none
     * @param merged how many reports wait for this one or were answered through it
     * @param possible what the reporter can do now, see {@link Complaint#reporterActions}
     * @param attachments files that the reader may fetch, oldest first
     * @param timeline what the reader may know, oldest first; texts they may not read are blanked
     */
    public record Sight(
            Complaint complaint,
            Audience reader,
            @Nullable String holder,
            @Nullable ExplainedDeadline deadline,
            @Nullable ExplainedDeadline resolution,
            @Nullable TimeMark time,
            @Nullable TimeMark resolutionTime,
            @Nullable Related related,
            int merged,
            List<ComplaintEvent> timeline,
            List<Attachment> attachments,
            List<String> possible) {}

    /**
     * The report that another one is merged into.
     *
     * @param title its public title; null while the public may not read it
     */
    public record Related(TrackingNumber number, @Nullable String title) {}

    /**
     * The public's sight. Of a secret report it holds nothing but number and state.
     *
     * @throws Refused UNKNOWN when there is no such report
     */
    @Transactional(readOnly = true)
    public Sight publicSight(TrackingNumber number) {
        Complaint complaint = find(number);
        if (complaint.secret()) {
            return new Sight(
                    complaint, Audience.PUBLIC, null, null, null, null, null, null, 0, List.of(), List.of(), List.of());
        }
        return sight(complaint, Audience.PUBLIC);
    }

    /**
     * The reporter's sight.
     *
     * @param client address of the client, against guessing
     * @throws Refused UNKNOWN, FORBIDDEN or SLOWED, see {@link PinDoor#admit}
     */
    @Transactional(readOnly = true)
    public Sight reporterSight(TrackingNumber number, Proof proof, String client) {
        pins.admit(number, proof, client);
        return sight(find(number), Audience.REPORTER);
    }

    /**
     * A file that the public may fetch.
     *
     * @throws Refused UNKNOWN when there is no such report, or no such file that the public may see
     */
    @Transactional(readOnly = true)
    public Attachment publicFile(TrackingNumber number, UUID file) {
        return cabinet.find(find(number), file, Audience.PUBLIC);
    }

    /**
     * A file that the reporter may fetch.
     *
     * @param client address of the client, against guessing
     * @throws Refused as {@link #reporterSight}; UNKNOWN when there is no such file that the reporter may see
     */
    @Transactional(readOnly = true)
    public Attachment reporterFile(TrackingNumber number, UUID file, Proof proof, String client) {
        pins.admit(number, proof, client);
        return cabinet.find(find(number), file, Audience.REPORTER);
    }

    /**
     * The way of a report through its procedure, with who holds each open step and until when.
     *
     * @param sight what the reader may see of it
     * @param language in which the reader wants the words of the models, as ISO 639 code
     * @return empty when the reader may know of the report no more than number, state and reason
     */
    @Transactional(readOnly = true)
    public Optional<CaseMap> map(Sight sight, String language) {
        return showsTheWay(sight) ? Optional.of(map.of(sight.complaint().number(), language)) : Optional.empty();
    }

    /** One of the models on that map, as a drawing in BPMN 2.0; empty where {@link #map} is, and for a strange key. */
    @Transactional(readOnly = true)
    public Optional<String> drawing(Sight sight, String model, String language) {
        return showsTheWay(sight) ? map.drawing(sight.complaint().number(), model, language) : Optional.empty();
    }

    private static boolean showsTheWay(Sight sight) {
        return sight.reader() == Audience.REPORTER || sight.complaint().isPublished();
    }

    /**
     * The clocks that run in a report now: one for each unit that works.
     *
     * @param office name of the unit, or of the agency where no unit works
     */
    public record Running(String stage, String office, ExplainedDeadline deadline) {}

    /** The clocks of a report's stages that run now; none where {@link #map} is empty. */
    @Transactional(readOnly = true)
    public List<Running> running(Sight sight) {
        Complaint complaint = sight.complaint();
        if (!showsTheWay(sight) || complaint.state().isFinal()) {
            return List.of();
        }
        return timekeeper.running(complaint.number().value(), complaint.round()).stream()
                .filter(visit -> !visit.stage().equals(Timekeeper.RESOLUTION))
                .map(visit -> new Running(
                        visit.stage(),
                        name(visit.unit() != null ? visit.unit() : visit.agency()),
                        timekeeper.explain(visit)))
                .toList();
    }

    private Sight sight(Complaint complaint, Audience reader) {
        boolean texts = reader == Audience.REPORTER || complaint.isPublished();
        List<ComplaintEvent> timeline = complaints.timeline(complaint.number()).stream()
                .filter(event -> event.audience().compareTo(reader) <= 0)
                .map(event -> texts && event.messageAudience().compareTo(reader) <= 0
                        ? event.noting(null)
                        : event.noting(null).saying(null, event.messageAudience()))
                .toList();
        Optional<Visit> stage = complaint.state().isFinal()
                ? Optional.empty()
                : timekeeper.current(complaint.number().value());
        Optional<Visit> resolution = resolution(complaint);
        return new Sight(
                complaint,
                reader,
                holder(complaint),
                deadline(complaint, stage).orElse(null),
                resolution.map(timekeeper::explain).orElse(null),
                stage.map(this::mark).orElse(complaint.state() == ComplaintState.RECEIVED ? TimeMark.ON_TIME : null),
                resolution.map(this::mark).orElse(null),
                families.answeredThrough(complaint.number()).map(this::related).orElse(null),
                families.memberCount(complaint.number()),
                timeline,
                cabinet.visibleTo(reader, complaint),
                complaint.reporterActions(clock.instant()));
    }

    /** Who must act: see {@link Holders#of}; whoever hears an appeal acts for their office. */
    private @Nullable String holder(Complaint complaint) {
        if (complaint.state().isFinal()) {
            return null;
        }
        if (complaint.awaitsDetermination()) {
            return name(registry.desk().code());
        }
        if (complaint.state() == ComplaintState.APPEALED) {
            return bench(complaint);
        }
        List<Assignment> open = assignments.openOf(complaint.number());
        if (!open.isEmpty()) {
            return words.list(open.stream()
                    .map(share -> name(share.givenBack() ? String.valueOf(complaint.agency()) : share.unit()))
                    .distinct()
                    .toList());
        }
        if (complaint.forwardedAt() != null && complaint.state() != ComplaintState.RECEIVED) {
            return name(complaint.unit() != null ? complaint.unit() : String.valueOf(complaint.agency()));
        }
        return name(
                complaint.namedAgency() != null
                        ? complaint.namedAgency()
                        : registry.desk().code());
    }

    /** The office whose inspectors hear an appeal; the desk where its coordinator does. */
    private String bench(Complaint complaint) {
        String panel = Holders.appealPanel(complaint);
        return name(
                panel.endsWith("-inspector")
                        ? panel.substring(0, panel.length() - "-inspector".length())
                        : registry.desk().code());
    }

    private String name(String code) {
        return registry.node(code).map(node -> node.name()).orElse(code);
    }

    private Related related(TrackingNumber number) {
        return new Related(
                number,
                complaints
                        .find(number)
                        .filter(Complaint::isPublished)
                        .map(Complaint::publicTitle)
                        .orElse(null));
    }

    private TimeMark mark(Visit visit) {
        Instant now = clock.instant();
        return TimeMark.at(now, timekeeper.endOfNextWorkingDay(now), timekeeper.limit(visit));
    }

    private Optional<Visit> resolution(Complaint complaint) {
        return complaint.state().isFinal()
                ? Optional.empty()
                : timekeeper.latest(complaint.number().value(), complaint.round(), Timekeeper.RESOLUTION);
    }

    private Optional<ExplainedDeadline> deadline(Complaint complaint, Optional<Visit> stage) {
        if (complaint.state().isFinal()) {
            return Optional.empty();
        }
        Optional<ExplainedDeadline> current = stage.map(timekeeper::explain);
        if (current.isPresent() || complaint.state() != ComplaintState.RECEIVED) {
            return current;
        }
        // Acknowledged a moment ago: its process is not started yet, but its clock runs.
        return Optional.of(timekeeper.preview(new OpenVisit(
                complaint.number().value(),
                complaint.round(),
                "VERIFICATION",
                registry.receiving(complaint.namedAgency()).code(),
                null,
                null,
                complaint.type().name(),
                complaint.supervisionClass().name(),
                complaint.stateSince(),
                null)));
    }

    private Complaint find(TrackingNumber number) {
        return complaints
                .find(number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.value()));
    }
}
