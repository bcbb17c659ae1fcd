package org.tuntas.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;

/**
 * What happened to reports, for everybody. It ends with yesterday: who downloads it every minute must not learn the minute of what a
 * hidden report does.
 */
@Service
public class EventLog {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /** How the timeline says which state was entered. */
    private static final String STATE = "@state.";

    private final CaseBook book;
    private final Clock clock;

    EventLog(CaseBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** The last day of the log. */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(clock.instant(), WIB).minusDays(1);
    }

    /** Goes through all cases, or those that were received in a month; each is in memory alone. */
    @Transactional(readOnly = true)
    public void cases(@Nullable YearMonth month, Consumer<LoggedCase> each) {
        Instant end = end();
        List<YearMonth> months = month == null
                ? book.months(end).stream().map(CaseBook.MonthCount::month).toList()
                : List.of(month);
        months.forEach(one -> book.cases(one, end, (received, events) -> each.accept(logged(received, events))));
    }

    /** The months of the log, and what is not shown of each. */
    @Transactional(readOnly = true)
    public List<CaseBook.MonthCount> months() {
        return book.months(end());
    }

    private Instant end() {
        return lastDay().plusDays(1).atStartOfDay(WIB).toInstant();
    }

    private static LoggedCase logged(ReceivedCase received, List<HappenedEvent> happened) {
        List<LoggedCase.Event> events = new ArrayList<>();
        ComplaintState state = ComplaintState.RECEIVED;
        @Nullable Instant ended = null;
        for (HappenedEvent event : happened) {
            ComplaintState entered = entered(event);
            if (entered != null) {
                state = entered;
                ended = entered.isFinal() ? event.at() : null;
            }
            events.add(new LoggedCase.Event(
                    entered == null ? event.kind().name() : "STATE_" + entered,
                    LocalDate.ofInstant(event.at(), WIB),
                    state.name(),
                    role(event.actor())));
        }
        String outcome = ended == null ? LoggedCase.OPEN : state.name();
        boolean kept = outcome.equals(received.outcome());
        return new LoggedCase(
                received.id(),
                received.month(),
                received.agency(),
                received.category(),
                received.supervision(),
                outcome,
                ended == null ? null : days(happened.get(0).at(), ended),
                kept ? received.followedUpOnTime() : null,
                kept ? received.resolvedOnTime() : null,
                kept ? received.rating() : null,
                events);
    }

    private static int days(Instant filed, Instant ended) {
        return (int) Math.max(0, Duration.between(filed, ended).toDays());
    }

    private static @Nullable ComplaintState entered(HappenedEvent event) {
        return event.kind() == EventKind.STATE_ENTERED
                ? ComplaintState.valueOf(event.arguments().get(0).substring(STATE.length()))
                : null;
    }

    private static String role(String actor) {
        return switch (actor) {
            case ComplaintEvent.REPORTER -> "REPORTER";
            case ComplaintEvent.SYSTEM -> "SYSTEM";
            default -> "OFFICER";
        };
    }
}
