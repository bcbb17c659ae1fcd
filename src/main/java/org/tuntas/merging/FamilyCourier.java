package org.tuntas.merging;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.merging.FamilyNews.Item;
import org.tuntas.procedure.FamilySignal;
import org.tuntas.procedure.Procedure;

/** Brings children the news of their parents, each in a transaction of its own. */
@Service
public class FamilyCourier {

    private static final Logger LOG = LoggerFactory.getLogger(FamilyCourier.class);

    private final FamilyNews news;
    private final Families families;
    private final MergeDesk desk;
    private final Complaints complaints;
    private final Procedure procedure;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FamilyCourier(
            FamilyNews news,
            Families families,
            MergeDesk desk,
            Complaints complaints,
            Procedure procedure,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.news = news;
        this.families = families;
        this.desk = desk;
        this.complaints = complaints;
        this.procedure = procedure;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Brings what waits, until nothing waits that could be brought.
     *
     * @return how many children heard
     */
    public int deliverWaiting() {
        int all = 0;
        while (deliverOne()) {
            all++;
        }
        return all;
    }

    /**
     * Brings what has waited longest.
     *
     * @return whether there was anything
     */
    boolean deliverOne() {
        @Nullable Item[] carried = new Item[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<Item> item = news.take();
                item.ifPresent(taken -> {
                    carried[0] = taken;
                    bring(taken);
                    news.told(taken);
                });
                return item.isPresent();
            }));
        } catch (RuntimeException failed) {
            Item item = carried[0];
            if (item == null) {
                throw failed;
            }
            LOG.warn("{} could not be told that {} is {}", item.child(), item.parent(), item.kind(), failed);
            transaction.executeWithoutResult(status -> news.failed(item, String.valueOf(failed.getMessage())));
            return true;
        }
    }

    private void bring(Item item) {
        Complaint child = complaints.lock(item.child());
        boolean waits = child.state() == ComplaintState.MERGED
                && families.parentOf(child.number()).isPresent();
        if (!waits) {
            return; // taken out, withdrawn or answered meanwhile
        }
        switch (item.kind()) {
            case ANSWERED -> procedure.tell(child, FamilySignal.PARENT_ANSWERED, Map.of("merged", false));
            case RELEASED -> desk.takeOut(child, item.parent(), ComplaintEvent.SYSTEM, Families.End.UNMERGED);
            case PROMOTED -> promote(child, item);
            case ADOPTED -> adopted(child);
        }
    }

    /** Its reporter waited for one number and now waits for another: that must not look like a second decision about it. */
    private void adopted(Complaint child) {
        complaints.append(ComplaintEvent.plain(
                child.number(),
                child.round(),
                clock.instant(),
                EventKind.PARENT_REPLACED,
                ComplaintEvent.SYSTEM,
                families.parentOf(child.number()).orElseThrow().value()));
    }

    /** The child goes on in its parent's place, and its siblings wait for it. */
    private void promote(Complaint child, Item item) {
        desk.takeOut(child, item.parent(), ComplaintEvent.SYSTEM, Families.End.PROMOTED);
        families.adopt(item.parent(), child.number(), ComplaintEvent.SYSTEM, clock.instant());
        news.tellAll(child.number(), FamilyNews.Kind.ADOPTED, clock.instant());
    }
}
