package org.tuntas.modelling.rehearsal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.ModelBundle;
import org.tuntas.modelling.ModelFiles;

/** The scenarios that a set is held to: those installed with this version of Tuntas, and those kept in the set, which replace them. */
@Component
class ScenarioShelf {

    private final ResourcePatternResolver resources;
    private final String folder;

    ScenarioShelf(ResourcePatternResolver resources, ModelBundle bundle) {
        this.resources = resources;
        this.folder = bundle.location() + ModelFiles.SCENARIOS;
    }

    /** Their texts, by name of the file. */
    SortedMap<String, String> of(ModelFiles set) {
        SortedMap<String, String> texts = installed();
        texts.putAll(set.scenarios());
        return texts;
    }

    private SortedMap<String, String> installed() {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            for (Resource file : resources.getResources(folder + "*" + ModelFiles.SCENARIO)) {
                texts.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (FileNotFoundException none) {
            // A folder that is not there holds no files.
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
