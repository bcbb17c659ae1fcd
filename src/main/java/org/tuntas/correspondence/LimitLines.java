package org.tuntas.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.SkippedDay;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/** Puts the limits that matter to a notice into words, each with the reasons for its date. */
@Component
class LimitLines {

    private final Timekeeper timekeeper;
    private final Registry registry;
    private final Words words;
    private final Clock clock;

    LimitLines(Timekeeper timekeeper, Registry registry, Words words, Clock clock) {
        this.timekeeper = timekeeper;
        this.registry = registry;
        this.words = words;
        this.clock = clock;
    }

    /** What a letter says about limits. */
    record Lines(List<LetterContent.Limit> limits, @Nullable String daysOff) {}

    /** The limits of a notice that are known, in the notice's order. */
    Lines of(Notice notice, Wording.Case told) {
        List<ExplainedDeadline> limits = notice.stages().stream()
                .flatMap(stage -> limit(stage, told).stream())
                // That an answer waits for the reporter is no limit of an officer.
                .filter(limit -> !notice.isForOfficers() || !limit.stage().equals("AWAITING_REPORTER"))
                .distinct()
                .toList();
        return new Lines(limits.stream().map(limit -> inWords(notice, limit)).toList(), daysOff(limits));
    }

    /** The day by which the reporter must have done what a notice asks. */
    Optional<String> lastDay(Notice notice, Wording.Case told) {
        return limit(notice.stages().get(0), told).map(limit -> words.day(day(limit)));
    }

    /** The day until which the clock runs now that a notice names a day of; empty when none does. */
    Optional<String> runningDay(Notice notice, Wording.Case told) {
        String number = told.complaint().number().value();
        int round = told.complaint().round();
        Optional<Visit> visit =
                switch (notice) {
                    case COMPLETION_ASKED, COMPLETION_REMINDER, QUESTION_ASKED, QUESTION_REMINDER, CLOSING_REMINDER ->
                        timekeeper.latest(number, round, notice.stages().get(0));
                    case LIMIT_EXTENDED -> timekeeper.latest(number, round, Timekeeper.RESOLUTION);
                    case POSTPONED ->
                        timekeeper.current(number).filter(open -> open.stage().endsWith("POSTPONED"));
                    case INTERIM_ANSWER ->
                        timekeeper
                                .latest(number, round, Timekeeper.FOLLOW_UP)
                                .filter(open -> open.promisedLimit() != null
                                        && told.event().arguments().contains(String.valueOf(open.promisedLimit())));
                    default -> Optional.empty();
                };
        return visit.filter(Visit::open).map(timekeeper::explain).map(limit -> words.day(day(limit)));
    }

    private Optional<ExplainedDeadline> limit(String stage, Wording.Case told) {
        Complaint complaint = told.complaint();
        if (complaint.state().isFinal()) {
            return Optional.empty();
        }
        String number = complaint.number().value();
        if (stage.equals(Notice.CURRENT_STAGE)) {
            return timekeeper.current(number).map(timekeeper::explain);
        }
        String named = stage.equals(Notice.STAGE_OF_THE_EVENT) ? Freshness.named(told.event()) : stage;
        Optional<Visit> visit = timekeeper.latest(number, complaint.round(), named);
        return visit.isPresent()
                ? visit.filter(open -> open.endedAt() == null).map(timekeeper::explain)
                : ahead(named, complaint);
    }

    /** Clocks that run although nobody has entered their stage yet: from filing, and from forwarding. */
    private Optional<ExplainedDeadline> ahead(String stage, Complaint complaint) {
        if (stage.equals("VERIFICATION") && complaint.state() == ComplaintState.RECEIVED) {
            String receiving = registry.receiving(complaint.namedAgency()).code();
            return Optional.of(preview(stage, complaint, receiving, complaint.stateSince()));
        }
        if (stage.equals(Timekeeper.FOLLOW_UP) && complaint.agency() != null && complaint.forwardedAt() != null) {
            return Optional.of(preview(stage, complaint, complaint.agency(), complaint.forwardedAt()));
        }
        return Optional.empty();
    }

    private ExplainedDeadline preview(String stage, Complaint complaint, String agency, Instant start) {
        return timekeeper.preview(new OpenVisit(
                complaint.number().value(),
                complaint.round(),
                stage,
                agency,
                null,
                null,
                complaint.type().name(),
                complaint.supervisionClass().name(),
                start,
                null));
    }

    private LetterContent.Limit inWords(Notice notice, ExplainedDeadline limit) {
        DeadlineView view = DeadlineView.of(limit, words);
        boolean passed = !clock.instant().isBefore(limit.at());
        return new LetterContent.Limit(
                name(notice, limit.stage()),
                passed ? words.text("letter.limit.passed", view.inWords()) : view.inWords(),
                words.text("letter.why", view.why()));
    }

    /** What is awaited from the reporter is called otherwise where an officer reads it. */
    private String name(Notice notice, String stage) {
        return (notice.isForOfficers() ? words.textIfAny("letter.limit.officer." + stage) : Optional.<String>empty())
                .or(() -> words.textIfAny("letter.limit." + stage))
                .orElseGet(() -> words.text("letter.limit"));
    }

    /** Days off other than weekends, which need no explanation; neighbours of one name together. */
    private @Nullable String daysOff(List<ExplainedDeadline> limits) {
        SortedMap<LocalDate, SkippedDay> holidays = new TreeMap<>();
        limits.stream()
                .flatMap(limit -> limit.skipped().stream())
                .filter(day -> day.name() != null && !day.kind().equals("PAUSE"))
                .forEach(day -> holidays.put(day.date(), day));
        if (holidays.isEmpty()) {
            return null;
        }
        List<String> spans = new ArrayList<>();
        List<SkippedDay> span = new ArrayList<>();
        for (SkippedDay day : holidays.values()) {
            if (!span.isEmpty() && !continues(span.get(span.size() - 1), day)) {
                spans.add(inWords(span));
                span.clear();
            }
            span.add(day);
        }
        spans.add(inWords(span));
        String decrees = holidays.values().stream()
                .flatMap(day -> Optional.ofNullable(day.decree()).stream())
                .distinct()
                .collect(Collectors.joining("; "));
        String days = String.join("; ", spans);
        return decrees.isEmpty()
                ? words.text("letter.daysOff", days)
                : words.text("letter.daysOff.decreed", days, decrees);
    }

    private static boolean continues(SkippedDay last, SkippedDay next) {
        return next.date().equals(last.date().plusDays(1)) && Objects.equals(next.name(), last.name());
    }

    private String inWords(List<SkippedDay> span) {
        SkippedDay first = span.get(0);
        SkippedDay last = span.get(span.size() - 1);
        return words.text("letter.dayOff", words.period(first.date(), last.date()), String.valueOf(first.name()));
    }

    private static LocalDate day(ExplainedDeadline limit) {
        return limit.at().atZone(limit.zone()).toLocalDate();
    }
}
