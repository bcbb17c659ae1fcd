package org.tuntas.statistics.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.statistics.Counted;
import org.tuntas.statistics.Dimension;
import org.tuntas.statistics.Guard;
import org.tuntas.statistics.MonthBook;

/** {@link MonthBook} in PostgreSQL, in one statement and so of one moment. */
@Repository
class JdbcMonthBook implements MonthBook {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final TypeReference<Map<String, Integer>> COUNTED = new TypeReference<>() {};

    /** Lists instead of joins: they are short, and the way to what they name is the key. */
    private static final String KEPT_AND_DUE =
            "array(select number from report_figure where number = any (array(select number from figure_due)))";

    /**
     * Reports that are not in the roll-up: those under way, and those that have just ended. Of what has just been taken up again, the
     * kept figures count until they are replaced.
     */
    private static final String READ =
            """
            select month, code, cast(counted as text) as counted from monthly_figure
            where dimension = :dimension and month between :first and :last and guard = any (:guards)
            union all
            select cast(date_trunc('month', cast(g.day as timestamp)) as date), %3$s, cast(jsonb_build_object(
                'OPEN', count(*),
                'FOLLOWED_UP', count(f.answered_at),
                'FOLLOW_UP_MEASURED', count(*) filter (where f.answered_at is not null and f.limit_at < 'infinity'
                    or f.answered_at is null and late.follow_up),
                'FOLLOWED_UP_ON_TIME', count(*) filter (where f.answered_at <= f.limit_at and f.limit_at < 'infinity'),
                'RESOLUTION_MEASURED', count(*) filter (where late.resolution)) as text)
            from grouped_report g
            left join lateral (
                select a.answered_at, v.limit_at from assignment a left join lateral (%4$s) v on true
                where a.number = g.number and a.answered_at is not null order by a.answered_at, a.id limit 1) f on true
            left join lateral (
                select bool_or(v.stage = 'FOLLOW_UP') as follow_up, bool_or(v.stage = 'RESOLUTION') as resolution from stage_visit v
                where v.number = g.number and v.ended_at is null and v.limit_at < :now) late on true
            where g.number = any (array(
                    select number from complaint
                    where not (%1$s) and filed_at >= :from and filed_at < :until and not number = any (%2$s)
                    union
                    select number from complaint
                    where number = any (array(select number from figure_due)) and %1$s and filed_at >= :from and filed_at < :until
                        and not number = any (%2$s)))
                and guard_of(g.secret, g.supervision) = any (:guards)
            group by 1, 2
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcMonthBook(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Key(YearMonth month, String code) {}

    @Override
    public List<MonthOf> read(Dimension dimension, YearMonth from, YearMonth until, Set<Guard> guards, Instant now) {
        Map<Key, List<Counted>> counted = new LinkedHashMap<>();
        jdbc.sql(READ.formatted(JdbcFigureBook.ENDED, KEPT_AND_DUE, column(dimension), JdbcFigureBook.FOLLOW_UP_VISIT))
                .param("dimension", dimension.name())
                .param("first", from.atDay(1))
                .param("last", until.atDay(1))
                .param("from", start(from))
                .param("until", start(until.plusMonths(1)))
                .param("guards", guards.stream().map(Guard::name).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    Key key = new Key(YearMonth.from(row.getObject("month", LocalDate.class)), row.getString("code"));
                    counted.computeIfAbsent(key, absent -> new ArrayList<>()).add(counted(row));
                });
        return counted.entrySet().stream()
                .map(one -> new MonthOf(one.getKey().month(), one.getKey().code(), Counted.sum(one.getValue())))
                .toList();
    }

    private static OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(WIB).toOffsetDateTime();
    }

    private Counted counted(ResultSet row) throws SQLException {
        try {
            return new Counted(json.readValue(row.getString("counted"), COUNTED));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a month's figures cannot be read", broken);
        }
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case ALL -> "''";
            case AGENCY -> "g.agency";
            case UNIT -> "g.unit";
            case CATEGORY -> "g.category";
            case REGION -> "g.region";
            case TYPE -> "g.type";
            case CLASS -> "g.supervision";
            case AGE -> "g.age_group";
        };
    }

    @Override
    public Optional<YearMonth> first() {
        return jdbc.sql("select least((select min(month) from monthly_figure where dimension = 'ALL'),"
                        + " (select cast(min(filed_at) at time zone 'Asia/Jakarta' as date) from complaint where not ("
                        + JdbcFigureBook.ENDED + ")))")
                .query((row, index) ->
                        Optional.ofNullable(row.getObject(1, LocalDate.class)).map(YearMonth::from))
                .single();
    }
}
