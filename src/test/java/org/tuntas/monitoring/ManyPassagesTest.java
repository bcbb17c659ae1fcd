package org.tuntas.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.handling.Overseers;
import org.tuntas.handling.Oversight;
import org.tuntas.statistics.Bookkeeper;

/**
 * The map of steps reads days and what is open, however many reports have ended, also within its period. The rows are those that PostgreSQL
 * fetches, within a transaction that is rolled back. For times by hand: {@code -Dtuntas.many=100000}.
 */
class ManyPassagesTest extends RunningTuntas {

    private static final int MANY = Integer.getInteger("tuntas.many", 10_000);
    private static final int OPEN = MANY / 5;
    private static final Instant UNTIL = Instant.parse("2043-06-30T17:00:00Z");

    @Autowired
    Passages passages;

    @Autowired
    Bookkeeper bookkeeper;

    @Autowired
    Overseers overseers;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void inTheMiddleOfTheYear() {
        time.set("2043-06-30T09:00");
    }

    @Test
    void theMapReadsDaysAndWhatIsOpen() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            Oversight desk = overseers.require("rina.desk");
            Oversight city = overseers.require("wahid.kota");
            Oversight unit = overseers.require("hendra.dishub");
            fill(0, MANY / 4);
            List<Passages.Step> few = passages.steps(desk, asked(30));
            fill(MANY / 4, MANY);
            assertThat(ended(passages.steps(desk, asked(30))))
                    .as("four times as many have ended")
                    .isGreaterThan(3 * ended(few));
            // Its clocks and escalations, and for who watches over offices also who leads it; of guarded ones, each.
            reads("the desk", 5L * OPEN, desk, 30);
            reads("a city", 7L * OPEN, city, 30);
            reads("a unit", 7L * OPEN, unit, 30);
            reads("the desk in a week", 5L * OPEN, desk, 7);
            reads("the desk in a quarter", 6L * OPEN, desk, 90);
            reads("the desk in a year", 9L * OPEN, desk, 366);
        });
    }

    private static Passages.Asked asked(int days) {
        return new Passages.Asked(null, UNTIL.minusSeconds(days * 86_400L), UNTIL, null);
    }

    private static int ended(List<Passages.Step> steps) {
        return steps.stream().mapToInt(Passages.Step::ended).sum();
    }

    private void reads(String what, long most, Oversight oversight, int days) {
        long before = rowsRead();
        long started = System.nanoTime();
        passages.steps(oversight, asked(days));
        long millis = (System.nanoTime() - started) / 1_000_000;
        long read = rowsRead() - before;
        if (Integer.getInteger("tuntas.many") != null) {
            System.out.printf("many: %s %d ms, %d rows%n", what, millis, read);
        }
        assertThat(read).as("rows read for " + what).isLessThan(most);
    }

    private long rowsRead() {
        return jdbc.sql(
                        """
                        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables
                        where relname in ('complaint', 'case_index', 'stage_visit', 'sla_alert', 'passage_day', 'passage_due')
                        """)
                .query(Long.class)
                .single();
    }

    /** One of five is open, with two clocks. Each has gone through three steps within a year; one of forty is guarded. */
    private void fill(int after, int until) {
        for (String table : List.of("complaint", "stage_visit", "sla_alert")) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
        }
        jdbc.sql(
                        """
                        insert into complaint (number, type, title, text, public_title, anonymous, secret, channel, state, state_since,
                            agency, unit, filed_at, closed_at)
                        select 'LP-43-' || upper(lpad(to_hex(n / 65536), 4, '0')) || '-' || upper(lpad(to_hex(n % 65536), 4, '0')),
                            'COMPLAINT', 'Lampu', 'Lampu mati', 'Lampu', false, n % 40 = 1, 'WEB',
                            case when n % 5 = 0 then 'IN_PROGRESS' else 'RESOLVED' end, now(), 'kota-tangerang', 'dishub',
                            timestamptz '2043-06-22 09:00+07' - n % 365 * interval '1 day',
                            case when n % 5 <> 0 then timestamptz '2043-06-25 09:00+07' - n % 365 * interval '1 day' end
                        from generate_series(cast(? as integer) + 1, ?) n
                        """)
                .params(after, until)
                .update();
        jdbc.sql(
                        """
                        insert into case_index (number, filed_at, offices, held_by)
                        select number, filed_at, '{kota-tangerang,dishub}', '{dishub-officer}' from complaint where number like 'LP-43-%'
                        on conflict do nothing
                        """)
                .update();
        for (String stage : List.of("VERIFICATION", "DISPOSITION", "FOLLOW_UP", "RESOLUTION")) {
            jdbc.sql(
                            """
                            insert into stage_visit (number, round, stage, agency, unit, type, supervision_class, started_at, ended_at,
                                working_days, legal_basis, limit_at, near_at, bundle, process, step, entered_at)
                            select number, 1, :stage, agency, :unit, 'COMPLAINT', 'ORDINARY', filed_at,
                                case when :open and closed_at is null then null else filed_at + interval '1 day' * random() end,
                                5, 'uji', filed_at + '7 days', filed_at + '6 days',
                                case when :stage <> 'RESOLUTION' then 'one' end, case when :stage <> 'RESOLUTION' then 'complaint' end,
                                case when :stage <> 'RESOLUTION' then 'subProcess_' || :stage end, filed_at
                            from complaint c where number like 'LP-43-%'
                                and not exists (select from stage_visit v where v.number = c.number and v.stage = :stage)
                            """)
                    .param("stage", stage)
                    .param("unit", unit(stage))
                    .param("open", stage.equals("FOLLOW_UP") || stage.equals("RESOLUTION"))
                    .update();
        }
        jdbc.sql(
                        """
                        insert into sla_alert (visit, kind, level, at, outcome, outcome_at)
                        select id, 'ESCALATION', 1, started_at, case when ended_at is not null then 'ENDED' end, ended_at
                        from stage_visit v where number like 'LP-43-%' and stage = 'FOLLOW_UP'
                            and not exists (select from sla_alert a where a.visit = v.id)
                        """)
                .update();
        jdbc.sql(
                        "insert into passage_due (day) select generate_series(date '2042-06-01', date '2043-06-30', interval '1 day')")
                .update();
        while (bookkeeper.keepSome()) {
            // The next days.
        }
        for (String table :
                List.of("complaint", "case_index", "stage_visit", "sla_alert", "passage_day", "passage_due")) {
            jdbc.sql("analyze " + table).update();
        }
    }

    private static @Nullable String unit(String stage) {
        return stage.equals("FOLLOW_UP") ? "dishub" : null;
    }
}
