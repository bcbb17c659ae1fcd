package org.tuntas.lifecycle;

import java.util.SortedMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings models and forms into the engine as one bundle, all or nothing, and only when their content differs from the
 * newest deployment. The engine's own auto-deployment would name resources after their place on disk, leave forms out
 * and deploy changed files alone, which breaks everything bound by {@code deployment}.
 */
@Component
public class Deployer implements SmartLifecycle {

    /** Before requests are served and before anything is started in the engine. */
    public static final int PHASE = 100;

    private static final String NAME = "tuntas";
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);

    private final RepositoryService repository;
    private final ModelBundle bundle;
    private final TasklistFilters filters;
    private final StaffGrants grants;
    private final StartupLock lock;
    private final TransactionTemplate transaction;
    private boolean running;

    Deployer(
            RepositoryService repository,
            ModelBundle bundle,
            TasklistFilters filters,
            StaffGrants grants,
            StartupLock lock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.bundle = bundle;
        this.filters = filters;
        this.grants = grants;
        this.lock = lock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            lock.hold();
            deploy();
            grants.renew();
            filters.renew();
        });
        running = true;
    }

    private void deploy() {
        SortedMap<String, byte[]> files = bundle.files();
        String fingerprint = ModelBundle.fingerprint(files);
        Deployment newest =
                repository
                        .createDeploymentQuery()
                        .deploymentName(NAME)
                        .orderByDeploymentTime()
                        .desc()
                        .listPage(0, 1)
                        .stream()
                        .findFirst()
                        .orElse(null);
        if (newest != null && fingerprint.equals(newest.getSource())) {
            LOG.info("Models are unchanged since {}", newest.getDeploymentTime());
            return;
        }
        DeploymentBuilder deployment = repository.createDeployment().name(NAME).source(fingerprint);
        files.forEach((name, content) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(content)));
        deployment.deploy();
        LOG.info("Deployed {}", files.keySet());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
