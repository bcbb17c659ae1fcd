package org.tuntas.modelling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.lifecycle.Deployer;

/**
 * Models in the folder where a designer saves them, in the demonstration only: what is saved is checked and holds at once, for reports that
 * begin from then on. What breaks a rule leaves alone what holds. Nobody else approves; for work there is the {@link PublishingDesk}.
 */
@Component
public class LiveModels {

    private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);

    private final InstalledModels installed;
    private final Releases releases;
    private final Rollout rollout;
    private final InForce inForce;
    private final Deployer deployer;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile @Nullable Rejected rejected;
    /** What lay there at the look before this one: editors write in several steps, so it has to lie still once. */
    private String before = "";
    /** What was dealt with last. */
    private String done = "";

    LiveModels(
            InstalledModels installed,
            Releases releases,
            Rollout rollout,
            InForce inForce,
            Deployer deployer,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.installed = installed;
        this.releases = releases;
        this.rollout = rollout;
        this.inForce = inForce;
        this.deployer = deployer;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What was saved and does not hold, because of these errors. */
    public record Rejected(Instant at, List<Finding> findings) {

        /** Makes its own copy. */
        public Rejected {
            findings = List.copyOf(findings);
        }
    }

    /** What was saved last, if it does not hold. */
    public Optional<Rejected> rejected() {
        return Optional.ofNullable(rejected);
    }

    /** Takes what lies in the folder for what holds already, as after a start. */
    synchronized void begin() {
        done = files().digest();
        before = done;
    }

    /** Looks whether something was saved, and lets it hold when it has lain still since the look before and breaks no rule. */
    synchronized void look() {
        ModelFiles files = files();
        String now = files.digest();
        boolean still = now.equals(before);
        before = now;
        if (still && !now.equals(done)) {
            done = now;
            try {
                consider(files);
            } catch (RuntimeException refused) {
                LOG.error("What was saved in {} does not hold", installed.location(), refused);
                rejected = new Rejected(
                        clock.instant(),
                        List.of(new Finding(
                                Rule.FILE_UNREADABLE,
                                installed.location(),
                                null,
                                null,
                                List.of(String.valueOf(refused.getMessage())))));
            }
        }
    }

    private void consider(ModelFiles files) {
        FindingWords words = new FindingWords(Locale.getDefault());
        List<Finding> findings = ModelCheck.of(files).on(LocalDate.now(clock)).findings();
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            rejected = new Rejected(clock.instant(), errors);
            LOG.error(
                    "{}{}{}",
                    words.around("live", installed.location()),
                    System.lineSeparator(),
                    FindingText.of(errors, words));
            return;
        }
        hold(files);
        rejected = null;
    }

    private void hold(ModelFiles files) {
        transaction.executeWithoutResult(status -> {
            deployer.alone();
            boolean holds = releases.newest()
                    .filter(newest -> newest.set().equals(files.digest()))
                    .isPresent();
            if (!holds) {
                Release release = rollout.of(files, Release.Origin.LIVE, null);
                LOG.info(
                        "Version {} of the procedure holds from now on, as saved in {}",
                        release.id(),
                        installed.location());
            }
        });
        inForce.catchUp();
    }

    /** Nothing at all while a file is being moved; the next look sees it. */
    private ModelFiles files() {
        try {
            return installed.files();
        } catch (IllegalStateException inBetween) {
            return new ModelFiles(Map.of());
        }
    }
}
