package org.tuntas.eventlog.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.EventKind;
import org.tuntas.eventlog.CaseBook;
import org.tuntas.eventlog.HappenedEvent;
import org.tuntas.eventlog.ReceivedCase;

/** {@link CaseBook} in PostgreSQL. */
@Repository
class JdbcCaseBook implements CaseBook {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final int FETCHED = 1000;

    private final JdbcClient jdbc;
    /** Row after row, never a month at once. */
    private final JdbcClient stream;

    JdbcCaseBook(JdbcClient jdbc, DataSource data) {
        this.jdbc = jdbc;
        JdbcTemplate template = new JdbcTemplate(data);
        template.setFetchSize(FETCHED);
        this.stream = JdbcClient.create(template);
    }

    @Override
    public void cases(YearMonth month, Instant before, BiConsumer<ReceivedCase, List<HappenedEvent>> each) {
        Rows rows = new Rows(each);
        stream.sql(
                        """
                        select c.case_id, c.month, c.agency, c.category, c.supervision, f.outcome, f.followed_up_on_time, f.resolved_on_time, f.rating,
                            e.kind, e.at, e.arguments, e.actor
                        from event_log_case(:from, :until) c
                        join complaint_event e on e.number = c.number and e.audience = 'PUBLIC' and e.at < :before
                        left join report_figure f on f.number = c.number
                        where c.is_shown
                        order by c.case_id, e.id
                        """)
                .param("from", start(month))
                .param("until", earlier(start(month.plusMonths(1)), utc(before)))
                .param("before", utc(before))
                .query((RowCallbackHandler) rows::add);
        rows.end();
    }

    @Override
    public List<MonthCount> months(Instant before) {
        return jdbc.sql(
                        """
                        select month, count(*) as received, count(*) filter (where is_shown and category = '*') as hidden,
                            count(*) filter (where not is_shown) as left_out
                        from event_log_case('-infinity', :before) group by month order by month
                        """)
                .param("before", utc(before))
                .query((row, index) -> new MonthCount(
                        month(row), row.getLong("received"), row.getLong("hidden"), row.getLong("left_out")))
                .list();
    }

    /** Puts the rows of a case together. */
    private static final class Rows {

        private final BiConsumer<ReceivedCase, List<HappenedEvent>> each;
        private final List<HappenedEvent> events = new ArrayList<>();
        private @Nullable ReceivedCase current;

        Rows(BiConsumer<ReceivedCase, List<HappenedEvent>> each) {
            this.each = each;
        }

        void add(ResultSet row) throws SQLException {
            if (current == null || !current.id().equals(row.getString("case_id"))) {
                end();
                current = received(row);
            }
            events.add(new HappenedEvent(
                    EventKind.valueOf(row.getString("kind")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    List.of((String[]) row.getArray("arguments").getArray()),
                    row.getString("actor")));
        }

        void end() {
            if (current != null) {
                each.accept(current, List.copyOf(events));
                events.clear();
            }
        }
    }

    private static ReceivedCase received(ResultSet row) throws SQLException {
        return new ReceivedCase(
                row.getString("case_id"),
                month(row),
                row.getString("agency"),
                row.getString("category"),
                row.getString("supervision"),
                row.getString("outcome"),
                row.getObject("followed_up_on_time", Boolean.class),
                row.getObject("resolved_on_time", Boolean.class),
                row.getObject("rating", Integer.class));
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private static OffsetDateTime start(YearMonth month) {
        return utc(month.atDay(1).atStartOfDay(WIB).toInstant());
    }

    private static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
