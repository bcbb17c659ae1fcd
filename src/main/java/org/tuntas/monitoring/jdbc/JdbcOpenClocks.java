package org.tuntas.monitoring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.Oversight;
import org.tuntas.monitoring.OpenClocks;
import org.tuntas.monitoring.Overview;
import org.tuntas.sla.EscalationOutcome;

/** {@link OpenClocks} through the partial indexes on what is open. */
@Repository
class JdbcOpenClocks implements OpenClocks {

    /** Stages without a delay of an officer: the reporter has the ball, or work is put off to a day. */
    static final String WAITS =
            "('AWAITING_COMPLETION', 'AWAITING_REPORTER', 'ASKING_REPORTER', 'POSTPONED', 'WORK_POSTPONED')";

    /** Also the clock of the resolution that is past its limit and stands still, as when the reporter has the answer: nobody can do anything. */
    private static final String WAITING =
            """
            (v.stage in %s or v.stage = 'RESOLUTION' and v.limit_at < :now and v.number in (select p.number from clock_pause p
                where p.ended_at is null and p.share is null and p.latest_end > :now))
            """
                    .formatted(WAITS);

    static final String MAY_READ =
            """
            may_read(c.supervision_class, c.secret, i.offices, i.held_by, cast(:hats as text[]), :everyReader,
                cast(:agencies as text[]), cast(:units as text[]), cast(:inspected as text[]), cast(:seats as text[]))
            """;

    /** Whoever reads everywhere reads all but a few: those few are looked for, of all reports or of the open ones. */
    private static final String ALL_BUT_GUARDED =
            """
            v.number not in (select c.number from complaint c join case_index i on i.number = c.number
                where (c.secret or c.supervision_class = 'SUPERVISORY') and not %s)
            """
                    .formatted(MAY_READ);

    private static final String ALL_BUT_GUARDED_OPEN =
            ALL_BUT_GUARDED.replace("and not", "and c.closed_at is null and not");

    /** What belongs to reports that ended before {@code :since} is not asked for; each part has its index. */
    private static final String ALL_BUT_GUARDED_LATELY =
            ALL_BUT_GUARDED_OPEN + " and " + ALL_BUT_GUARDED.replace("and not", "and c.closed_at >= :since and not");

    /** Asked once of the open reports, where most of them have a clock that counts. */
    private static final String READABLE_OPEN =
            """
            v.number in (select c.number from complaint c join case_index i on i.number = c.number
                where c.closed_at is null and %s)
            """
                    .formatted(MAY_READ);

    private static final String READABLE_LATELY =
            "(" + READABLE_OPEN + " or " + READABLE_OPEN.replace("closed_at is null", "closed_at >= :since") + ")";

    /** A question for each row, which PostgreSQL never answers by reading all reports. */
    private static final String READABLE = "(select " + MAY_READ
            + " from complaint c join case_index i on i.number = c.number where c.number = v.number)";

    private static final String LOOK = WAITING + " as waits, case when " + WAITING
            + " then 0 when v.limit_at < :now then 2 when v.near_at <= :now then 1 else 0 end as mark";

    /** The resolution clock belongs to no unit; the one that leads answers for it. */
    private static final String CLOCK =
            """
            from stage_visit v
            left join assignment a on v.stage = 'RESOLUTION' and a.number = v.number and a.ended_at is null and a.lead
            where v.ended_at is null
            """;

    private static final String OFFICE = "coalesce(v.unit, a.unit, v.agency)";

    /** Another clock of the report in the same office, whose time is over first. */
    private static final String EARLIER =
            """
            exists (select from stage_visit e
                left join assignment ea on e.stage = 'RESOLUTION' and ea.number = e.number and ea.ended_at is null and ea.lead
                where e.number = v.number and e.ended_at is null and e.stage not in %s
                    and coalesce(e.unit, ea.unit, e.agency) = %s and (e.limit_at, e.id) < (v.limit_at, v.id))
            """
                    .formatted(WAITS, OFFICE);

    private static final String WATCHED =
            " and (v.agency = any (:offices) or v.unit = any (:offices) or a.unit = any (:offices))";

    /** The visit of each escalation by its key: two lists merged would be all visits that ever were. */
    private static final String ESCALATION =
            """
            from sla_alert s cross join lateral (select visit.* from stage_visit visit where visit.id = s.visit offset 0) v
            where s.kind = 'ESCALATION' and (s.outcome is null or s.at >= :since)
            """;

    /** An ended stage has no open share any more: the unit that led last answers. */
    private static final String ESCALATION_OFFICE =
            "coalesce(v.unit, case when v.stage = 'RESOLUTION' then (select unit from complaint where number = v.number) end, v.agency)";

    private static final String ESCALATION_WATCHED =
            " and (v.agency = any (:offices) or " + ESCALATION_OFFICE + " = any (:offices))";

    private final JdbcClient jdbc;

    JdbcOpenClocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The clocks are read once, and counted by stage and by office. */
    @Override
    public Standing standing(Oversight oversight, Instant now) {
        List<Pile> piles = new ArrayList<>();
        List<OfficeDue> offices = new ArrayList<>();
        jdbc.sql(
                        "with clock as materialized (select v.number, v.stage, v.agency, v.limit_at, " + OFFICE
                                + " as office, " + LOOK
                                + " " + CLOCK + conditions(oversight, WATCHED, Reports.OPEN) + ")"
                                + """
                        select stage, waits, mark, null as agency, null as office, null as first, count(*) as many
                        from clock group by stage, waits, mark
                        union all
                        select null, null, null, agency, office, first, count(*) from (
                            select number, agency, office, min(limit_at) as first from clock where not waits
                            group by number, agency, office) report
                        group by agency, office, first
                        """)
                .params(parameters(oversight))
                .param("now", utc(now))
                .query(row -> {
                    if (row.getString("stage") != null) {
                        piles.add(pile(row));
                    } else {
                        offices.add(new OfficeDue(
                                row.getString("agency"),
                                row.getString("office"),
                                at(row, "first"),
                                row.getInt("many")));
                    }
                });
        return new Standing(piles, offices);
    }

    @Override
    public List<Pile> all(Instant now) {
        return jdbc.sql("select v.stage, " + LOOK
                        + ", count(*) as many from stage_visit v where v.ended_at is null group by 1, 2, 3")
                .param("now", utc(now))
                .query((row, index) -> pile(row))
                .list();
    }

    private static Pile pile(ResultSet row) throws SQLException {
        return new Pile(
                row.getString("stage"), row.getBoolean("waits"), Mark.values()[row.getInt("mark")], row.getInt("many"));
    }

    @Override
    public List<ClockLine> lines(Oversight oversight, Asked asked, Instant now) {
        StringBuilder sql = new StringBuilder("select v.id, v.number, v.stage, v.agency, " + OFFICE
                + " as office, v.started_at, v.limit_at, v.near_at <= :now as near, v.round, v.share " + CLOCK
                + " and not " + WAITING);
        Map<String, Object> parameters = parameters(oversight);
        List<Span> spans = asked.spans();
        if (spans != null) {
            sql.append(" and v.limit_at >= :from and v.limit_at < :until and exists (select from"
                    + " unnest(cast(:spanAgencies as text[]), cast(:spanFrom as timestamptz[]), cast(:spanUntil as timestamptz[]))"
                    + " as span (agency, first, last) where span.agency = v.agency and v.limit_at >= span.first"
                    + " and v.limit_at < span.last)");
            parameters.put(
                    "from",
                    utc(spans.stream().map(Span::from).min(Instant::compareTo).orElse(now)));
            parameters.put(
                    "until",
                    utc(spans.stream().map(Span::until).max(Instant::compareTo).orElse(now)));
            parameters.put(
                    "spanAgencies", array(spans.stream().map(Span::agency).toList()));
            parameters.put(
                    "spanFrom",
                    array(spans.stream().map(span -> span.from().toString()).toList()));
            parameters.put(
                    "spanUntil",
                    array(spans.stream().map(span -> span.until().toString()).toList()));
        }
        if (asked.near()) {
            sql.append(" and v.limit_at >= :now and v.near_at <= :now");
        }
        if (asked.office() != null) {
            sql.append(" and " + OFFICE + " = :office");
            parameters.put("office", asked.office());
        }
        if (asked.stage() != null) {
            sql.append(" and v.stage = :stage");
            parameters.put("stage", asked.stage());
        }
        if (asked.stage() == null && !asked.near()) {
            sql.append(" and not " + EARLIER);
        }
        Instant afterLimit = asked.afterLimit();
        if (afterLimit != null) {
            sql.append(" and (v.limit_at, v.id) > (:afterLimit, :after)");
            parameters.put("afterLimit", utc(afterLimit));
            parameters.put("after", asked.after());
        }
        sql.append(conditions(oversight, WATCHED, Reports.OPEN_ONE_BY_ONE))
                .append(" order by v.limit_at, v.id limit :most");
        return jdbc.sql("select p.*, c.title, c.secret, c.supervision_class, coalesce(s.level, 0) as level,"
                        + " coalesce(s.open_levels, 0) as open_levels, pause.reason, pause.latest_end from (" + sql
                        + ") p join complaint c on c.number = p.number"
                        + " left join lateral (select max(level) as level, count(*) filter (where outcome is null) as open_levels"
                        + " from sla_alert where visit = p.id and kind = 'ESCALATION') s on true"
                        + " left join lateral (select reason, latest_end from clock_pause where number = p.number and round = p.round"
                        + " and ended_at is null and latest_end > :now and (share is null or share = p.share)"
                        + " and p.stage in ('RESOLUTION', 'FOLLOW_UP') and (share is not null or not derived or p.stage = 'RESOLUTION')"
                        + " order by latest_end desc limit 1) pause on true order by p.limit_at, p.id")
                .params(parameters)
                .param("now", utc(now))
                .param("most", asked.most())
                .query(JdbcOpenClocks::line)
                .list();
    }

    @Override
    public List<Holder> holders(List<TrackingNumber> numbers) {
        return jdbc.sql(
                        """
                        select distinct number, login, group_id from waiting_step
                        where number = any (?) and step <> 'userTask_HandleEscalation' order by number, login, group_id
                        """)
                .param(numbers.stream().map(TrackingNumber::value).toArray(String[]::new))
                .query((row, index) -> new Holder(
                        new TrackingNumber(row.getString("number")), row.getString("login"), row.getString("group_id")))
                .list();
    }

    @Override
    public List<Overview.Level> escalations(Oversight oversight, Instant since) {
        String counts = Stream.of(EscalationOutcome.values())
                .map(outcome -> "count(*) filter (where s.outcome = '" + outcome + "') as " + outcome)
                .collect(Collectors.joining(", "));
        return jdbc.sql("select s.level, count(*) filter (where s.outcome is null) as open, " + counts
                        + ", percentile_cont(0.5) within group (order by extract(epoch from s.outcome_at - s.at))"
                        + " filter (where s.outcome <> 'ENDED') as median " + ESCALATION
                        + conditions(oversight, ESCALATION_WATCHED, Reports.LATELY) + " group by 1 order by 1")
                .params(parameters(oversight))
                .param("since", utc(since))
                .query(JdbcOpenClocks::level)
                .list();
    }

    @Override
    public List<EscalationLine> escalationLines(Oversight oversight, Instant since, int most) {
        return jdbc.sql("select v.number, v.stage, " + ESCALATION_OFFICE
                        + " as office, s.level, s.at, s.outcome, s.outcome_at, s.outcome_by " + ESCALATION
                        + conditions(oversight, ESCALATION_WATCHED, Reports.LATELY)
                        + " order by s.outcome is not null, case when s.outcome is null then s.at end, s.at desc, v.id, s.level"
                        + " limit :most")
                .params(parameters(oversight))
                .param("since", utc(since))
                .param("most", most)
                .query((row, index) -> new EscalationLine(
                        new TrackingNumber(row.getString("number")),
                        row.getString("stage"),
                        row.getString("office"),
                        row.getInt("level"),
                        at(row, "at"),
                        outcome(row),
                        row.getObject("outcome_at") == null ? null : at(row, "outcome_at"),
                        row.getString("outcome_by")))
                .list();
    }

    /** Of which reports the clocks are, and so how what may be read is asked. */
    private enum Reports {
        OPEN(ALL_BUT_GUARDED_OPEN, READABLE_OPEN),
        /** Of which a page is read in order, and the rest is not looked at. */
        OPEN_ONE_BY_ONE(ALL_BUT_GUARDED_OPEN, READABLE),
        /** Open, or ended since the time that is asked for. */
        LATELY(ALL_BUT_GUARDED_LATELY, READABLE_LATELY);

        private final String forEveryReader;
        private final String forOthers;

        Reports(String forEveryReader, String forOthers) {
            this.forEveryReader = forEveryReader;
            this.forOthers = forOthers;
        }
    }

    private static String conditions(Oversight oversight, String watched, Reports reports) {
        return oversight.everywhere()
                ? " and " + (oversight.reader().everywhere() ? reports.forEveryReader : reports.forOthers)
                : watched + " and " + reports.forOthers;
    }

    static Map<String, Object> parameters(Oversight oversight) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("offices", array(oversight.offices()));
        parameters.put("hats", array(oversight.reader().hats()));
        parameters.put("everyReader", oversight.reader().everywhere());
        parameters.put("agencies", array(oversight.reader().agencies()));
        parameters.put("units", array(oversight.reader().units()));
        parameters.put("inspected", array(oversight.reader().inspected()));
        parameters.put("seats", array(oversight.reader().seats()));
        return parameters;
    }

    private static ClockLine line(ResultSet row, int index) throws SQLException {
        return new ClockLine(
                row.getLong("id"),
                new TrackingNumber(row.getString("number")),
                row.getString("title"),
                row.getString("stage"),
                row.getString("agency"),
                row.getString("office"),
                at(row, "started_at"),
                at(row, "limit_at"),
                row.getBoolean("near"),
                row.getBoolean("secret"),
                SupervisionClass.valueOf(row.getString("supervision_class")),
                row.getInt("level"),
                row.getInt("open_levels"),
                row.getString("reason"),
                row.getObject("latest_end") == null ? null : at(row, "latest_end"));
    }

    private static Overview.Level level(ResultSet row, int index) throws SQLException {
        Map<EscalationOutcome, Integer> outcomes = new EnumMap<>(EscalationOutcome.class);
        for (EscalationOutcome outcome : EscalationOutcome.values()) {
            int count = row.getInt(outcome.name());
            if (count > 0) {
                outcomes.put(outcome, count);
            }
        }
        return new Overview.Level(row.getInt("level"), row.getInt("open"), outcomes, seconds(row, "median"));
    }

    private static @Nullable EscalationOutcome outcome(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null ? null : EscalationOutcome.valueOf(outcome);
    }

    static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofSeconds(Math.round(seconds));
    }

    /** A clock that was not looked at since it is kept counts as far off. */
    private static Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at.equals(OffsetDateTime.MAX) ? NEVER : at.toInstant();
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(new String[0]);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
