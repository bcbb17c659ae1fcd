package org.tuntas.lifecycle.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** An engine on a real PostgreSQL with our plugins and nothing else; its tables are created. */
final class BareEngine implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final ProcessEngine engine;

    BareEngine(Map<Object, Object> beans, ProcessEnginePlugin... plugins) throws IOException {
        postgres = EmbeddedPostgres.start();
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(postgres.getPostgresDatabase());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setBeans(beans);
        configuration.setProcessEnginePlugins(List.of(plugins));
        engine = configuration.buildProcessEngine();
    }

    ProcessEngine engine() {
        return engine;
    }

    @Override
    public void close() throws IOException {
        engine.close();
        postgres.close();
    }
}
