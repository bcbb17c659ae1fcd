package org.tuntas.modelling.migration;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.Relocation;
import org.tuntas.lifecycle.Relocation.Moved;
import org.tuntas.lifecycle.Relocation.Obstacle;
import org.tuntas.lifecycle.Relocation.Passage;
import org.tuntas.lifecycle.Relocation.Unmovable;
import org.tuntas.lifecycle.Relocation.Whereabouts;
import org.tuntas.modelling.migration.MigrationItem.Foreseen;
import org.tuntas.modelling.migration.MigrationItem.Outcome;
import org.tuntas.modelling.migration.MigrationItem.Tale;
import org.tuntas.procedure.Overtaken;

/**
 * Moves what was ordered, report by report, and before that tries it: a dry run moves a report for good and gives the transaction
 * up. A report's row changes in the transaction that moves it: whenever the machine dies, it has moved and says so, or has not and waits.
 * Its lock is held for one report only, so officers wait no longer than for each other.
 */
@Service
public class MigrationRun {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRun.class);
    private static final int MOST_TRIES = 4;
    /** So many unexpected things, and somebody must look before it goes on. */
    private static final int MOST_FAILURES = 5;

    private final MigrationBook book;
    private final Publications publications;
    private final Relocation relocation;
    private final Complaints complaints;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile @Nullable Way way;

    /** The way of the order that was worked on last. */
    private record Way(long order, Map<String, String> choices, String from, Passage passage) {}

    MigrationRun(
            MigrationBook book,
            Publications publications,
            Relocation relocation,
            Complaints complaints,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.book = book;
        this.publications = publications;
        this.relocation = relocation;
        this.complaints = complaints;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Looks at one report in a dry run or moves one, whatever waits.
     *
     * @return whether there was one
     */
    public boolean workOne() {
        return checkOne() || moveOne();
    }

    private boolean checkOne() {
        Trial trial = new Trial(book::takeUnforeseen);
        trial.make(true);
        MigrationItem item = trial.item;
        if (item == null) {
            transaction.executeWithoutResult(status -> book.endChecks().forEach(order -> record(order, "CHECKED")));
            return false;
        }
        Foreseen foreseen =
                switch (trial.outcome) {
                    case MOVED -> Foreseen.CAN;
                    case GONE -> Foreseen.GONE;
                    default -> Foreseen.CANNOT;
                };
        transaction.executeWithoutResult(status -> book.foresee(item, foreseen, trial.tale));
        return true;
    }

    private boolean moveOne() {
        Trial trial = new Trial(book::takeWaiting);
        trial.make(false);
        MigrationItem item = trial.item;
        if (item == null) {
            transaction.executeWithoutResult(status -> book.endOrders().forEach(order -> record(order, "ENDED")));
            return false;
        }
        if (!trial.kept) {
            transaction.executeWithoutResult(status -> {
                book.end(item, trial.outcome, trial.tale, clock.instant());
                if (trial.outcome == Outcome.FAILED && book.pauseIfFailing(item.order(), MOST_FAILURES)) {
                    record(item.order(), "STOPPED");
                }
            });
        }
        return true;
    }

    private void record(long order, String deed) {
        book.record(order, clock.instant(), "system", deed, "");
    }

    /** One report under way, known beyond the transaction that is given up. */
    private final class Trial {

        private final Supplier<Optional<MigrationItem>> source;
        private @Nullable MigrationItem item;
        private Outcome outcome = Outcome.FAILED;
        private Tale tale = new Tale(null, null, List.of(), List.of());
        private boolean kept;

        Trial(Supplier<Optional<MigrationItem>> source) {
            this.source = source;
        }

        void make(boolean dry) {
            for (int tries = 1; ; tries++) {
                try {
                    transaction.executeWithoutResult(status -> {
                        item = source.get().orElse(null);
                        if (item == null) {
                            return;
                        }
                        attempt(item);
                        if (dry) {
                            status.setRollbackOnly();
                        } else {
                            book.end(item, outcome, tale, clock.instant());
                            kept = true;
                        }
                    });
                    return;
                } catch (Unmovable unmovable) {
                    kept = false;
                    refused(Outcome.REFUSED, unmovable.obstacles());
                    return;
                } catch (Overtaken | ConcurrencyFailureException overtaken) {
                    kept = false;
                    if (tries == MOST_TRIES) {
                        failed(overtaken);
                        return;
                    }
                } catch (RuntimeException unexpected) {
                    kept = false;
                    failed(unexpected);
                    return;
                }
            }
        }

        private void attempt(MigrationItem mine) {
            MigrationOrder order = book.find(mine.order()).orElseThrow();
            TrackingNumber number = new TrackingNumber(mine.number());
            Complaint complaint = complaints.lock(number);
            Whereabouts standing = relocation.standing(number);
            tale = new Tale(standing, null, List.of(), List.of());
            if (standing == null) {
                outcome = Outcome.GONE;
                return;
            }
            Moved moved = relocation.move(number, passage(order));
            complaints.append(ComplaintEvent.plain(
                            number,
                            complaint.round(),
                            clock.instant(),
                            EventKind.PROCEDURE_CHANGED,
                            ComplaintEvent.SYSTEM,
                            order.fromName(),
                            order.toName())
                    .onlyFor(Audience.OFFICERS));
            outcome = Outcome.MOVED;
            tale = new Tale(moved.before(), moved.after(), moved.notes(), List.of());
        }

        private void refused(Outcome how, List<Obstacle> obstacles) {
            boolean elsewhere = obstacles.stream().allMatch(one -> one.kind() == Obstacle.Kind.OTHER_VERSION);
            outcome = elsewhere && how == Outcome.REFUSED ? Outcome.GONE : how;
            tale = new Tale(tale.before(), null, List.of(), obstacles);
        }

        private void failed(RuntimeException unexpected) {
            MigrationItem mine = item;
            if (mine == null) {
                throw unexpected;
            }
            LOG.error("{} of migration {} failed", mine.number(), mine.order(), unexpected);
            refused(
                    Outcome.FAILED,
                    List.of(new Obstacle(
                            Obstacle.Kind.EVALUATION, "", "", "", String.valueOf(unexpected.getMessage()))));
        }
    }

    private Passage passage(MigrationOrder order) {
        Way present = way;
        if (present == null
                || present.order != order.id()
                || !present.choices.equals(order.choices())
                || !present.from.equals(order.from())) {
            present = new Way(
                    order.id(),
                    order.choices(),
                    order.from(),
                    relocation.prepare(mapping(order).route(order.from(), order.to())));
            way = present;
        }
        return present.passage;
    }

    private Mapping mapping(MigrationOrder order) {
        return MappingProposal.between(
                publications.blueprint(order.from()), publications.blueprint(order.to()), order.choices());
    }
}
