package org.tuntas.lifecycle.engine;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's tables from the scripts in its own jar, as a numbered step of our migrations. Left to itself the
 * engine would do it unasked at any start, and two nodes would race.
 */
@Component
@SuppressWarnings("checkstyle:TypeName") // Flyway reads version and description from the class name
class V10__Engine_schema extends BaseJavaMigration {

    private static final String[] PARTS = {
        "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history"
    };

    /**
     * The engine has no index on the due date of jobs: with half a million waiting timers each look for due ones reads
     * the whole table. Tables that churn are vacuumed early.
     */
    private static final String ADDITIONS =
            """
            create index tuntas_job_duedate on act_ru_job (duedate_);
            create index tuntas_task_due_date on act_ru_task (due_date_);
            alter table act_ru_job set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 85);
            alter table act_ru_task set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 85);
            alter table act_ru_execution set (autovacuum_vacuum_scale_factor = 0.02);
            alter table act_ru_variable set (autovacuum_vacuum_scale_factor = 0.02);
            alter table act_ru_authorization set (autovacuum_vacuum_scale_factor = 0.02);
            """;

    @Override
    public void migrate(Context context) {
        for (String part : PARTS) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
        }
        ScriptUtils.executeSqlScript(
                context.getConnection(),
                new ByteArrayResource(ADDITIONS.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
