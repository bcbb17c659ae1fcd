package org.tuntas.sla.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.Limit;
import org.tuntas.sla.LimitBook;
import org.tuntas.sla.Rung;

/** {@link LimitBook} in PostgreSQL. An empty text stands for a criterion that a limit leaves open. */
@Repository
class JdbcLimitBook implements LimitBook {

    /** What one reading found. A retired rung is on no ladder any more. */
    private record Tables(List<Limit> limits, List<StoredRung> rungs) {

        List<Rung> standing() {
            return rungs.stream()
                    .filter(stored -> !stored.retired)
                    .map(StoredRung::rung)
                    .toList();
        }
    }

    private record StoredRung(Rung rung, boolean retired) {}

    private final JdbcClient jdbc;
    private final JdbcRenewalBacklog clocks;
    private final TransactionTemplate transaction;
    private final Remembered<Tables> tables = new Remembered<>("sla_limit", this::read);

    JdbcLimitBook(JdbcClient jdbc, JdbcRenewalBacklog clocks, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clocks = clocks;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<Limit> limits() {
        return tables.get().limits();
    }

    @Override
    public List<Rung> ladder(String stage) {
        return tables.get().standing().stream()
                .filter(rung -> rung.stage().equals(stage))
                .toList();
    }

    @Override
    public Optional<Rung> rung(String stage, int level) {
        return tables.get().rungs().stream()
                .map(StoredRung::rung)
                .filter(rung -> rung.stage().equals(stage) && rung.level() == level)
                .findFirst();
    }

    @Override
    public void replace(List<Limit> limits, List<Rung> rungs) {
        LimitBook.check(limits, rungs);
        transaction.executeWithoutResult(status -> {
            // Two nodes that start together publish one after the other.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('sla_limit'))")
                    .query()
                    .singleRow();
            Tables before = read();
            boolean sameLadders = same(before.standing(), rungs);
            if (same(before.limits(), limits) && sameLadders) {
                return;
            }
            if (!sameLadders) {
                clocks.changed(Holiday.NATIONAL);
            }
            jdbc.sql("delete from sla_limit").update();
            limits.forEach(this::insert);
            jdbc.sql("update escalation_rung set retired = true").update();
            rungs.forEach(this::upsert);
            tables.changed();
        });
    }

    @Override
    public void reread() {
        tables.forget();
    }

    private static <T> boolean same(List<T> some, List<T> others) {
        return some.size() == others.size() && new HashSet<>(some).containsAll(others);
    }

    private void insert(Limit limit) {
        jdbc.sql(
                        """
                        insert into sla_limit (stage, type, supervision_class, agency, valid_from, working_days, warning_day, legal_basis)
                        values (:stage, :type, :supervisionClass, :agency, :validFrom, :workingDays, :warningDay, :legalBasis)
                        """)
                .param("stage", limit.stage())
                .param("type", Objects.requireNonNullElse(limit.type(), ""))
                .param("supervisionClass", Objects.requireNonNullElse(limit.supervisionClass(), ""))
                .param("agency", Objects.requireNonNullElse(limit.agency(), ""))
                .param("validFrom", limit.validFrom())
                .param("workingDays", limit.workingDays())
                .param("warningDay", limit.warningDay(), Types.INTEGER)
                .param("legalBasis", limit.legalBasis())
                .update();
    }

    private void upsert(Rung rung) {
        jdbc.sql(
                        """
                        insert into escalation_rung (stage, level, after_limit, told, steps_in)
                        values (:stage, :level, :afterLimit, :told, :stepsIn)
                        on conflict (stage, level) do update set after_limit = excluded.after_limit, told = excluded.told,
                            steps_in = excluded.steps_in, retired = false
                        """)
                .param("stage", rung.stage())
                .param("level", rung.level())
                .param("afterLimit", rung.afterLimit())
                .param("told", rung.told())
                .param("stepsIn", rung.stepsIn())
                .update();
    }

    private Tables read() {
        return new Tables(
                jdbc.sql("select * from sla_limit order by stage, type, supervision_class, agency, valid_from")
                        .query(JdbcLimitBook::limit)
                        .list(),
                jdbc.sql("select * from escalation_rung order by stage, level")
                        .query(JdbcLimitBook::rung)
                        .list());
    }

    private static Limit limit(ResultSet row, int index) throws SQLException {
        return new Limit(
                row.getString("stage"),
                criterion(row, "type"),
                criterion(row, "supervision_class"),
                criterion(row, "agency"),
                row.getInt("working_days"),
                row.getObject("warning_day", Integer.class),
                row.getString("legal_basis"),
                row.getObject("valid_from", LocalDate.class));
    }

    private static @Nullable String criterion(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value.isEmpty() ? null : value;
    }

    private static StoredRung rung(ResultSet row, int index) throws SQLException {
        return new StoredRung(
                new Rung(
                        row.getString("stage"),
                        row.getInt("level"),
                        row.getInt("after_limit"),
                        row.getString("told"),
                        row.getString("steps_in")),
                row.getBoolean("retired"));
    }
}
