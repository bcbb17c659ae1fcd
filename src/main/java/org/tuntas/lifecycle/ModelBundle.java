package org.tuntas.lifecycle;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models and forms that belong together: whatever lies in {@code bpmn/} and {@code forms/} under {@code
 * tuntas.models.location}, inside the jar or in a directory where a designer edits.
 */
@Component
public class ModelBundle {

    /** Tables that are compiled instead of deployed, so that a new limit or rule does not make a new model. */
    public static final Set<String> COMPILED_TABLES =
            Set.of("sla-limits.dmn", "escalation-ladder.dmn", "approval-needed.dmn", "routing.dmn");

    private final ResourcePatternResolver resources;
    private final String location;

    ModelBundle(ResourcePatternResolver resources, @Value("${tuntas.models.location:classpath:}") String location) {
        this.resources = resources;
        this.location = location.endsWith("/") || location.endsWith(":") ? location : location + "/";
    }

    /**
     * All files, by bare name.
     *
     * @throws IllegalStateException when a file cannot be read or there is no model at all
     */
    public SortedMap<String, byte[]> everything() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        collect("bpmn/*.bpmn", files);
        if (files.isEmpty()) {
            throw new IllegalStateException("There is no model in " + location + "bpmn/: set tuntas.models.location to"
                    + " the directory that holds bpmn/ and forms/");
        }
        collect("bpmn/*.dmn", files);
        collect("forms/*.form", files);
        return files;
    }

    /** Where the files lie, for people to look. */
    public String location() {
        return location;
    }

    /** Digest of names and contents: equal for equal bundles, whatever the directory or the order of files. */
    public static String fingerprint(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                digest.update((file.getKey() + "\n" + file.getValue().length + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(file.getValue());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private void collect(String pattern, SortedMap<String, byte[]> files) {
        try {
            for (Resource file : resources.getResources(location + pattern)) {
                String name = file.getFilename();
                if (name != null) {
                    files.put(name, file.getContentAsByteArray());
                }
            }
        } catch (java.io.FileNotFoundException none) {
            // A folder that is not there holds no files.
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + location + pattern, e);
        }
    }
}
