package org.tuntas.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders and how far each of their complaints has come. */
public interface BulkOrders {

    /** How many complaints of an order have come how far. */
    record Progress(int waiting, int done, int failed) {

        /** All of them. */
        public int all() {
            return waiting + done + failed;
        }
    }

    /**
     * Keeps an order.
     *
     * @param key of the form it was filled in on: sent twice it is one order
     * @param numbers tracking numbers without doubles
     * @return id of the order, the first one's when the form was sent before
     */
    long add(
            BulkKind kind,
            String officer,
            String language,
            Instant at,
            Map<String, Object> fields,
            String key,
            List<String> numbers);

    /** The order of that id. */
    Optional<BulkOrder> find(long order);

    /** The newest orders of somebody. */
    List<BulkOrder> newestOf(String officer, int limit);

    /** How far it has come. */
    Progress progress(long order);

    /**
     * Its complaints, the failed ones first, then in their order.
     *
     * @param limit most of them
     */
    List<BulkItem> items(long order, int limit);

    /** Locks a complaint's item that waits and that nobody else works on; empty when none does. */
    Optional<BulkItem> takeOne();

    /** The item is done, in the transaction that did it. */
    void done(BulkItem item, Instant at);

    /** The item cannot be done. */
    void failed(BulkItem item, String reason, Instant at);

    /**
     * Lets what failed wait again.
     *
     * @return how many
     */
    int retry(long order);
}
