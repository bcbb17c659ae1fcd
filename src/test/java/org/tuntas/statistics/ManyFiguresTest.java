package org.tuntas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;

/**
 * Pages of figures read months and what is under way, however many reports have ended. The rows are those that PostgreSQL fetches,
 * as it counts them itself within a transaction, which is rolled back. For times by hand: {@code -Dtuntas.many=100000}.
 */
class ManyFiguresTest extends RunningTuntas {

    private static final int MANY = Integer.getInteger("tuntas.many", 10_000);
    private static final int OPEN = MANY / 100;
    private static final Year YEAR = Year.of(2041);

    @Autowired
    PublicFigures figures;

    @Autowired
    Scorecard scorecard;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void pagesReadMonthsAndWhatIsUnderWay() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            fill();
            // A few thousand rows are soon read whole, and PostgreSQL knows. The question is whether the indexes
            // answer.
            jdbc.sql("set local enable_seqscan = off").update();
            for (Dimension dimension : Dimension.PUBLIC) {
                YearTable[] table = new YearTable[1];
                reads(dimension.name(), () -> table[0] = figures.table(dimension, YEAR));
                assertThat(table[0].lines()).as(dimension.name()).isNotEmpty();
            }
            Scorecard.Span span = new Scorecard.Span(3, YEAR.atMonth(12));
            reads("scorecard", () -> assertThat(scorecard.of(Dimension.UNIT, span, Set.of(Guard.NONE), unit -> true))
                    .hasSize(40));
            reads("years", figures::years);
        });
    }

    private void reads(String what, Runnable look) {
        long before = rowsRead();
        long started = System.nanoTime();
        look.run();
        long read = rowsRead() - before;
        if (Integer.getInteger("tuntas.many") != null) {
            System.out.printf("many: %s %d ms, %d rows%n", what, (System.nanoTime() - started) / 1_000_000, read);
        }
        // Of each report under way: itself, twice, its first answer, its open clocks; what other tests left waits too.
        assertThat(read).as("rows read for " + what).isLessThan(8L * OPEN + 5 * waiting());
    }

    private long waiting() {
        return jdbc.sql(
                        "select (select count(*) from figure_due) + (select count(*) from complaint where state not in"
                                + " ('RESOLVED', 'AUTO_CLOSED', 'ARCHIVED', 'WITHDRAWN', 'REFERRED') and number not like 'LP-41-%')")
                .query(Long.class)
                .single();
    }

    private long rowsRead() {
        return jdbc.sql(
                        """
                        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables
                        where relname in ('complaint', 'assignment', 'stage_visit', 'report_figure', 'daily_figure', 'figure_due')
                        """)
                .query(Long.class)
                .single();
    }

    /** One of a hundred is under way. Forty units of twenty agencies. */
    private void fill() {
        for (String table : List.of("complaint", "assignment")) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
        }
        jdbc.sql(
                        """
                        insert into complaint (number, type, title, text, anonymous, secret, channel, state, state_since, region_code,
                            category, agency, unit, age_group, filed_at, closed_at)
                        select 'LP-41-' || upper(lpad(to_hex(n / 65536), 4, '0')) || '-' || upper(lpad(to_hex(n % 65536), 4, '0')),
                            'COMPLAINT', 'Lampu', 'Lampu mati', false, n % 41 = 0, 'WEB',
                            case when n % 100 = 0 then 'IN_PROGRESS' else 'RESOLVED' end, now(),
                            '36.' || lpad(cast(n % 60 as text), 2, '0') || '.01', (array['perhubungan', 'kesehatan', null])[n % 3 + 1],
                            'agency-' || n % 20, 'unit-' || n % 40, (array['UNDER_20', 'FROM_20', null])[n % 3 + 1],
                            timestamptz '2041-01-01 09:00+07' + n % 365 * interval '1 day', case when n % 100 <> 0 then now() end
                        from generate_series(1, ?) n
                        """)
                .param(MANY)
                .update();
        jdbc.sql(
                        """
                        insert into stage_visit (number, round, stage, agency, unit, type, supervision_class, started_at, working_days,
                            legal_basis, limit_at, near_at)
                        select number, 1, 'FOLLOW_UP', agency, unit, 'COMPLAINT', 'ORDINARY', filed_at, 5, 'uji', filed_at + '7 days',
                            filed_at + '6 days'
                        from complaint where number like 'LP-41-%' and closed_at is null
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into report_figure (number, day, agency, category, region, type, supervision, outcome, close_reason, days,
                            followed_up, followed_up_on_time, returned, reopened, answered, confirmed, rescued, rating, unit, age_group,
                            secret)
                        select number, day, agency, category, region, type, supervision, state, '', 3 + length(category), true, true,
                            false, false, true, true, false, 4, unit, age_group, secret
                        from grouped_report where number like 'LP-41-%' and state = 'RESOLVED'
                        """)
                .update();
        jdbc.sql(
                        "insert into daily_figure select * from figure_of_day where day >= '2041-01-01' and day < '2042-01-01'")
                .update();
        jdbc.sql(
                        "insert into monthly_figure select * from figure_of_month where month >= '2041-01-01' and month < '2042-01-01'")
                .update();
        for (String table :
                List.of("complaint", "stage_visit", "assignment", "report_figure", "daily_figure", "monthly_figure")) {
            jdbc.sql("analyze " + table).update();
        }
    }
}
