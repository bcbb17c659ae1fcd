package org.tuntas.modelling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sets that hold and held, for good. */
public interface Releases {

    /** The one that holds; empty before the very first start. */
    Optional<Release> newest();

    /** All, newest first. */
    List<Release> all();

    /** The one of that number. */
    Optional<Release> find(long id);

    /**
     * Lets a set hold from now on. Whoever calls is alone in it ({@link org.tuntas.lifecycle.Deployer#alone}).
     *
     * @param proposal key of the approved proposal of exactly this set; null when nobody was asked
     */
    Release add(String set, Release.Origin origin, Instant at, String deployment, @Nullable Long proposal);
}
