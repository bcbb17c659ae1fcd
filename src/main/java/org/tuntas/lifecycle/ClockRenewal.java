package org.tuntas.lifecycle;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.procedure.Clockwork;
import org.tuntas.procedure.RenewalWitness;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.LimitBook;
import org.tuntas.sla.RenewalBacklog;

/**
 * Renews the clocks that a changed calendar or ladder has moved, many in one transaction. A complaint leaves the backlog in the
 * transaction that renews it, under its lock: whenever the machine dies, what is not renewed is still on the list. Complaints that
 * somebody works on are skipped and come back, so nobody waits longer than one batch lasts.
 */
@Component
public class ClockRenewal {

    private static final int BATCH = 50;
    private static final Logger LOG = LoggerFactory.getLogger(ClockRenewal.class);

    private final RenewalBacklog backlog;
    private final CalendarBook calendars;
    private final LimitBook limits;
    private final ComplaintLocks locks;
    private final Clockwork clockwork;
    private final RenewalWitness witness;
    private final TransactionTemplate transaction;
    private volatile long newestSeen;

    ClockRenewal(
            RenewalBacklog backlog,
            CalendarBook calendars,
            LimitBook limits,
            ComplaintLocks locks,
            Clockwork clockwork,
            RenewalWitness witness,
            PlatformTransactionManager transactions) {
        this.backlog = backlog;
        this.calendars = calendars;
        this.limits = limits;
        this.locks = locks;
        this.clockwork = clockwork;
        this.witness = witness;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Renews what waits, until nothing waits that could be renewed now.
     *
     * @return how many complaints were renewed
     */
    public int renewWaiting() {
        spread();
        int all = 0;
        for (Batch batch = renewBatch(); batch.taken > 0; batch = renewBatch()) {
            all += batch.renewed;
        }
        return all;
    }

    /** Puts the complaints on the list that new changes concern; every node forgets its old calendars with that. */
    void spread() {
        long newest = backlog.newestChange();
        if (newest > newestSeen) {
            reread();
            newestSeen = newest;
        }
        int concerned = newest == 0 ? 0 : backlog.spread();
        if (concerned > 0) {
            LOG.info("A calendar or ladder has changed: the clocks of {} complaints are renewed", concerned);
        }
    }

    /**
     * What became of a batch.
     *
     * @param taken how many complaints were taken from the list; 0 when none was due
     * @param renewed how many of them were renewed
     */
    record Batch(int taken, int renewed) {}

    /** Renews some of the complaints that wait. */
    Batch renewBatch() {
        try {
            Batch batch = transaction.execute(status -> renew(backlog.take(BATCH)));
            return batch == null ? new Batch(0, 0) : batch;
        } catch (RuntimeException oneOfThem) {
            LOG.info("A batch of clocks could not be renewed; trying them one by one", oneOfThem);
            return renewSingly();
        }
    }

    private Batch renew(List<String> taken) {
        if (taken.isEmpty()) {
            return new Batch(0, 0);
        }
        // Only now: what is on the list was put there after its change was committed.
        reread();
        Set<TrackingNumber> free =
                locks.lockFree(taken.stream().map(TrackingNumber::new).toList());
        witness.moved(clockwork.renewAll(free));
        Set<String> renewed = free.stream().map(TrackingNumber::value).collect(Collectors.toSet());
        backlog.renewed(renewed);
        backlog.busy(taken.stream().filter(number -> !renewed.contains(number)).toList());
        return new Batch(taken.size(), renewed.size());
    }

    private void reread() {
        calendars.reread();
        limits.reread();
    }

    private Batch renewSingly() {
        Collection<String> due = transaction.execute(status -> backlog.take(BATCH));
        int renewed = 0;
        for (String number : due == null ? List.<String>of() : due) {
            renewed += renewOne(number);
        }
        return new Batch(due == null ? 0 : due.size(), renewed);
    }

    private int renewOne(String number) {
        try {
            Batch one = transaction.execute(status -> renew(backlog.take(number) ? List.of(number) : List.of()));
            return one == null ? 0 : one.renewed;
        } catch (RuntimeException failed) {
            LOG.error("The clocks of {} could not be renewed", number, failed);
            transaction.executeWithoutResult(status -> backlog.failed(number, String.valueOf(failed.getMessage())));
            return 0;
        }
    }
}
