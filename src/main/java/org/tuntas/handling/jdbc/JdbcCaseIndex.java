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
import java.util.stream.Collectors;
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

    private static final Pattern EXACT = Pattern.compile("\"|(^|\\s)-|(?i:\\sor\\s)");

    /** Words that are looked for in other spellings; whoever writes a sentence of them all misspelt is not helped. */
    private static final int MOST_MISSPELT = 12;

    private static final int MOST_NUMBERS = 200;

    /** The rule of {@link org.tuntas.handling.WhoMayRead}. */
    private static final String READABLE =
            """
            may_read(c.supervision_class, c.secret, i.offices, i.held_by, cast(:hats as text[]), :everywhere,
                cast(:agencies as text[]), cast(:units as text[]), cast(:inspected as text[]), cast(:seats as text[]))
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
        String spelt = otherSpellings(text);
        if (spelt == null) {
            return byWords;
        }
        // One page of guesses is enough.
        Found similar =
                page(asked(reader, query).and("i.words @@ cast(:spelt as tsquery)", "spelt", spelt), query, size, true);
        return similar.lines().isEmpty() ? byWords : similar;
    }

    /**
     * Each word or one that is spelt nearly like it. All such words of all reports are asked for, however many: what is found depends on
     * nothing but the reports that somebody may read, and so tells nothing of the others.
     *
     * @return null when there is no word, or there are too many
     */
    private @Nullable String otherSpellings(String text) {
        return jdbc.sql(
                        """
                        with typed as (select unnest(tsvector_to_array(to_tsvector('indonesian', :text))) as stem),
                        meant as (
                            select stem, stem as spelling from typed
                            union
                            select t.stem, w.stem from typed t join case_word w on near_spellings(w.stem) && near_spellings(t.stem)
                            where t.stem ~ '^[a-z]{4,30}$')
                        select string_agg(spellings, ' & ') from (
                            select '(' || string_agg('''' || replace(replace(spelling, '\\', '\\\\'), '''', '''''') || '''', ' | ') || ')'
                            from meant group by stem) words (spellings)
                        having count(*) <= :most
                        """)
                .param("text", text)
                .param("most", MOST_MISSPELT)
                .query(String.class)
                .optional()
                .orElse(null);
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
            question.and("i.number in (select number from held_step where login = :login)");
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
        // What is closed has no limit: the newest first, which an index answers without passing everything that is
        // open.
        boolean urgent = query.order() == CaseQuery.Order.URGENT
                && (query.state() == null || !query.state().isFinal());
        String order = " order by " + (urgent ? "next_limit, filed_at desc, number" : "filed_at desc, number");
        Question further = further(query.after(), urgent);
        String after = query.after() == null ? "" : " where " + further.conditions();
        // Where few match they are gathered and sorted; walking along the index of the order would read everything.
        List<Counted> gathered = jdbc.sql("with m as materialized (" + LINE + FROM + question.conditions() + " limit "
                        + (MOST_COUNTED + 1) + ") select m.*, (select count(*) from m) as found from m" + after + order
                        + " limit " + (size + 1))
                .params(question.parameters())
                .params(further.parameters())
                .query((row, index) -> new Counted(line(row), row.getInt("found")))
                .list();
        if (gathered.isEmpty()) {
            return new Found(List.of(), 0, false, similar);
        }
        int found = gathered.get(0).found();
        List<CaseLine> lines = gathered.stream().map(Counted::line).toList();
        if (found > MOST_COUNTED) {
            // Where many do, the next ones lie close together along that index.
            lines = jdbc.sql("select * from (" + LINE + FROM + question.walking() + ") m" + after + order + " limit "
                            + (size + 1))
                    .params(question.parameters())
                    .params(further.parameters())
                    .query((row, index) -> line(row))
                    .list();
        }
        boolean more = lines.size() > size && !similar;
        return new Found(lines.size() > size ? lines.subList(0, size) : lines, found, more, similar);
    }

    /** A report, and how many there are in all. */
    private record Counted(CaseLine line, int found) {}

    private static Question further(CaseQuery.@Nullable Place after, boolean urgent) {
        Question further = new Question();
        if (after == null) {
            return further;
        }
        further.with("afterFiled", utc(after.filedAt())).with("afterNumber", after.number());
        String newer = "(m.filed_at < :afterFiled or m.filed_at = :afterFiled and m.number > :afterNumber)";
        if (urgent) {
            return further.with("afterLimit", limit(after))
                    .and("m.next_limit >= :afterLimit")
                    .and("(m.next_limit > :afterLimit or " + newer + ")");
        }
        return further.and("m.filed_at <= :afterFiled").and(newer);
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

        /**
         * The same for whoever walks along an index and asks of each report. Somebody's thousands of steps are then gathered once and
         * looked up in memory; joined, they would be sorted instead of walked along.
         */
        String walking() {
            return conditions.stream()
                    .map(condition -> condition.startsWith("i.number in (") ? "(" + condition + ") is true" : condition)
                    .collect(Collectors.joining(" and "));
        }

        Map<String, Object> parameters() {
            return parameters;
        }

        private static String[] array(Collection<String> codes) {
            return codes.toArray(new String[0]);
        }
    }

    private static CaseLine line(ResultSet row) throws SQLException {
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
