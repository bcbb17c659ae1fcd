package org.tuntas.lifecycle;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.procedure.RoundBacklog;
import org.tuntas.procedure.RoundBacklog.Waiting;

/**
 * Starts the process instances of acknowledged rounds, many in one transaction. The row of the backlog goes in the
 * transaction that makes the instance: whenever the machine dies, there is one or the other, never both or neither.
 */
@Component
public class RoundStarter {

    private static final int BATCH = 25;
    private static final Logger LOG = LoggerFactory.getLogger(RoundStarter.class);

    private final RoundBacklog backlog;
    private final Complaints complaints;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    RoundStarter(
            RoundBacklog backlog,
            Complaints complaints,
            RuntimeService runtime,
            PlatformTransactionManager transactions) {
        this.backlog = backlog;
        this.complaints = complaints;
        this.runtime = runtime;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Starts what waits, until nothing waits that could be started.
     *
     * @return how many rounds were started
     */
    public int startWaiting() {
        int all = 0;
        for (int started = startBatch(); started > 0; started = startBatch()) {
            all += started;
        }
        return all;
    }

    /**
     * Starts a round that the caller has taken from the backlog, in the caller's transaction: at verification, or, when the
     * reporter reopened what an agency had answered, at the disposition of that agency.
     */
    void start(Complaint complaint, Waiting round) {
        boolean verified = complaint.state() == ComplaintState.FORWARDED;
        runtime.startProcessInstanceByKey(
                ComplaintProcess.KEY,
                round.number().value(),
                Variables.putValue(
                                ComplaintProcess.NAMED_AGENCY,
                                complaint.namedAgency() == null ? "" : complaint.namedAgency())
                        .putValue(ComplaintProcess.ROUND, round.round())
                        .putValue(ComplaintProcess.STARTS_AT, verified ? "DISPOSITION" : "VERIFICATION")
                        .putValue(ComplaintProcess.VERIFIED, verified)
                        .putValue(ComplaintProcess.AGENCY, verified ? complaint.agency() : null)
                        .putValue(ComplaintProcess.UNIT_ASSIGNED, false)
                        .putValue(ComplaintProcess.MERGED, false));
        backlog.started(round);
    }

    private int startBatch() {
        try {
            Integer started = transaction.execute(status -> startAll(backlog.take(BATCH)));
            return started == null ? 0 : started;
        } catch (RuntimeException oneOfThem) {
            LOG.warn("A batch of rounds could not be started; trying them one by one", oneOfThem);
            return startSingly();
        }
    }

    private int startAll(List<Waiting> rounds) {
        rounds.forEach(round -> start(complaints.lock(round.number()), round));
        return rounds.size();
    }

    private int startSingly() {
        List<Waiting> rounds = transaction.execute(status -> backlog.take(BATCH));
        int started = 0;
        for (Waiting round : rounds == null ? List.<Waiting>of() : rounds) {
            started += startOne(round) ? 1 : 0;
        }
        return started;
    }

    private boolean startOne(Waiting round) {
        try {
            transaction.executeWithoutResult(status -> {
                Complaint complaint = complaints.lock(round.number());
                if (backlog.take(round.number(), round.round())) {
                    start(complaint, round);
                }
            });
            return true;
        } catch (RuntimeException failed) {
            LOG.error("Round {} of {} could not be started", round.round(), round.number(), failed);
            transaction.executeWithoutResult(status -> backlog.failed(round, String.valueOf(failed.getMessage())));
            return false;
        }
    }
}
