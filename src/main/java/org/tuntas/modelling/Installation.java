package org.tuntas.modelling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.lifecycle.Deployer;
import org.tuntas.lifecycle.ModelBundle;

/**
 * Decides at a start which models hold. What two people published stays, whatever was installed since; as long as nobody has published
 * anything, the installed models hold, and changed ones follow them by themselves.
 */
@Component
class Installation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private final InstalledModels models;
    private final Releases releases;
    private final ModelSets sets;
    private final Rollout rollout;
    private final LimitTables limits;
    private final InForce inForce;
    private final Deployer deployer;
    private final TransactionTemplate transaction;
    private boolean running;

    Installation(
            InstalledModels models,
            Releases releases,
            ModelSets sets,
            Rollout rollout,
            LimitTables limits,
            InForce inForce,
            Deployer deployer,
            PlatformTransactionManager transactions) {
        this.models = models;
        this.releases = releases;
        this.sets = sets;
        this.rollout = rollout;
        this.limits = limits;
        this.inForce = inForce;
        this.deployer = deployer;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            deployer.alone();
            Optional<Release> newest = releases.newest();
            if (newest.filter(Release::isDecided).isPresent()) {
                keep(newest.get());
            } else {
                install(newest);
            }
            deployer.furnish();
        });
        inForce.catchUp();
        running = true;
    }

    private void install(Optional<Release> newest) {
        ModelFiles installed = models.files();
        ModelGate.pass(installed, models.location());
        if (newest.isEmpty()) {
            remember(installed);
        }
        if (newest.filter(holds -> holds.set().equals(installed.digest())).isPresent()) {
            limits.hold(installed);
            LOG.info(
                    "Version {} of the procedure holds, as installed",
                    newest.get().id());
        } else {
            Release release = rollout.of(installed, Release.Origin.INSTALLED, null);
            LOG.info("Version {} of the procedure holds from now on, as installed", release.id());
        }
    }

    /** What was deployed before versions were kept becomes versions too, without the tables of its time. */
    private void remember(ModelFiles installed) {
        for (Deployer.Deployed deployed : deployer.all()) {
            SortedMap<String, byte[]> files = deployer.files(deployed.id());
            ModelFiles set = ModelBundle.fingerprint(files).equals(ModelBundle.fingerprint(installed.deployable()))
                    ? installed
                    : ModelFiles.under(files);
            releases.add(sets.keep(set), Release.Origin.INSTALLED, deployed.at(), deployed.id(), null);
        }
    }

    private void keep(Release published) {
        ModelFiles files = sets.read(published.set());
        limits.hold(files);
        LOG.info(
                "Version {} of the procedure holds, proposed by {} and approved by {}",
                published.id(),
                published.proposer(),
                published.approver());
        List<Finding> errors = ModelCheck.of(files).findings().stream()
                .filter(Finding::isError)
                .toList();
        if (!errors.isEmpty()) {
            LOG.error(
                    "Version {} of the procedure breaks rules of this version of Tuntas; publish mended models at /perancang:{}{}",
                    published.id(),
                    System.lineSeparator(),
                    FindingText.of(errors, new FindingWords(Locale.getDefault())));
        }
        if (models.isBehind()) {
            LOG.warn(
                    "Models in {} differ from the published version {}, which stays. To use them, make a draft of them at /perancang"
                            + " and have it approved",
                    models.location(),
                    published.id());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Clocks need limits: before anything is started. */
    @Override
    public int getPhase() {
        return Deployer.PHASE;
    }
}
