package org.tuntas.publication.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.publication.ListQuery;
import org.tuntas.publication.PublishedReport;
import org.tuntas.publication.PublishedReports;

/** {@link PublishedReports} in the table {@code published_report}, which triggers keep. */
@Repository
class JdbcPublishedReports implements PublishedReports {

    private static final String LINE =
            """
            select p.*, (select nullif(i.next_limit, 'infinity') from case_index i where i.number = p.number) as next_limit
            from (%s) p
            """;

    private final JdbcClient jdbc;

    JdbcPublishedReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<PublishedReport> find(TrackingNumber number) {
        return jdbc.sql(LINE.formatted("select * from published_report where number = :number"))
                .param("number", number.value())
                .query(JdbcPublishedReports::report)
                .optional();
    }

    @Override
    public List<PublishedReport> latest(int most) {
        String order = " order by " + order(ListQuery.Order.NEWEST);
        return jdbc.sql(LINE.formatted("select * from published_report" + order + " limit :most") + order)
                .param("most", most)
                .query(JdbcPublishedReports::report)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(ListQuery query, int size) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new HashMap<>();
        ask(query, conditions, values);
        String asked = "select * from published_report where " + String.join(" and ", conditions);
        int found = jdbc.sql("select count(*) from (" + asked + " limit " + (MOST_COUNTED + 1) + ") as counted")
                .params(values)
                .query(Integer.class)
                .single();
        // Where many match, the next ones lie close together along the index of the order. Where few do, walking along
        // it would read everything: those few are gathered and sorted. "offset 0" keeps the database from walking all
        // the same.
        String fence = found > MOST_COUNTED ? "" : " offset 0";
        String page = "select * from (" + asked + fence + ") as asked where " + further(query, values) + " order by "
                + order(query.order()) + " limit " + (size + 1);
        List<PublishedReport> reports = jdbc.sql(LINE.formatted(page) + " order by " + order(query.order()))
                .params(values)
                .query(JdbcPublishedReports::report)
                .list();
        boolean more = reports.size() > size;
        return new Found(more ? reports.subList(0, size) : reports, found, more);
    }

    private static void ask(ListQuery query, List<String> conditions, Map<String, Object> values) {
        if (query.order() == ListQuery.Order.LONGEST_OPEN) {
            conditions.add("is_open");
        }
        if (query.text() != null) {
            Optional<TrackingNumber> number = TrackingNumber.read(query.text());
            conditions.add(
                    number.isPresent() ? "number = :text" : "words @@ websearch_to_tsquery('indonesian', :text)");
            values.put("text", number.map(TrackingNumber::value).orElse(query.text()));
        }
        if (query.state() != null) {
            conditions.add("state = :state");
            values.put("state", query.state().name());
        }
        if (query.type() != null) {
            conditions.add("type = :type");
            values.put("type", query.type().name());
        }
        if (query.category() != null) {
            conditions.add("(category = :category or category like :category || '/%')");
            values.put("category", query.category());
        }
        if (query.agency() != null) {
            conditions.add("agency = :agency");
            values.put("agency", query.agency());
        }
        if (query.region() != null) {
            conditions.add("(region_code = :region or region_code like :region || '.%')");
            values.put("region", query.region());
        }
        if (query.filedFrom() != null) {
            conditions.add("filed_at >= :from");
            values.put("from", query.filedFrom().atOffset(ZoneOffset.UTC));
        }
        if (query.filedBefore() != null) {
            conditions.add("filed_at < :before");
            values.put("before", query.filedBefore().atOffset(ZoneOffset.UTC));
        }
    }

    private static String order(ListQuery.Order order) {
        return switch (order) {
            case NEWEST -> "filed_at desc, number desc";
            case SUPPORTED -> "supports desc, filed_at desc, number desc";
            case LONGEST_OPEN -> "filed_at, number";
        };
    }

    private static String further(ListQuery query, Map<String, Object> values) {
        ListQuery.Place after = query.after();
        if (after == null) {
            return "true";
        }
        values.put("afterFiled", after.filedAt().atOffset(ZoneOffset.UTC));
        values.put("afterNumber", after.number());
        values.put("afterSupports", after.supports());
        return switch (query.order()) {
            case NEWEST -> "(filed_at, number) < (:afterFiled, :afterNumber)";
            case SUPPORTED -> "(supports, filed_at, number) < (:afterSupports, :afterFiled, :afterNumber)";
            case LONGEST_OPEN -> "(filed_at, number) > (:afterFiled, :afterNumber)";
        };
    }

    private static PublishedReport report(ResultSet row, int index) throws SQLException {
        @Nullable OffsetDateTime limit = row.getObject("next_limit", OffsetDateTime.class);
        return new PublishedReport(
                new TrackingNumber(row.getString("number")),
                row.getString("title"),
                ComplaintType.valueOf(row.getString("type")),
                row.getString("category"),
                row.getString("agency"),
                row.getString("region_code"),
                ComplaintState.valueOf(row.getString("state")),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                row.getInt("supports"),
                limit == null ? null : limit.toInstant());
    }
}
