package org.tuntas.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.handling.ManyReports;
import org.tuntas.publication.ListQuery.Order;
import org.tuntas.publication.ListQuery.Place;

/**
 * With many published reports, a page of the public list reads about as many rows as it shows and counts. The rows are those that
 * PostgreSQL fetches, as it counts them itself within a transaction, which is rolled back. For times by hand:
 * {@code -Dtuntas.many=100000} makes as many and prints how long each list takes.
 */
class ManyPublishedReportsTest extends RunningTuntas {

    private static final int MANY = Integer.getInteger("tuntas.many", 20_000);
    private static final int PAGE = 20;

    /** The count stops at a thousand and one; the page reads its rows, each with the limit of its next step. */
    private static final int BOUNDED = 1001 + 5 * PAGE;

    @Autowired
    PublishedReports reports;

    @Autowired
    FrontFigures figures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void listsAndSearchesReadWhatTheyShow() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            new ManyReports(jdbc).fill(MANY);
            jdbc.sql("update published_report set supports = length(number) * 7 % 31 where number like 'LP-25-%'")
                    .update();
            jdbc.sql("analyze published_report").update();
            jdbc.sql("select gin_clean_pending_list('published_report_words')")
                    .query(Long.class)
                    .single();
            for (String whole : List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin")) {
                jdbc.sql("select set_config(?, 'off', true)")
                        .param(whole)
                        .query(String.class)
                        .single();
            }
            Place far = new Place(0, Instant.parse("2026-04-10T00:00:00Z"), "LP-25-0000-0000");
            reads("everything", asking(null, null, null, null, null, Order.NEWEST, null), BOUNDED);
            reads("what most support", asking(null, null, null, null, null, Order.SUPPORTED, null), BOUNDED);
            reads("what is open for longest", asking(null, null, null, null, null, Order.LONGEST_OPEN, null), BOUNDED);
            reads("a page far down", asking(null, null, null, null, null, Order.NEWEST, far), BOUNDED);
            reads("a word of one in fifteen", asking("lampu", null, null, null, null, Order.NEWEST, null), MANY / 4);
            reads("two words", asking("lampu ciledug", null, null, null, null, Order.SUPPORTED, null), MANY / 10);
            reads("a word that is nowhere", asking("kwartsiet", null, null, null, null, Order.NEWEST, null), 10);
            reads(
                    "a state",
                    asking(null, ComplaintState.IN_PROGRESS, null, null, null, Order.NEWEST, null),
                    1001 + MANY / 5);
            reads("an agency", asking(null, null, null, "kementerian-pu", null, Order.NEWEST, null), BOUNDED + 1001);
            reads("a region", asking(null, null, null, null, "36.71.06", Order.NEWEST, null), BOUNDED + 1001);
            reads(
                    "a province, by type",
                    asking(null, null, ComplaintType.COMPLAINT, null, "36", Order.NEWEST, null),
                    2 * BOUNDED);
            long started = System.nanoTime();
            figures.count(Instant.EPOCH);
            told("figures", started, 0);
        });
    }

    private void reads(String what, ListQuery query, long most) {
        long before = rowsRead();
        long started = System.nanoTime();
        reports.find(query, PAGE);
        long read = rowsRead() - before;
        told(what, started, read);
        assertThat(read).as("rows read for " + what).isLessThanOrEqualTo(most);
    }

    private static void told(String what, long started, long read) {
        if (Integer.getInteger("tuntas.many") != null) {
            System.out.printf("many: %s %d ms, %d rows%n", what, (System.nanoTime() - started) / 1_000_000, read);
        }
    }

    private long rowsRead() {
        return jdbc.sql(
                        """
                        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables
                        where relname in ('complaint', 'case_index', 'published_report')
                        """)
                .query(Long.class)
                .single();
    }

    private static ListQuery asking(
            String text,
            ComplaintState state,
            ComplaintType type,
            String agency,
            String region,
            Order order,
            Place after) {
        return new ListQuery(text, state, type, null, agency, region, null, null, order, after);
    }
}
