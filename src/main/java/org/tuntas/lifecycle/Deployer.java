package org.tuntas.lifecycle;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings models and forms into the engine as one bundle, all or nothing, and only when their content differs from what is there. The
 * engine's own auto-deployment would name resources after their place on disk, leave forms out and deploy changed files alone, which
 * breaks everything bound by {@code deployment}. Works in the caller's transaction.
 */
@Component
public class Deployer {

    /** In which phase of a start models are deployed: before requests are served and before anything is started in the engine. */
    public static final int PHASE = 100;

    private static final String NAME = "tuntas";
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);

    private final RepositoryService repository;
    private final TasklistFilters filters;
    private final StaffGrants grants;
    private final StartupLock lock;

    Deployer(RepositoryService repository, TasklistFilters filters, StaffGrants grants, StartupLock lock) {
        this.repository = repository;
        this.filters = filters;
        this.grants = grants;
        this.lock = lock;
    }

    /** A bundle in the engine. */
    public record Deployed(String id, Instant at) {}

    /** Waits until no other node deploys or starts; nobody else does until the caller's transaction ends. */
    public void alone() {
        lock.hold();
    }

    /** Every bundle that was ever deployed, in the order of their time. */
    public List<Deployed> all() {
        return repository.createDeploymentQuery().deploymentName(NAME).orderByDeploymentTime().asc().list().stream()
                .map(deployment -> new Deployed(
                        deployment.getId(), deployment.getDeploymentTime().toInstant()))
                .toList();
    }

    /** The files of a bundle, by name. */
    public SortedMap<String, byte[]> files(String deployment) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Resource resource : repository.getDeploymentResources(deployment)) {
            files.put(resource.getName(), resource.getBytes());
        }
        return files;
    }

    /**
     * Deploys files, unless they are those of a bundle that is there.
     *
     * @param standing key of the deployment that holds; null when there is none
     * @return key of the deployment that holds them
     */
    public String deploy(SortedMap<String, byte[]> files, @Nullable String standing) {
        String fingerprint = ModelBundle.fingerprint(files);
        Deployment there = standing == null
                ? null
                : repository.createDeploymentQuery().deploymentId(standing).singleResult();
        if (there != null && fingerprint.equals(there.getSource())) {
            LOG.info("Models are unchanged since {}", there.getDeploymentTime());
            return there.getId();
        }
        DeploymentBuilder deployment = repository.createDeployment().name(NAME).source(fingerprint);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        LOG.info("Deploying {}", files.keySet());
        return deployment.deploy().getId();
    }

    /** Renews the lists and the grants of Tasklist. */
    public void furnish() {
        grants.renew();
        filters.renew();
    }
}
