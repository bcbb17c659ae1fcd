package org.tuntas.handling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.TrackingNumber;

/**
 * However many reports are closed, few are read to propose somebody. What a machine's speed has no part in is counted: the rows that
 * PostgreSQL fetches within a transaction, which is rolled back.
 */
class ManyClosedReportsTest extends RunningTuntas {

    private static final int MANY = 100_000;

    /** Five hundred are compared; whether they were merged and who worked on the best is looked up. */
    private static final long MOST_ROWS = 1_100;

    @Autowired
    SimilarReports similar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aProposalReadsAFewHundredOfAHundredThousandReports() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            fill();
            reads("the commonest words there are", "Lampu jalan mati di depan sekolah", 20);
            reads("a single word", "Jembatan", 20);
            reads("words that nobody has used", "Kwartsiet zwaluw", 0);
            reads("no word at all", "di ke 1", 0);
        });
    }

    private void reads(String what, String title, int found) {
        jdbc.sql("update complaint set title = ?, text = ? where number = 'LP-25-0000-0001'")
                .params(title, title)
                .update();
        long before = rowsRead();
        assertThat(similar.closedLike(new TrackingNumber("LP-25-0000-0001"), 20))
                .as(what)
                .hasSize(found);
        assertThat(rowsRead() - before).as("rows read for " + what).isLessThan(MOST_ROWS);
    }

    private long rowsRead() {
        return jdbc.sql(
                        """
                        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables
                        where relname in ('complaint', 'assignment', 'family')
                        """)
                .query(Long.class)
                .single();
    }

    /** Four of five are closed; all speak of street lamps, or of something else that is broken. */
    private void fill() {
        // The triggers that keep the officers' search have no part in this, and would take minutes.
        jdbc.sql("alter table complaint disable trigger user").update();
        jdbc.sql("alter table assignment disable trigger user").update();
        jdbc.sql(
                        """
                        insert into complaint (number, type, title, text, public_title, region_code, anonymous, secret, channel, state,
                            state_since, agency, unit, filed_at, closed_at)
                        select 'LP-25-' || upper(lpad(to_hex(n / 65536), 4, '0')) || '-' || upper(lpad(to_hex(n % 65536), 4, '0')), 'COMPLAINT',
                            (array['Lampu jalan', 'Jembatan', 'Saluran air'])[1 + n % 3] || ' ' || (array['mati', 'rusak'])[1 + n % 2],
                            (array['Lampu jalan mati', 'Jembatan rusak', 'Saluran air mampet'])[1 + n % 3] || ' di depan sekolah RT ' || n % 17,
                            'Lampu', '36.71.06', false, false, 'WEB', case when n % 5 = 1 then 'FORWARDED' else 'RESOLVED' end,
                            now(), 'kota-tangerang', 'dishub', now() - n * interval '5 minutes', now()
                        from generate_series(1, ?) n
                        """)
                .param(MANY)
                .update();
        jdbc.sql(
                        """
                        insert into assignment (number, round, unit, lead, state, clock_from, opened_at, ended_at)
                        select number, 1, 'dishub', true, 'IN_PROGRESS', now(), now(), now() from complaint where number like 'LP-25-%'
                        """)
                .update();
        jdbc.sql("analyze complaint").update();
        jdbc.sql("analyze assignment").update();
    }
}
