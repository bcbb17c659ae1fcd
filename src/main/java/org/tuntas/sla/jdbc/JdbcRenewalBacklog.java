package org.tuntas.sla.jdbc;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.RenewalBacklog;

/** {@link RenewalBacklog} in PostgreSQL. All times are the machine's, not the procedure's. */
@Repository
class JdbcRenewalBacklog implements RenewalBacklog {

    /** With the pauses between them, this many tries last about half an hour. */
    private static final int SEVERAL = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JdbcRenewalBacklog(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Notes a change, within the transaction that makes it.
     *
     * @param agency node code, or {@link Holiday#NATIONAL}
     */
    void changed(String agency) {
        jdbc.sql(
                        "insert into clock_change (agency, due_at) values (:agency, now()), (:agency, now() + :echo * interval '1 s')")
                .param("agency", agency)
                .param("echo", ECHO_SECONDS)
                .update();
    }

    @Override
    public long newestChange() {
        return jdbc.sql("select coalesce(max(id), 0) from clock_change")
                .query(Long.class)
                .single();
    }

    @Override
    public int spread() {
        Integer complaints = transaction.execute(status -> spreadAll());
        return complaints == null ? 0 : complaints;
    }

    private int spreadAll() {
        List<String> agencies = jdbc.sql(
                        """
                        with due as (
                            select id from clock_change where due_at <= now() for update skip locked)
                        delete from clock_change c using due where c.id = due.id returning c.agency
                        """)
                .query(String.class)
                .list();
        if (agencies.isEmpty()) {
            return 0;
        }
        // In one order, so that two nodes wait for each other and not both. Who is being renewed now waits here until
        // that has
        // committed, and is put on the list once more: it may have been computed with the calendar of before.
        return jdbc.sql(
                        """
                        insert into clock_renewal (number, due_at)
                        select distinct number, now() from stage_visit
                        where ended_at is null and (:all or agency in (:agencies))
                        order by number
                        on conflict (number) do update set due_at = excluded.due_at, failures = 0, failure = null
                        """)
                .param("all", agencies.contains(Holiday.NATIONAL))
                .param("agencies", agencies)
                .update();
    }

    @Override
    public List<String> take(int most) {
        return jdbc.sql(
                        """
                        select number from clock_renewal where due_at <= now() order by due_at limit ?
                        for update skip locked
                        """)
                .param(most)
                .query(String.class)
                .list();
    }

    @Override
    public boolean take(String number) {
        return jdbc.sql("select number from clock_renewal where number = ? for update skip locked")
                .param(number)
                .query(String.class)
                .optional()
                .isPresent();
    }

    @Override
    public void renewed(Collection<String> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("delete from clock_renewal where number in (:numbers)")
                    .param("numbers", numbers)
                    .update();
        }
    }

    @Override
    public void busy(Collection<String> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("update clock_renewal set due_at = now() + interval '1 s' where number in (:numbers)")
                    .param("numbers", numbers)
                    .update();
        }
    }

    @Override
    public void failed(String number, String cause) {
        jdbc.sql(
                        """
                        update clock_renewal set failures = failures + 1, failure = ?,
                            due_at = now() + (array['10 s', '1 min', '5 min', '25 min'])[least(failures + 1, 4)]::interval
                        where number = ?
                        """)
                .params(cause, number)
                .update();
    }

    @Override
    public Count count() {
        return jdbc.sql(
                        "select count(*) as waiting, count(*) filter (where failures >= ?) as failing from clock_renewal")
                .param(SEVERAL)
                .query((row, i) -> new Count(row.getLong("waiting"), row.getLong("failing")))
                .single();
    }
}
