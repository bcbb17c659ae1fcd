package org.tuntas.lifecycle;

import java.nio.file.Path;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models and tables of the working copy, for tests that read them without starting anything. */
public final class ModelsOnDisk {

    private ModelsOnDisk() {}

    public static ModelBundle bundle() {
        return bundle(Path.of("."));
    }

    /** Those of a directory in which a designer edits. */
    public static ModelBundle bundle(Path directory) {
        return new ModelBundle(new PathMatchingResourcePatternResolver(), "file:" + directory + "/");
    }
}
