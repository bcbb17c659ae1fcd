package org.tuntas.statistics.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.statistics.EndedReport;
import org.tuntas.statistics.FigureBook;
import org.tuntas.statistics.ReportFigure;

/** {@link FigureBook} in PostgreSQL. */
@Repository
class JdbcFigureBook implements FigureBook {

    private static final String PEN = "hashtext('tuntas.statistics.pen')";

    static final String ENDED = "state in ('RESOLVED', 'AUTO_CLOSED', 'ARCHIVED', 'WITHDRAWN', 'REFERRED')";

    /** The visit of follow-up in which an assignment was answered: the one that was running just before. */
    static final String FOLLOW_UP_VISIT =
            """
            select v.id, v.limit_at from stage_visit v
            where v.share = a.id and v.stage = 'FOLLOW_UP'
            order by v.started_at < a.answered_at desc, case when v.started_at < a.answered_at then v.id end desc, v.id
            limit 1
            """;

    /**
     * The first follow-up is the earliest answer of a unit. Completing an archived report begins a round with it, right after the
     * state; only one archived as incomplete can be completed.
     */
    private static final String READ =
            """
            select c.number, g.agency, g.unit, g.category, g.region, g.type, g.supervision, g.age_group, g.secret, c.state,
                coalesce(c.close_reason, '') as close_reason, c.filed_at, coalesce(c.closed_at, c.state_since) as closed_at, c.rating,
                exists (select from complaint_event e where e.number = c.number and e.kind = 'FINAL_ANSWER') as answered,
                (select max(e.at) from complaint_event e
                    where e.number = c.number and e.round = c.round and e.kind = 'FINAL_ANSWER') as answered_at,
                f.answered_at as followed_up_at, f.visit as follow_up_visit,
                (select v.id from stage_visit v
                    where v.number = c.number and v.round = c.round and v.stage = 'RESOLUTION') as resolution_visit,
                exists (select from complaint_event e where e.number = c.number and e.kind = 'DISSATISFIED') as returned,
                exists (select from complaint_event e where e.number = c.number and e.kind = 'REOPENED') as reopened,
                c.state = 'RESOLVED' and c.rating is not null as confirmed,
                c.state <> 'ARCHIVED' and exists (select from complaint_event e
                    where e.number = c.number and e.kind = 'COMPLETED' and e.round > 1 and 1 = (select count(*)
                        from complaint_event b where b.number = e.number and b.round = e.round and b.id < e.id)) as rescued
            from complaint c
            join grouped_report g on g.number = c.number
            left join lateral (
                select a.answered_at, v.id as visit from assignment a left join lateral (%s) v on true
                where a.number = c.number and a.answered_at is not null
                order by a.answered_at, a.id limit 1) f on true
            where c.number = any (:numbers) and c.%s
            """
                    .formatted(FOLLOW_UP_VISIT, ENDED);

    private static final String FIGURE =
            """
            number, day, agency, category, region, type, supervision, outcome, close_reason, days, followed_up,
            followed_up_on_time, resolved_on_time, returned, reopened, answered, confirmed, rescued, rating, unit,
            age_group, secret
            """;

    private final JdbcClient jdbc;

    JdbcFigureBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean takePen() {
        return jdbc.sql("select pg_try_advisory_xact_lock(" + PEN + ")")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void awaitPen() {
        jdbc.sql("select pg_advisory_xact_lock(" + PEN + ")").query().listOfRows();
    }

    @Override
    public Collection<String> takeDue(int most) {
        return new HashSet<>(jdbc.sql(
                        """
                        delete from figure_due where id in (select id from figure_due order by id limit ?) returning number
                        """)
                .param(most)
                .query(String.class)
                .list());
    }

    @Override
    public List<String> ended(String after, int most) {
        return jdbc.sql("select number from complaint where number > ? and " + ENDED + " order by number limit ?")
                .params(after, most)
                .query(String.class)
                .list();
    }

    @Override
    public List<EndedReport> read(Collection<String> numbers) {
        return jdbc.sql(READ)
                .param("numbers", numbers.toArray(String[]::new))
                .query(JdbcFigureBook::ended)
                .list();
    }

    @Override
    public Set<LocalDate> forget(Collection<String> numbers) {
        return new HashSet<>(jdbc.sql("delete from report_figure where number = any (:numbers) returning day")
                .param("numbers", numbers.toArray(String[]::new))
                .query(LocalDate.class)
                .list());
    }

    @Override
    public void forget() {
        jdbc.sql("delete from monthly_figure").update();
        jdbc.sql("delete from daily_figure").update();
        jdbc.sql("delete from report_figure").update();
    }

    @Override
    public void keep(List<ReportFigure> figures) {
        figures.forEach(figure -> insert("report_figure", figure));
    }

    @Override
    public void count(Collection<LocalDate> days) {
        String[] counted = days.stream().map(LocalDate::toString).toArray(String[]::new);
        replace("daily_figure", "figure_of_day", "day", counted);
        replace(
                "monthly_figure",
                "figure_of_month",
                "month",
                days.stream()
                        .map(day -> day.withDayOfMonth(1).toString())
                        .distinct()
                        .toArray(String[]::new));
    }

    private void replace(String table, String view, String column, String[] days) {
        String where = " where " + column + " = any (cast(:days as date[]))";
        jdbc.sql("delete from " + table + where).param("days", days).update();
        jdbc.sql("insert into " + table + " select * from " + view + where)
                .param("days", days)
                .update();
    }

    @Override
    public void count() {
        jdbc.sql("insert into daily_figure select * from figure_of_day").update();
        jdbc.sql("insert into monthly_figure select * from figure_of_month").update();
    }

    @Override
    public List<String> differing(Collection<String> numbers, List<ReportFigure> figures) {
        jdbc.sql("create temporary table if not exists figure_anew (like report_figure) on commit drop")
                .update();
        jdbc.sql("delete from figure_anew").update();
        figures.forEach(figure -> insert("figure_anew", figure));
        return new ArrayList<>(jdbc.sql(
                        """
                        select distinct number from (
                            (select * from report_figure where number = any (:numbers) except select * from figure_anew)
                            union all
                            (select * from figure_anew except select * from report_figure where number = any (:numbers))) d
                        order by 1
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public List<LocalDate> daysOff() {
        return off("day", "daily_figure", "figure_of_day");
    }

    @Override
    public List<LocalDate> monthsOff() {
        return off("month", "monthly_figure", "figure_of_month");
    }

    private List<LocalDate> off(String column, String table, String view) {
        return jdbc.sql(
                        """
                        select distinct %1$s from (
                            (select * from %2$s except select * from %3$s)
                            union all
                            (select * from %3$s except select * from %2$s)) d
                        order by 1
                        """
                                .formatted(column, table, view))
                .query(LocalDate.class)
                .list();
    }

    @Override
    public Collection<LocalDate> takeDueDays(int most) {
        return new HashSet<>(jdbc.sql(
                        """
                        delete from passage_due where day in (select distinct day from passage_due order by day limit ?) returning day
                        """)
                .param(most)
                .query(LocalDate.class)
                .list());
    }

    @Override
    public void countPassages(Collection<LocalDate> days) {
        String[] counted = days.stream().map(LocalDate::toString).toArray(String[]::new);
        jdbc.sql("delete from passage_day where day = any (cast(:days as date[]))")
                .param("days", counted)
                .update();
        jdbc.sql(
                        """
                        insert into passage_day
                        select p.* from unnest(cast(:days as date[])) d cross join lateral passages_between(
                            cast(d as timestamp) at time zone 'Asia/Jakarta', cast(d + 1 as timestamp) at time zone 'Asia/Jakarta') p
                        """)
                .param("days", counted)
                .update();
    }

    @Override
    public void countPassages() {
        jdbc.sql("delete from passage_due").update();
        jdbc.sql("delete from passage_day").update();
        jdbc.sql("insert into passage_day select * from passage_of_day").update();
    }

    @Override
    public List<LocalDate> passageDaysOff() {
        return off("day", "passage_day", "passage_of_day");
    }

    @Override
    public List<String> stray() {
        return jdbc.sql("select f.number from report_figure f join complaint c using (number) where not c." + ENDED
                        + " order by 1")
                .query(String.class)
                .list();
    }

    private void insert(String table, ReportFigure figure) {
        EndedReport report = figure.report();
        jdbc.sql("insert into " + table + " (" + FIGURE
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(report.number())
                .param(figure.day())
                .param(report.agency())
                .param(report.category())
                .param(report.region())
                .param(report.type())
                .param(report.supervisionClass())
                .param(report.outcome())
                .param(report.closeReason())
                .param(figure.days())
                .param(report.followedUpAt() != null)
                .param(12, figure.followedUpOnTime(), Types.BOOLEAN)
                .param(13, figure.resolvedOnTime(), Types.BOOLEAN)
                .param(report.returned())
                .param(report.reopened())
                .param(report.answered())
                .param(report.confirmed())
                .param(report.rescued())
                .param(19, report.rating(), Types.INTEGER)
                .param(report.unit())
                .param(report.ageGroup())
                .param(report.secret())
                .update();
    }

    private static EndedReport ended(ResultSet row, int index) throws SQLException {
        return new EndedReport(
                row.getString("number"),
                row.getString("agency"),
                row.getString("unit"),
                row.getString("category"),
                row.getString("region"),
                row.getString("type"),
                row.getString("supervision"),
                row.getString("age_group"),
                row.getBoolean("secret"),
                row.getString("state"),
                row.getString("close_reason"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("answered"),
                instant(row, "answered_at"),
                instant(row, "followed_up_at"),
                row.getObject("follow_up_visit", Long.class),
                row.getObject("resolution_visit", Long.class),
                row.getBoolean("returned"),
                row.getBoolean("reopened"),
                row.getBoolean("confirmed"),
                row.getBoolean("rescued"),
                row.getObject("rating", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
