package org.tuntas.lifecycle;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models and tables of the working copy, for tests that read them without starting anything. */
public final class ModelsOnDisk {

    private ModelsOnDisk() {}

    public static ModelBundle bundle() {
        return new ModelBundle(new PathMatchingResourcePatternResolver(), "file:./");
    }
}
