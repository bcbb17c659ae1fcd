package org.tuntas.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.handling.CaseQuery.Order;
import org.tuntas.handling.CaseQuery.Whose;

/**
 * With many reports, a page of a list reads about as many rows as it shows. What a machine's speed has no part in is counted: the rows
 * that PostgreSQL fetches, as it counts them itself within a transaction, which is rolled back.
 */
class ManyReportsTest extends RunningTuntas {

    private static final int MANY = 8_000;
    private static final int PAGE = 25;

    @Autowired
    WhoMayRead whoMayRead;

    @Autowired
    CaseIndex index;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void listsAndSearchesReadWhatTheyShow() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            new ManyReports(jdbc).fill(MANY);
            // Eight thousand rows are soon read whole, and PostgreSQL knows. The question is whether the indexes
            // answer.
            for (String whole : List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin")) {
                jdbc.sql("select set_config(?, 'off', true)")
                        .param(whole)
                        .query(String.class)
                        .single();
            }
            // The bounded count reads a thousand reports with their complaints; the page a few dozen.
            int bounded = 2 * CaseIndex.MOST_COUNTED + 500;
            reads("the desk's whole list", "rina.desk", asking(null), bounded, PAGE);
            // Six of ten are the city's: the others are passed on the way.
            reads("a city's whole list", "sari.kota", asking(null), 2 * bounded, PAGE);
            reads("a unit's whole list", "budi.dishub", asking(null), 3 * MANY / 10, PAGE);
            reads("a word of one report", "rina.desk", asking("w4711"), 50, 1);
            reads("a word that is nowhere", "rina.desk", asking("kwartsiet"), 100, 0);
            reads("a report's number", "rina.desk", asking("LP-25-0000-1267"), 50, 1);
            reads("a part of a number", "rina.desk", asking("0000-1267"), 50, 1);
            reads("a word of another unit's report", "siti.dpupr", asking("w4711"), 100, 0);
            // This officer has one in twenty: each is read in five tables, for the count and for the page.
            reads("what one officer has", "budi.dishub", mine(), MANY / 20 * 5 * 2 + 500, PAGE);
        });
    }

    private void reads(String what, String login, CaseQuery query, long most, int shown) {
        Reader reader = whoMayRead.reader(login);
        long before = rowsRead();
        CaseIndex.Found found = index.find(reader, query, PAGE);
        long read = rowsRead() - before;
        assertThat(found.lines()).as(what).hasSize(shown);
        assertThat(read).as("rows read for " + what).isLessThanOrEqualTo(most);
    }

    /** Rows of all tables that this transaction has fetched so far, by reading a table through or by an index. */
    private long rowsRead() {
        return jdbc.sql(
                        """
                        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables
                        where relname in ('complaint', 'case_index', 'assignment', 'complaint_event', 'act_ru_task',
                            'act_ru_execution', 'act_ru_identitylink')
                        """)
                .query(Long.class)
                .single();
    }

    private static CaseQuery asking(String text) {
        return query(text, null);
    }

    private static CaseQuery mine() {
        return query(null, Whose.MINE);
    }

    private static CaseQuery query(String text, Whose whose) {
        return new CaseQuery(
                text, null, null, null, null, null, null, Instant.EPOCH, null, null, whose, false, Order.URGENT, null);
    }
}
