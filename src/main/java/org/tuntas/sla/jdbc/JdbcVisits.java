package org.tuntas.sla.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.sla.Due;
import org.tuntas.sla.EscalationOutcome;
import org.tuntas.sla.Limit;
import org.tuntas.sla.ModelStep;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Visit;
import org.tuntas.sla.Visits;

/** {@link Visits} in PostgreSQL. Takes part in the caller's transaction. */
@Repository
class JdbcVisits implements Visits {

    private final JdbcClient jdbc;

    JdbcVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Visit> add(OpenVisit opened, Limit bound, @Nullable LocalDate promisedLimit, Due due) {
        ModelStep step = opened.step();
        return jdbc.sql(
                        """
                        insert into stage_visit (number, round, stage, agency, unit, share, type, supervision_class, started_at,
                            working_days, warning_day, legal_basis, promised_limit, limit_at, near_at,
                            bundle, process, step, entered_at, again)
                        values (:number, :round, :stage, :agency, :unit, :share, :type, :supervisionClass, :startedAt,
                            :workingDays, :warningDay, :legalBasis, :promisedLimit, :limitAt, :nearAt,
                            :bundle, :process, :step, :enteredAt, exists (select from stage_visit e where e.number = :number
                                and e.round = :round and e.stage = :stage and e.unit is not distinct from cast(:unit as text)))
                        on conflict (number, round) where stage = 'RESOLUTION' do nothing
                        returning *
                        """)
                .param("number", opened.number())
                .param("round", opened.round())
                .param("stage", opened.stage())
                .param("agency", opened.agency())
                .param("unit", opened.unit(), Types.VARCHAR)
                .param("share", opened.share(), Types.BIGINT)
                .param("type", opened.type())
                .param("supervisionClass", opened.supervisionClass())
                .param("startedAt", Timestamps.stored(opened.startedAt()))
                .param("workingDays", bound.workingDays())
                .param("warningDay", bound.warningDay(), Types.INTEGER)
                .param("legalBasis", bound.legalBasis())
                .param("promisedLimit", promisedLimit, Types.DATE)
                .param("limitAt", Timestamps.stored(due.limit()))
                .param("nearAt", Timestamps.stored(due.near()))
                .param("bundle", step == null ? null : step.bundle(), Types.VARCHAR)
                .param("process", step == null ? null : step.process(), Types.VARCHAR)
                .param("step", step == null ? null : step.element(), Types.VARCHAR)
                .param(
                        "enteredAt",
                        step == null ? null : Timestamps.stored(step.enteredAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .query(JdbcVisits::visit)
                .optional();
    }

    @Override
    public Optional<Visit> find(long id) {
        return jdbc.sql("select * from stage_visit where id = ?")
                .param(id)
                .query(JdbcVisits::visit)
                .optional();
    }

    @Override
    public Optional<Visit> current(String number) {
        return jdbc.sql(
                        """
                        select * from stage_visit where number = ? and ended_at is null and stage <> 'RESOLUTION'
                        order by id desc limit 1
                        """)
                .param(number)
                .query(JdbcVisits::visit)
                .optional();
    }

    @Override
    public Optional<Visit> latest(String number, int round, String stage) {
        return jdbc.sql(
                        """
                        select * from stage_visit where number = ? and round = ? and stage = ?
                        order by id desc limit 1
                        """)
                .param(number)
                .param(round)
                .param(stage)
                .query(JdbcVisits::visit)
                .optional();
    }

    @Override
    public Optional<Visit> latest(String stage, long share) {
        return jdbc.sql("select * from stage_visit where share = ? and stage = ? order by id desc limit 1")
                .param(share)
                .param(stage)
                .query(JdbcVisits::visit)
                .optional();
    }

    @Override
    public Optional<Visit> before(OpenVisit opened) {
        return jdbc.sql(
                        """
                        select * from stage_visit where number = :number and round = :round and stage = :stage
                            and share is not distinct from :share
                            and (share is not null or unit is not distinct from :unit)
                        order by id desc limit 1
                        """)
                .param("number", opened.number())
                .param("round", opened.round())
                .param("stage", opened.stage())
                .param("share", opened.share(), Types.BIGINT)
                .param("unit", opened.unit(), Types.VARCHAR)
                .query(JdbcVisits::visit)
                .optional();
    }

    @Override
    public List<Visit> open(String number, int round) {
        return jdbc.sql("select * from stage_visit where number = ? and round = ? and ended_at is null order by id")
                .param(number)
                .param(round)
                .query(JdbcVisits::visit)
                .list();
    }

    @Override
    public List<Visit> open(Collection<String> numbers) {
        return jdbc.sql("select * from stage_visit where number in (:numbers) and ended_at is null")
                .param("numbers", numbers)
                .query(JdbcVisits::visit)
                .list();
    }

    @Override
    public void passOn(long id, String agency) {
        jdbc.sql("update stage_visit set agency = ? where id = ?")
                .params(agency, id)
                .update();
    }

    @Override
    public Map<Long, Instant> settle(Map<Long, Due> dates) {
        if (dates.isEmpty()) {
            return Map.of();
        }
        Map<Long, Instant> moved = new HashMap<>();
        List<Map.Entry<Long, Due>> rows = List.copyOf(dates.entrySet());
        jdbc.sql(
                        """
                        update stage_visit v set limit_at = d.limit_at, near_at = d.near_at
                        from unnest(cast(:ids as bigint[]), cast(:limits as timestamptz[]), cast(:nears as timestamptz[]))
                            as d (id, limit_at, near_at)
                            join stage_visit was on was.id = d.id
                        where v.id = d.id and (v.limit_at, v.near_at) is distinct from (d.limit_at, d.near_at)
                        returning v.id, was.limit_at as before, v.limit_at as after
                        """)
                .param("ids", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param(
                        "limits",
                        rows.stream()
                                .map(row -> row.getValue().limit().toString())
                                .toArray(String[]::new))
                .param(
                        "nears",
                        rows.stream()
                                .map(row -> row.getValue().near().toString())
                                .toArray(String[]::new))
                .query(row -> {
                    OffsetDateTime before = row.getObject("before", OffsetDateTime.class);
                    if (before != null && !before.isEqual(row.getObject("after", OffsetDateTime.class))) {
                        moved.put(row.getLong("id"), before.toInstant());
                    }
                });
        return moved;
    }

    @Override
    public void close(long id, Instant at) {
        jdbc.sql(
                        """
                        with ended as (
                            update stage_visit set ended_at = :at where id = :id and ended_at is null returning id)
                        update sla_alert a set outcome = 'ENDED', outcome_at = :at
                        from ended where a.visit = ended.id and a.kind = 'ESCALATION' and a.outcome is null
                        """)
                .param("at", Timestamps.stored(at))
                .param("id", id)
                .update();
    }

    @Override
    public void promise(long id, LocalDate day) {
        jdbc.sql("update stage_visit set promised_on = ? where id = ?")
                .param(day)
                .param(id)
                .update();
    }

    @Override
    public void extend(long id, LocalDate day, int days) {
        jdbc.sql(
                        """
                        update stage_visit set extended_to = ?, extended_days = ?, extensions = extensions + 1 where id = ?
                        """)
                .param(day)
                .param(days)
                .param(id)
                .update();
    }

    @Override
    public void rebind(long id, String type, String supervisionClass, Limit bound, @Nullable Integer reclassifiedFrom) {
        jdbc.sql(
                        """
                        update stage_visit set type = :type, supervision_class = :supervisionClass,
                            working_days = :workingDays, warning_day = :warningDay, legal_basis = :legalBasis,
                            reclassified_from = :reclassifiedFrom
                        where id = :id
                        """)
                .param("type", type)
                .param("supervisionClass", supervisionClass)
                .param("workingDays", bound.workingDays())
                .param("warningDay", bound.warningDay(), Types.INTEGER)
                .param("legalBasis", bound.legalBasis())
                .param("reclassifiedFrom", reclassifiedFrom, Types.INTEGER)
                .param("id", id)
                .update();
    }

    @Override
    public void restage(long id, Limit bound) {
        jdbc.sql(
                        """
                        update stage_visit set stage = :stage, working_days = :workingDays, warning_day = :warningDay,
                            legal_basis = :legalBasis, reclassified_from = null
                        where id = :id
                        """)
                .param("stage", bound.stage())
                .param("workingDays", bound.workingDays())
                .param("warningDay", bound.warningDay(), Types.INTEGER)
                .param("legalBasis", bound.legalBasis())
                .param("id", id)
                .update();
    }

    @Override
    public boolean raise(long visit, String kind, int level, Instant at) {
        return jdbc.sql(
                                """
                                insert into sla_alert (visit, kind, level, at)
                                select :visit, :kind, :level, :at
                                where not exists (
                                    select from sla_alert where visit = :visit and kind = :kind and level = :level)
                                on conflict do nothing
                                """)
                        .param("visit", visit)
                        .param("kind", kind)
                        .param("level", level)
                        .param("at", Timestamps.stored(at))
                        .update()
                == 1;
    }

    @Override
    public boolean raiseAgain(long visit, String kind, int level, Instant at) {
        return jdbc.sql(
                                """
                                insert into sla_alert (visit, kind, level, extensions, at)
                                select id, :kind, :level, extensions, :at from stage_visit where id = :visit
                                on conflict do nothing
                                """)
                        .param("visit", visit)
                        .param("kind", kind)
                        .param("level", level)
                        .param("at", Timestamps.stored(at))
                        .update()
                == 1;
    }

    @Override
    public void answer(long visit, int level, EscalationOutcome outcome, String by, Instant at) {
        jdbc.sql(
                        """
                        update sla_alert set outcome = :outcome, outcome_at = :at, outcome_by = :by
                        where visit = :visit and kind = 'ESCALATION' and level = :level and outcome is null
                            and extensions = (select max(extensions) from sla_alert
                                where visit = :visit and kind = 'ESCALATION' and level = :level)
                        """)
                .param("outcome", outcome.name())
                .param("at", Timestamps.stored(at))
                .param("by", by)
                .param("visit", visit)
                .param("level", level)
                .update();
    }

    @Override
    public Optional<Instant> raisedAt(long visit, String kind, int level) {
        return jdbc.sql(
                        """
                        select at from sla_alert where visit = ? and kind = ? and level = ?
                        order by extensions desc limit 1
                        """)
                .param(visit)
                .param(kind)
                .param(level)
                .query((row, index) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
    }

    private static Visit visit(ResultSet row, int index) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Visit(
                row.getLong("id"),
                row.getString("number"),
                row.getInt("round"),
                row.getString("stage"),
                row.getString("agency"),
                row.getString("unit"),
                row.getObject("share", Long.class),
                row.getString("type"),
                row.getString("supervision_class"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getInt("working_days"),
                row.getObject("warning_day", Integer.class),
                row.getString("legal_basis"),
                row.getObject("reclassified_from", Integer.class),
                row.getObject("promised_limit", LocalDate.class),
                row.getObject("promised_on", LocalDate.class),
                row.getObject("extended_to", LocalDate.class),
                row.getObject("extended_days", Integer.class),
                row.getInt("extensions"));
    }
}
