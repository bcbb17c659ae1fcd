package org.tuntas.modelling;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.administration.Change;
import org.tuntas.administration.Trail;
import org.tuntas.lifecycle.Deployer;

/**
 * Lets a set hold: compiles its tables, deploys its models and forms and writes it down as the newest version, all in the caller's
 * transaction. The caller is alone in it ({@link Deployer#alone}), has checked the set, and afterwards lets {@link InForce} catch up.
 */
@Component
class Rollout {

    /** What the trail calls an actor that is not a person. */
    private static final String NOBODY = "system";

    private final Releases releases;
    private final ModelSets sets;
    private final LimitTables limits;
    private final Deployer deployer;
    private final Trail trail;
    private final Clock clock;

    Rollout(Releases releases, ModelSets sets, LimitTables limits, Deployer deployer, Trail trail, Clock clock) {
        this.releases = releases;
        this.sets = sets;
        this.limits = limits;
        this.deployer = deployer;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param proposal key of the approved proposal; null when nobody was asked */
    Release of(ModelFiles files, Release.Origin origin, @Nullable Long proposal) {
        Optional<Release> standing = releases.newest();
        String set = sets.keep(files);
        limits.hold(files);
        String deployment = deployer.deploy(
                files.deployable(), standing.map(Release::deployment).orElse(null));
        Release release = releases.add(set, origin, clock.instant(), deployment, proposal);
        if (proposal == null) {
            trail.write(
                    NOBODY,
                    clock.instant(),
                    Change.of(Change.Action.MODEL_INSTALLED, "release " + release.id())
                            .about("digest", set));
        }
        return release;
    }
}
