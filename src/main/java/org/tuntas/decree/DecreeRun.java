package org.tuntas.decree;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.procedure.Clockwork;
import org.tuntas.procedure.MovedDate;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Calendars;
import org.tuntas.sla.Holiday;

/**
 * Carries decrees on, a small step in each transaction. What a step has done and how far the decree has come are written together: whenever
 * the machine dies, the next step goes on where the last one ended.
 */
@Service
public class DecreeRun {

    private static final int BATCH = 200;
    private static final Logger LOG = LoggerFactory.getLogger(DecreeRun.class);

    private final Decrees decrees;
    private final CalendarBook calendars;
    private final Clockwork clockwork;
    private final Complaints complaints;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DecreeRun(
            Decrees decrees,
            CalendarBook calendars,
            Clockwork clockwork,
            Complaints complaints,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.decrees = decrees;
        this.calendars = calendars;
        this.clockwork = clockwork;
        this.complaints = complaints;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes the next step of a decree that is at work.
     *
     * @return whether there may be another at once; false when there is none, or others must be waited for
     */
    public boolean step() {
        Step step = new Step();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> step.make()));
        } catch (RuntimeException failed) {
            return step.mend(failed);
        }
    }

    /** A step under way, known beyond the transaction in which it fails. */
    private final class Step {

        private long decree;
        private List<String> numbers = List.of();
        private boolean telling;

        private boolean make() {
            Optional<Decree> taken = decrees.takeAtWork();
            if (taken.isEmpty()) {
                return false;
            }
            decree = taken.get().id();
            return switch (taken.get().state()) {
                case FORESEEING -> foresee(taken.get());
                case RENEWING -> renewed();
                default -> tell(taken.get());
            };
        }

        private boolean foresee(Decree draft) {
            numbers = decrees.nextToForesee(draft, BATCH);
            if (numbers.isEmpty()) {
                decrees.foreseen(decree, clock.instant());
                return true;
            }
            decrees.foresaw(decree, foreseen(draft, numbers), last());
            return true;
        }

        private boolean renewed() {
            if (decrees.waiting() > 0) {
                return false;
            }
            decrees.renewed(decree);
            return true;
        }

        /** One reporter in a transaction: nobody else waits for a lock longer than that. */
        private boolean tell(Decree done) {
            telling = true;
            numbers = decrees.takeToTell(decree, 1);
            if (numbers.isEmpty()) {
                decrees.done(decree, clock.instant());
                return true;
            }
            Complaint complaint = complaints.lock(new TrackingNumber(last()));
            boolean ended = complaint.state().isFinal();
            if (!ended) {
                complaints.append(ComplaintEvent.plain(
                        complaint.number(),
                        complaint.round(),
                        clock.instant(),
                        EventKind.DATES_MOVED,
                        ComplaintEvent.SYSTEM,
                        done.number()));
            }
            decrees.told(decree, last(), ended ? "ENDED" : "TOLD", clock.instant());
            return true;
        }

        /** One report whose dates cannot be computed, or whose entry cannot be written, must not keep the others waiting. */
        private boolean mend(RuntimeException failed) {
            if (numbers.isEmpty()) {
                throw failed;
            }
            if (telling) {
                LOG.error("{} could not be told of decree {}", last(), decree, failed);
                transaction.executeWithoutResult(status -> decrees.told(decree, last(), "FAILED", clock.instant()));
                return true;
            }
            LOG.info("A batch of dates could not be computed for decree {}; trying them one by one", decree, failed);
            Decree draft = decrees.find(decree).orElseThrow();
            List<MovedDate> dates = new ArrayList<>();
            for (String number : numbers) {
                try {
                    dates.addAll(
                            Objects.requireNonNull(transaction.execute(status -> foreseen(draft, List.of(number)))));
                } catch (RuntimeException one) {
                    LOG.error("The dates of {} could not be computed for decree {}", number, decree, one);
                }
            }
            transaction.executeWithoutResult(status -> decrees.lock(decree)
                    .filter(still -> still.state() == Decree.State.FORESEEING)
                    .ifPresent(still -> decrees.foresaw(decree, dates, last())));
            return true;
        }

        private String last() {
            return numbers.get(numbers.size() - 1);
        }
    }

    private List<MovedDate> foreseen(Decree draft, List<String> numbers) {
        List<Holiday> declared = draft.days().stream()
                .filter(day -> !day.recalls())
                .map(day -> day.holiday(draft))
                .toList();
        List<Holiday> recalled = draft.days().stream()
                .filter(DecreeDay::recalls)
                .map(day -> day.holiday(draft))
                .toList();
        Calendars supposed = calendars.calendars().changed(declared, recalled);
        return clockwork.foresee(numbers.stream().map(TrackingNumber::new).toList(), supposed);
    }
}
