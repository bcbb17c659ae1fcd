package org.tuntas.bulk;

import java.time.Clock;
import java.util.HashMap;
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
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.CaseDesk;
import org.tuntas.handling.HolderReminder;
import org.tuntas.language.Words;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Workbench;

/**
 * Does what was ordered, complaint by complaint. The item's row changes in the transaction that does the work: whenever the
 * machine dies, a complaint is done and says so, or is not and waits.
 */
@Service
class BulkRun {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRun.class);
    private static final int MOST_TRIES = 4;

    private final BulkOrders orders;
    private final Workbench workbench;
    private final Procedure procedure;
    private final CaseDesk cases;
    private final HolderReminder reminder;
    private final Words words;
    private final Clock clock;
    private final TransactionTemplate transaction;

    BulkRun(
            BulkOrders orders,
            Workbench workbench,
            Procedure procedure,
            CaseDesk cases,
            HolderReminder reminder,
            Words words,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.workbench = workbench;
        this.procedure = procedure;
        this.cases = cases;
        this.reminder = reminder;
        this.words = words;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Works on one complaint that waits.
     *
     * @return whether there was one
     */
    boolean workOne() {
        Attempt attempt = new Attempt();
        for (int tries = 1; ; tries++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> attempt.make()));
            } catch (Overtaken | ConcurrencyFailureException overtaken) {
                if (tries == MOST_TRIES) {
                    return attempt.failed("moment.overtaken", overtaken);
                }
            } catch (Workbench.Declined declined) {
                return attempt.failed(declined.sentence());
            } catch (InvalidInput invalid) {
                return attempt.failed(attempt.speaking(() -> words.problems(invalid)));
            } catch (Refused refused) {
                return attempt.failed(attempt.speaking(() -> words.refusal(refused)));
            } catch (RuntimeException unexpected) {
                if (attempt.item == null) {
                    throw unexpected;
                }
                LOG.error("{} of bulk action {} failed", attempt.item.number(), attempt.item.order(), unexpected);
                return attempt.failed("bulk.unexpected", unexpected);
            }
        }
    }

    /** One item under way, known beyond the transaction in which it fails. */
    private final class Attempt {

        private @Nullable BulkItem item;
        private @Nullable BulkOrder order;

        private boolean make() {
            Optional<BulkItem> taken = orders.takeOne();
            if (taken.isEmpty()) {
                return false;
            }
            BulkItem mine = taken.get();
            BulkOrder ordered = orders.find(mine.order()).orElseThrow();
            item = mine;
            order = ordered;
            Words.speaking(ordered.language(), () -> {
                work(ordered, new TrackingNumber(mine.number()));
                return null;
            });
            orders.done(mine, clock.instant());
            return true;
        }

        private void work(BulkOrder ordered, TrackingNumber number) {
            BulkKind kind = ordered.kind();
            if (kind == BulkKind.REMIND) {
                reminder.remind(
                        number, ordered.officer(), (String) ordered.fields().get("internalNote"));
                return;
            }
            OpenTask task = workbench
                    .find(number, kind.form(), ordered.officer())
                    .orElseThrow(() -> new Refused(
                            Refused.Kind.UNKNOWN, kind.isForManagers() ? "monitor.notEscalated" : "bulk.nothingWaits"));
            if (kind.form() == null) {
                workbench.claim(task, ordered.officer());
                return;
            }
            Map<String, Object> fields = new HashMap<>(cases.prefilled(
                    kind.form(),
                    procedure.stationOf(task.id(), ordered.officer()).orElseThrow()));
            fields.keySet().retainAll(kind.kept());
            fields.putAll(ordered.fields());
            fields.putAll(kind.outcome());
            workbench.decide(task, ordered.officer(), fields);
        }

        private String speaking(Supplier<String> speech) {
            return Words.speaking(order == null ? Words.INDONESIAN : order.language(), speech);
        }

        private boolean failed(String key, Exception cause) {
            LOG.debug("A complaint of a bulk action failed", cause);
            return failed(speaking(() -> words.text(key)));
        }

        private boolean failed(String sentence) {
            BulkItem mine = item;
            if (mine != null) {
                transaction.executeWithoutResult(status -> orders.failed(mine, sentence, clock.instant()));
            }
            return true;
        }
    }
}
