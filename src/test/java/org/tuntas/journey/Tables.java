package org.tuntas.journey;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each column of each table that can hold a word, searched for words. */
final class Tables {

    private final JdbcClient jdbc;
    private final String which;

    private Tables(JdbcClient jdbc, String which) {
        this.jdbc = jdbc;
        this.which = which;
    }

    /** Everything that the engine keeps: models, positions and history. */
    static Tables ofTheEngine(JdbcClient jdbc) {
        return new Tables(jdbc, "table_name like 'act\\_%'");
    }

    /** Everything else. */
    static Tables ofOurOwn(JdbcClient jdbc) {
        return new Tables(jdbc, "table_name not like 'act\\_%'");
    }

    /** Where any of some words stands, in whatever case, each as {@code table.column: word}. */
    List<String> placesOf(Collection<String> words) {
        return jdbc.sql(columns().stream()
                        .map(Column::search)
                        .collect(Collectors.joining(
                                "\nunion all\n", "with words as (select unnest(cast(? as text[])) as word)\n", "")))
                .param(words.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** The columns that are searched. */
    List<Column> columns() {
        return jdbc.sql(
                        """
                        select table_name, column_name, data_type from information_schema.columns
                        where table_schema = current_schema() and %s
                          and data_type in ('character varying', 'character', 'text', 'json', 'jsonb', 'ARRAY', 'bytea')
                        order by table_name, column_name
                        """
                                .formatted(which))
                .query((row, index) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** A column, with its type as PostgreSQL calls it. */
    record Column(String table, String name, String type) {

        private String search() {
            String text = type.equals("bytea") ? "encode(\"%s\", 'escape')" : "\"%s\"::text";
            return "select '%s.%s: ' || word from words where exists (select from %s where %s ilike '%%' || word || '%%')"
                    .formatted(table, name, table, text.formatted(name));
        }
    }
}
