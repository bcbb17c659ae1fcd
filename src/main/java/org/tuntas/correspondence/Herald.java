package org.tuntas.correspondence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/**
 * Listens to the timelines and writes down who must be told, in the transaction in which it happened. Only who and what:
 * nobody waits for a letter, or for a mail server.
 */
@Component
class Herald {

    /** What happens within two minutes (a decision and what follows from it) becomes one letter. */
    static final Duration GATHERING = Duration.ofMinutes(2);

    private final Outbox outbox;
    private final Staff staff;
    private final ObjectProvider<Carrier> carrier;
    private final ObjectProvider<PostmanWorker> worker;
    private final Clock clock;

    Herald(
            Outbox outbox,
            Staff staff,
            ObjectProvider<Carrier> carrier,
            ObjectProvider<PostmanWorker> worker,
            Clock clock) {
        this.outbox = outbox;
        this.staff = staff;
        this.carrier = carrier;
        this.worker = worker;
        this.clock = clock;
    }

    @EventListener
    void onEntry(TimelineEntry entry) {
        List<Dispatch> notices = notices(entry, clock.instant());
        if (notices.isEmpty()) {
            return;
        }
        if (carrier.getIfAvailable() == null) {
            outbox.addSwitchedOff(notices, clock.instant());
            return;
        }
        outbox.add(notices, clock.instant());
        if (notices.stream().anyMatch(notice -> notice.notice().urgency() == Notice.Urgency.AT_ONCE)) {
            wakeAfterCommit();
        }
    }

    private List<Dispatch> notices(TimelineEntry entry, Instant now) {
        ComplaintEvent event = entry.event();
        List<Dispatch> notices = new ArrayList<>();
        Notice.forReporter(event)
                .ifPresent(
                        notice -> notices.add(Dispatch.of(entry.id(), event.number(), notice, null, due(notice, now))));
        Notice forOfficers = Notice.forOfficers(event);
        event.told().stream()
                .flatMap(this::members)
                .filter(officer -> officer.email() != null && !officer.email().isBlank())
                .map(StaffMember::login)
                .filter(login -> !login.equals(event.actor()))
                .distinct()
                .forEach(login -> notices.add(
                        Dispatch.of(entry.id(), event.number(), forOfficers, login, due(forOfficers, now))));
        return notices;
    }

    /** Those who are in a group now; who joins it later is not told of what was before. */
    private Stream<StaffMember> members(String told) {
        return told.startsWith("@")
                ? staff.find(told.substring(1)).filter(StaffMember::active).stream()
                : staff.membersOf(told).stream();
    }

    private static Instant due(Notice notice, Instant now) {
        return notice.urgency() == Notice.Urgency.AT_ONCE ? now : now.plus(GATHERING);
    }

    private void wakeAfterCommit() {
        worker.ifAvailable(present -> {
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        present.wake();
                    }
                });
            }
        });
    }
}
