package org.tuntas.bulk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;

/** Where officers order one thing for many complaints, and see what became of it. */
@Service
public class BulkDesk {

    /** Most complaints of one order. */
    public static final int MOST = 5000;

    private static final int ORDERS_SHOWN = 20;
    private static final int ITEMS_SHOWN = 1000;

    private final BulkOrders orders;
    private final ObjectProvider<BulkWorker> worker;
    private final Clock clock;

    BulkDesk(BulkOrders orders, ObjectProvider<BulkWorker> worker, Clock clock) {
        this.orders = orders;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * Orders something. Whether the officer may do it is asked for each complaint when its turn comes.
     *
     * @param login officer who orders
     * @param numbers tracking numbers as people write them; doubles count once
     * @param typed by field of the step's form: a text, or a list of them
     * @param key of the form the officer filled in: sent twice it is one order
     * @param language in which results are told
     * @return id of the order
     * @throws InvalidInput naming the numbers that are none, and the fields that are wrong
     */
    public long order(
            String login, BulkKind kind, List<String> numbers, Map<String, Object> typed, String key, Locale language) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> read = read(numbers, problems);
        Map<String, Object> fields = BulkFields.read(kind, typed, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        long order = orders.add(kind, login, language.toLanguageTag(), clock.instant(), fields, key, List.copyOf(read));
        worker.ifAvailable(BulkWorker::wakeAfterCommit);
        return order;
    }

    /**
     * An order of this officer's own.
     *
     * @throws Refused UNKNOWN when there is none, or it is somebody else's
     */
    public BulkOrder find(String login, long order) {
        return orders.find(order)
                .filter(found -> found.officer().equals(login))
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "bulk.unknown"));
    }

    /** The officer's newest orders. */
    public List<BulkOrder> newest(String login) {
        return orders.newestOf(login, ORDERS_SHOWN);
    }

    /** How far an order has come. */
    public BulkOrders.Progress progress(BulkOrder order) {
        return orders.progress(order.id());
    }

    /** What became of its complaints, the failed ones first; of a very long order the first thousand. */
    public List<BulkItem> items(BulkOrder order) {
        return orders.items(order.id(), ITEMS_SHOWN);
    }

    /**
     * Tries once more what failed.
     *
     * @throws Refused as {@link #find}
     */
    public void retry(String login, long order) {
        orders.retry(find(login, order).id());
        worker.ifAvailable(BulkWorker::wakeAfterCommit);
    }

    private static Set<String> read(List<String> numbers, List<FieldProblem> problems) {
        Set<String> read = new LinkedHashSet<>();
        List<String> strange = new ArrayList<>();
        for (String written : numbers) {
            if (!written.isBlank()) {
                TrackingNumber.read(written.strip())
                        .ifPresentOrElse(number -> read.add(number.value()), () -> strange.add(shortened(written)));
            }
        }
        if (!strange.isEmpty()) {
            problems.add(FieldProblem.of(
                    "numbers",
                    "bulk.strangeNumbers",
                    String.join(", ", strange.subList(0, Math.min(5, strange.size())))));
        } else if (read.isEmpty()) {
            problems.add(FieldProblem.of("numbers", "bulk.noNumbers"));
        } else if (read.size() > MOST) {
            problems.add(FieldProblem.of("numbers", "bulk.tooMany", read.size(), MOST));
        }
        return read;
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() <= 24 ? line : line.substring(0, 24) + "…";
    }
}
