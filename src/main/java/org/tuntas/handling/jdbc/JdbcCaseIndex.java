package org.tuntas.handling.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.CaseIndex;
import org.tuntas.handling.CaseLine;
import org.tuntas.handling.CaseQuery;
import org.tuntas.handling.Reader;

/** {@link CaseIndex} in the table {@code case_index}, which triggers keep. */
@Repository
class JdbcCaseIndex implements CaseIndex {

    /** Part of a number of ours, of which only what follows the year tells reports apart. */
    private static final Pattern PART_OF_NUMBER = Pattern.compile("(?i)(?:LP-\\d\\d-)?([0-9A-Z]{2,4}-[0-9A-Z]{2,4})");

    private static final Pattern EXACT = Pattern.compile("\"|(^|\\s)-");

    private static final int MOST_NUMBERS = 200;

    /** The rule of {@link org.tuntas.handling.WhoMayRead}. */
    private static final String READABLE =
            """
            (case when c.supervision_class = 'SUPERVISORY' and i.offices && cast(:seats as text[]) then i.offices && cast(:inspected as text[])
                else i.held_by && cast(:hats as text[]) or i.offices && cast(:inspected as text[])
                    or not c.secret and (:everywhere or i.offices && cast(:agencies as text[])
                        or c.supervision_class <> 'SUPERVISORY' and i.offices && cast(:units as text[])) end)
            """;

    /** Follows from {@link #READABLE} for whoever does not read everywhere, in a form that indexes answer. */
    private static final String WITHIN_REACH =
            "(i.held_by && cast(:hats as text[]) or i.offices && cast(:reach as text[]))";

    private static final String FROM = " from case_index i join complaint c on c.number = i.number where ";

    private static final String LINE =
            "select i.number, c.title, c.state, c.supervision_class, c.secret, c.round, c.agency, c.unit, c.named_agency,"
                    + " c.forwarded_at, c.region_code, i.filed_at, i.next_limit";

    private final JdbcClient jdbc;

    JdbcCaseIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<TrackingNumber> readable(Reader reader, Collection<TrackingNumber> numbers) {
        Question question = new Question(reader)
                .and(
                        "i.number = any (:numbers)",
                        "numbers",
                        numbers.stream().map(TrackingNumber::value).toArray(String[]::new));
        return jdbc.sql("select i.number" + FROM + question.conditions())
                .params(question.parameters())
                .query((row, index) -> new TrackingNumber(row.getString("number")))
                .set();
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Reader reader, CaseQuery query, int size) {
        String text = query.text();
        if (text == null) {
            return page(asked(reader, query), query, size, false);
        }
        List<String> numbers = numbers(text);
        if (!numbers.isEmpty()) {
            return page(
                    asked(reader, query).and("i.number = any (:numbers)", "numbers", numbers.toArray(new String[0])),
                    query,
                    size,
                    false);
        }
        Found byWords = page(
                asked(reader, query).and("i.words @@ websearch_to_tsquery('indonesian', :text)", "text", text),
                query,
                size,
                false);
        if (byWords.found() > 0 || !mayBeMisspelt(text)) {
            return byWords;
        }
        jdbc.sql("select set_config('pg_trgm.word_similarity_threshold', '0.45', true)")
                .query(String.class)
                .single();
        // One page of guesses is enough.
        Found similar = page(asked(reader, query).and(":text <% i.heading", "text", text), query, size, true);
        return similar.lines().isEmpty() ? byWords : similar;
    }

    /** Whoever looks for a number, or writes quotation marks or a minus before a word, means what they write. */
    private static boolean mayBeMisspelt(String text) {
        return !PART_OF_NUMBER.matcher(text.strip()).matches()
                && !EXACT.matcher(text).find();
    }

    /** Our numbers that a text may mean: itself, a part of one, or another system's. */
    private List<String> numbers(String text) {
        String bare = text.strip();
        List<String> numbers = new ArrayList<>();
        TrackingNumber.read(bare).ifPresent(number -> numbers.add(number.value()));
        numbers.addAll(jdbc.sql("select complaint from external_number where lower(number) = ? limit " + MOST_NUMBERS)
                .param(bare.toLowerCase(Locale.ROOT))
                .query(String.class)
                .list());
        Matcher written = PART_OF_NUMBER.matcher(bare);
        if (written.matches()) {
            String part = written.group(1).toUpperCase(Locale.ROOT);
            numbers.addAll(jdbc.sql("select number from case_index where heading like ? and number like ? limit "
                            + MOST_NUMBERS)
                    .params("%" + part + "%", "%" + part + "%")
                    .query(String.class)
                    .list());
        }
        return numbers;
    }

    private Question asked(Reader reader, CaseQuery query) {
        Question question = new Question(reader);
        if (query.state() != null) {
            question.and("c.state = :state", "state", query.state().name());
        }
        if (query.agency() != null) {
            question.and("i.offices && cast(array[:agency] as text[])", "agency", query.agency())
                    .and("case when c.forwarded_at is null then c.named_agency else c.agency end = :agency");
        }
        if (query.unit() != null) {
            question.and("i.offices && cast(array[:unit] as text[])", "unit", query.unit())
                    .and("exists (select from assignment a where a.number = c.number and a.unit = :unit)");
        }
        if (query.category() != null) {
            question.and("(c.category = :category or c.category like :category || '/%')", "category", query.category());
        }
        if (query.region() != null) {
            question.and("(c.region_code = :region or c.region_code like :region || '.%')", "region", query.region());
        }
        if (query.supervisionClass() != null) {
            question.and(
                    "c.supervision_class = :class",
                    "class",
                    query.supervisionClass().name());
        }
        if (query.filedFrom() != null) {
            question.and("i.filed_at >= :filedFrom", "filedFrom", utc(query.filedFrom()));
        }
        if (query.filedBefore() != null) {
            question.and("i.filed_at < :filedBefore", "filedBefore", utc(query.filedBefore()));
        }
        if (query.limitBefore() != null) {
            question.and("i.next_limit < :limitBefore", "limitBefore", utc(query.limitBefore()));
        }
        if (query.whose() == CaseQuery.Whose.MINE) {
            question.and("i.number in (select number from waiting_step where login = :login)");
        }
        if (query.whose() == CaseQuery.Whose.QUEUE) {
            question.and(
                    "i.number in (select number from waiting_step where login is null and group_id = any (:hats))");
        }
        if (query.severalUnits()) {
            question.and("i.number in (select number from assignment where ended_at is null and not lead)");
        }
        return question;
    }

    private Found page(Question question, CaseQuery query, int size, boolean similar) {
        int found = jdbc.sql("select count(*) from (select 1" + FROM + question.conditions() + " limit "
                        + (MOST_COUNTED + 1) + ") as counted")
                .params(question.parameters())
                .query(Integer.class)
                .single();
        if (found == 0) {
            return new Found(List.of(), 0, false, similar);
        }
        boolean urgent = query.order() == CaseQuery.Order.URGENT;
        String order = urgent ? "next_limit, filed_at desc, number" : "filed_at desc, number";
        Question further = new Question();
        CaseQuery.Place after = query.after();
        if (after != null) {
            question.with("afterFiled", utc(after.filedAt()))
                    .with("afterNumber", after.number())
                    .with("afterLimit", limit(after));
            String newer = "(m.filed_at < :afterFiled or m.filed_at = :afterFiled and m.number > :afterNumber)";
            if (urgent) {
                further.and("m.next_limit >= :afterLimit").and("(m.next_limit > :afterLimit or " + newer + ")");
            } else {
                further.and("m.filed_at <= :afterFiled").and(newer);
            }
        }
        // Where many match, the next ones lie close together along the index of the order. Where few do, walking along
        // it would
        // read everything: those few are gathered and sorted. "offset 0" keeps the database from walking all the same.
        String fence = found > MOST_COUNTED ? "" : " offset 0";
        List<CaseLine> lines = jdbc.sql("select * from (" + LINE + FROM + question.conditions() + fence + ") m"
                        + (after == null ? "" : " where " + further.conditions()) + " order by " + order + " limit "
                        + (size + 1))
                .params(question.parameters())
                .query(JdbcCaseIndex::line)
                .list();
        boolean more = lines.size() > size && !similar;
        return new Found(lines.size() > size ? lines.subList(0, size) : lines, found, more, similar);
    }

    private static OffsetDateTime limit(CaseQuery.Place place) {
        Instant limit = place.nextLimit();
        return limit == null ? OffsetDateTime.MAX : utc(limit);
    }

    /** Conditions on the reports that somebody may read, with the values they name. */
    private static final class Question {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        /** None yet. */
        Question() {}

        Question(Reader reader) {
            List<String> reach = new ArrayList<>(reader.agencies());
            reach.addAll(reader.units());
            reach.addAll(reader.inspected());
            parameters.put("login", reader.login());
            parameters.put("hats", array(reader.hats()));
            parameters.put("everywhere", reader.everywhere());
            parameters.put("agencies", array(reader.agencies()));
            parameters.put("units", array(reader.units()));
            parameters.put("inspected", array(reader.inspected()));
            parameters.put("seats", array(reader.seats()));
            parameters.put("reach", array(reach));
            if (!reader.everywhere()) {
                conditions.add(WITHIN_REACH);
            }
            conditions.add(READABLE);
        }

        Question and(String condition) {
            conditions.add(condition);
            return this;
        }

        Question and(String condition, String parameter, Object value) {
            return with(parameter, value).and(condition);
        }

        Question with(String parameter, Object value) {
            parameters.put(parameter, value);
            return this;
        }

        String conditions() {
            return String.join(" and ", conditions);
        }

        Map<String, Object> parameters() {
            return parameters;
        }

        private static String[] array(Collection<String> codes) {
            return codes.toArray(new String[0]);
        }
    }

    private static CaseLine line(ResultSet row, int index) throws SQLException {
        OffsetDateTime limit = row.getObject("next_limit", OffsetDateTime.class);
        boolean forwarded = row.getObject("forwarded_at") != null;
        return new CaseLine(
                new TrackingNumber(row.getString("number")),
                row.getString("title"),
                ComplaintState.valueOf(row.getString("state")),
                SupervisionClass.valueOf(row.getString("supervision_class")),
                row.getBoolean("secret"),
                row.getInt("round"),
                row.getString(forwarded ? "agency" : "named_agency"),
                row.getString("unit"),
                row.getString("region_code"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                instant(limit));
    }

    private static @Nullable Instant instant(OffsetDateTime limit) {
        return limit.equals(OffsetDateTime.MAX) ? null : limit.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
