package org.tuntas;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes away what a class of tests left behind, so that the next finds no reports but its own: lists stay short, the most urgent task is
 * the one that was made most urgent, and everything stays quick. Whatever was empty when the application came up is emptied again;
 * organisation, calendars and settings stay.
 */
final class SweptAfterEachClass extends AbstractTestExecutionListener {

    /** Settings, which desks keep in memory. */
    private static final Set<String> SETTINGS = Set.of(
            "answer_template",
            "clock_change",
            "deputy",
            "membership_withdrawn",
            "model_draft",
            "model_proposal",
            "office_closing",
            "office_closing_item",
            "other_system",
            "settings_change");

    private static final ConcurrentHashMap<ApplicationContext, Set<String>> EMPTY_AT_FIRST = new ConcurrentHashMap<>();

    @Override
    public void beforeTestClass(TestContext test) {
        ApplicationContext tuntas = test.getApplicationContext();
        EMPTY_AT_FIRST.computeIfAbsent(tuntas, context -> {
            Set<String> empty = tables(jdbc(context), false);
            empty.removeAll(SETTINGS);
            return empty;
        });
    }

    @Override
    public void afterTestClass(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        ApplicationContext tuntas = test.getApplicationContext();
        JdbcClient jdbc = jdbc(tuntas);
        Set<String> left = tables(jdbc, true);
        left.retainAll(EMPTY_AT_FIRST.getOrDefault(tuntas, Set.of()));
        tuntas.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> sweep(jdbc, left));
    }

    private static void sweep(JdbcClient jdbc, Set<String> left) {
        jdbc.sql("set local lock_timeout = '20s'").update();
        // The engine has a job of its own from the beginning.
        jdbc.sql("delete from act_ru_job where process_instance_id_ is not null")
                .update();
        if (left.isEmpty()) {
            return;
        }
        // Trails refuse to be emptied; here they must not. 32 marks a trigger that fires on TRUNCATE.
        List<String> guarded = jdbc.sql(
                        "select distinct tgrelid::regclass::text from pg_trigger where not tgisinternal and tgtype & 32 <> 0")
                .query(String.class)
                .list();
        guarded.forEach(table ->
                jdbc.sql("alter table " + table + " disable trigger user").update());
        jdbc.sql("truncate " + String.join(", ", left) + " cascade").update();
        guarded.forEach(table ->
                jdbc.sql("alter table " + table + " enable trigger user").update());
    }

    /** The tables that hold something, or those that hold nothing. */
    private static Set<String> tables(JdbcClient jdbc, boolean something) {
        List<String> all = jdbc.sql("select tablename from pg_tables where schemaname = current_schema()")
                .query(String.class)
                .list();
        return jdbc
                .sql(all.stream()
                        .map(table -> "select '" + table + "' where exists (select from " + table + ") = " + something)
                        .collect(Collectors.joining(" union all ")))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JdbcClient jdbc(ApplicationContext tuntas) {
        return JdbcClient.create(tuntas.getBean(DataSource.class));
    }
}
