package org.tuntas.reporter;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;

/** Removes identities, and the texts of spam, when their time has come. What was decided and when stays. */
@Component
class Retention implements NightWork {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 50;

    private final RetentionBook book;
    private final Complaints complaints;
    private final Clock clock;
    private final TransactionTemplate transaction;
    /** Reports that could not be done, with the moment; they are tried again the next night. */
    private final Map<TrackingNumber, Instant> failed = new ConcurrentHashMap<>();

    Retention(RetentionBook book, Complaints complaints, Clock clock, PlatformTransactionManager transactions) {
        this.book = book;
        this.complaints = complaints;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int some() {
        Instant now = clock.instant();
        failed.values().removeIf(at -> at.plus(RetentionWorker.NIGHT).isBefore(now));
        Collection<TrackingNumber> left = List.copyOf(failed.keySet());
        List<RetentionBook.Due> due = book.due(now, left, BATCH);
        due.forEach(one -> remove(one, now));
        return due.size();
    }

    private void remove(RetentionBook.Due due, Instant now) {
        try {
            boolean done = Boolean.TRUE.equals(transaction.execute(status -> {
                // Asked again under the lock: whoever took the report up again a moment ago has won.
                if (!book.take(due, now)) {
                    return false;
                }
                carryOut(due, complaints.lock(due.number()), now);
                return true;
            }));
            if (!done) {
                failed.put(due.number(), now);
            }
        } catch (RuntimeException fault) {
            failed.put(due.number(), now);
            LOG.error("{} of {} failed and is tried again the next night", due.action(), due.number(), fault);
        }
    }

    private void carryOut(RetentionBook.Due due, Complaint complaint, Instant now) {
        switch (due.action()) {
            case ANONYMISE -> {
                if (book.anonymise(due.number(), now)) {
                    append(complaint, EventKind.ANONYMISED, now);
                }
            }
            case DELETE_TEXTS -> {
                complaints.deleteTexts(due.number());
                book.textsDeleted(due.number(), now);
                append(complaint, EventKind.TEXTS_DELETED, now);
            }
        }
    }

    private void append(Complaint complaint, EventKind kind, Instant now) {
        complaints.append(ComplaintEvent.plain(complaint.number(), complaint.round(), now, kind, ComplaintEvent.SYSTEM)
                .onlyFor(Audience.REPORTER));
    }
}
