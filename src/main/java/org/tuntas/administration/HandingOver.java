package org.tuntas.administration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.administration.Closings.Closing;
import org.tuntas.administration.Closings.Item;
import org.tuntas.administration.Closings.Outcome;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.OfficeWork;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.procedure.Clockwork;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Worklist;
import org.tuntas.sla.OfficeClocks;

/**
 * Where the open reports of a closed office go to its successor: each in a transaction of its own, under its lock. What
 * became of each is kept, so a run that stops half-way is gone on with, and repeating a finished one does nothing.
 */
@Service
public class HandingOver {

    /** As many as answer within the patience of somebody who pressed a button. */
    private static final int MOST_AT_ONCE = 200;

    private static final List<String> ROLES = List.of("-admin", "-head", "-officer", "-inspector");
    private static final Logger log = LoggerFactory.getLogger(HandingOver.class);

    private final Mandates mandates;
    private final Closings closings;
    private final Registry registry;
    private final Complaints complaints;
    private final OfficeWork work;
    private final OfficeClocks clocks;
    private final Worklist worklist;
    private final Clockwork clockwork;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HandingOver(
            Mandates mandates,
            Closings closings,
            Registry registry,
            Complaints complaints,
            OfficeWork work,
            OfficeClocks clocks,
            Worklist worklist,
            Clockwork clockwork,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mandates = mandates;
        this.closings = closings;
        this.registry = registry;
        this.complaints = complaints;
        this.work = work;
        this.clocks = clocks;
        this.worklist = worklist;
        this.clockwork = clockwork;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many open reports an office has something of. */
    @Transactional(readOnly = true)
    public int openAt(String office) {
        return numbers(office).size();
    }

    /** A closing the caller has to do with. */
    @Transactional(readOnly = true)
    public Closing find(String actor, long id) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        Closing closing =
                closings.find(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "admin.unknown.closing"));
        mandate.requireOffice(closing.node());
        return closing;
    }

    /** The reports of a closing and what became of each. */
    @Transactional(readOnly = true)
    public List<Item> items(String actor, long id) {
        find(actor, id);
        return closings.items(id);
    }

    /**
     * Hands over what waits, failed or needed a person, and what came to the closed office since.
     *
     * @return the reports and what became of each
     */
    public List<Item> goOn(String actor, long id) {
        Closing closing = find(actor, id);
        transaction.executeWithoutResult(status -> closings.expect(id, numbers(closing.node())));
        Set<Outcome> again = EnumSet.complementOf(EnumSet.of(Outcome.DONE));
        closings.items(id).stream()
                .filter(item -> again.contains(item.outcome()))
                .limit(MOST_AT_ONCE)
                .forEach(item -> handOver(actor, closing, item.number()));
        return closings.items(id);
    }

    private void handOver(String actor, Closing closing, TrackingNumber number) {
        try {
            transaction.executeWithoutResult(status -> {
                Outcome outcome = handOverLocked(actor, closing, complaints.lock(number));
                closings.note(
                        closing.id(),
                        number,
                        outcome,
                        outcome == Outcome.NEEDS_PERSON ? "admin.closing.sharesBoth" : null,
                        clock.instant());
            });
        } catch (Overtaken overtaken) {
            failed(closing, number, "moment.overtaken");
        } catch (RuntimeException unexpected) {
            log.error("{} could not be handed over from {}", number.value(), closing.node(), unexpected);
            failed(closing, number, "admin.refused.failed");
        }
    }

    private void failed(Closing closing, TrackingNumber number, String detail) {
        transaction.executeWithoutResult(
                status -> closings.note(closing.id(), number, Outcome.FAILED, detail, clock.instant()));
    }

    private Outcome handOverLocked(String actor, Closing closing, Complaint complaint) {
        TrackingNumber number = complaint.number();
        OfficeWork.HandOver shares = work.handOver(number, closing.node(), closing.successor());
        if (shares == OfficeWork.HandOver.SHARES_BOTH) {
            return Outcome.NEEDS_PERSON;
        }
        clocks.handOver(number.value(), closing.node(), closing.successor());
        Set<String> offered = worklist.handOver(number, closing.node(), closing.successor());
        // The successor's days, zone and hours count from now on.
        clockwork.renew(number);
        if (shares == OfficeWork.HandOver.DONE || !offered.isEmpty()) {
            Node to = registry.node(closing.successor()).orElseThrow();
            complaints.append(ComplaintEvent.plain(
                            number,
                            complaint.round(),
                            clock.instant(),
                            EventKind.HANDED_OVER,
                            actor,
                            registry.node(closing.node()).map(Node::name).orElse(closing.node()),
                            to.name())
                    .telling(List.of(to.code() + (to.isAgency() ? "-admin" : "-officer"))));
        }
        return Outcome.DONE;
    }

    /** What our tables say it has, and whatever else is offered to one of its groups. */
    private Set<TrackingNumber> numbers(String office) {
        Set<TrackingNumber> numbers = new LinkedHashSet<>(work.openAt(office));
        List<OpenTask> offered = new ArrayList<>();
        ROLES.forEach(role -> offered.addAll(worklist.ofGroup(office + role)));
        offered.forEach(task -> numbers.add(task.number()));
        return numbers;
    }
}
