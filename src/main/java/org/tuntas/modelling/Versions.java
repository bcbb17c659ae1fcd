package org.tuntas.modelling;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The versions of the procedure, for whoever compares them, rehearses them or moves reports between them. A version from before versions
 * were kept lacks the tables that were compiled in its time.
 */
@Component
public class Versions {

    private final Releases releases;
    private final ModelSets sets;

    Versions(Releases releases, ModelSets sets) {
        this.releases = releases;
        this.sets = sets;
    }

    /** All, newest first. */
    public List<Release> all() {
        return releases.all();
    }

    /** The one by which reports begin now. */
    public Release current() {
        return releases.newest().orElseThrow(() -> new NoSuchElementException("Nothing was installed yet"));
    }

    /** The one of that number. */
    public Optional<Release> find(long id) {
        return releases.find(id);
    }

    /**
     * Models, forms and tables of a version, by name.
     *
     * @throws NoSuchElementException when there is no such version
     */
    public ModelFiles files(long id) {
        return sets.read(releases.find(id)
                .orElseThrow(() -> new NoSuchElementException("There is no version " + id))
                .set());
    }
}
