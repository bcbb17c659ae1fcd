package org.tuntas.modelling;

import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.ModelBundle;

/** The models that came with this version of Tuntas, or lie where it was told to look. */
@Component
public class InstalledModels {

    private final ModelBundle bundle;
    private final Releases releases;
    private final ModelSets sets;

    InstalledModels(ModelBundle bundle, Releases releases, ModelSets sets) {
        this.bundle = bundle;
        this.releases = releases;
        this.sets = sets;
    }

    /** The files as they lie there now. */
    ModelFiles files() {
        return ModelFiles.of(bundle);
    }

    /** Where they lie, for people to look. */
    String location() {
        return bundle.location();
    }

    /** Whether two people published other models than those that are installed. */
    public boolean isBehind() {
        return releases.newest()
                .filter(Release::isDecided)
                .filter(newest -> !sets.read(newest.set()).procedure().digest().equals(files().digest()))
                .isPresent();
    }
}
