package org.tuntas.modelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tuntas.lifecycle.ModelBundle;

/**
 * Models, forms and tables that belong together, as bytes; and beside them scenarios that they are held to.
 *
 * @param contents by the name under which findings speak of them, e.g. {@code bpmn/complaint.bpmn}
 */
public record ModelFiles(Map<String, byte[]> contents) {

    /** No diagram that people can read comes near; the largest of ours is a thirtieth of it. */
    public static final int LARGEST = 5_000_000;

    /** In which scenarios lie, beside the diagrams. */
    public static final String SCENARIOS = "bpmn/scenarios/";

    /** How the name of a scenario ends. */
    public static final String SCENARIO = ".yaml";

    private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".form");
    private static final String DIAGRAMS = "bpmn/";
    private static final String FORMS = "forms/";

    /** Makes its own, sorted copy. */
    public ModelFiles {
        contents = new TreeMap<>(contents);
    }

    /** Those that were installed with this version of Tuntas, or lie where it was told to look. */
    public static ModelFiles of(ModelBundle bundle) {
        return under(bundle.everything());
    }

    /** Files by their bare names, in the folders where they belong. */
    static ModelFiles under(Map<String, byte[]> bare) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        bare.forEach((name, content) -> files.put(place(name), content));
        return new ModelFiles(files);
    }

    /** Where a file of that bare name belongs. */
    static String place(String name) {
        return (name.endsWith(".form") ? FORMS : name.endsWith(SCENARIO) ? SCENARIOS : DIAGRAMS) + name;
    }

    /**
     * Those at places of a disk. A folder that holds {@code bpmn} or {@code forms} stands for these two.
     *
     * @param places folders or single files
     * @throws UncheckedIOException when a place is not there or cannot be read
     */
    public static ModelFiles at(List<Path> places) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            for (Path place : places) {
                for (Path folder : folders(place)) {
                    for (Path file : files(folder)) {
                        files.put(file.normalize().toString().replace('\\', '/'), read(file));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new ModelFiles(files);
    }

    /** Digest of names and contents. */
    public String digest() {
        return ModelBundle.fingerprint(new TreeMap<>(contents));
    }

    /** The same, wherever they lay, in the folders where they belong. */
    public ModelFiles inPlace() {
        SortedMap<String, byte[]> bare = new TreeMap<>();
        contents.forEach((name, content) -> bare.put(Models.nameOf(name), content));
        return under(bare);
    }

    /** Without the scenarios: what the check reads, and what people work by. */
    public ModelFiles procedure() {
        SortedMap<String, byte[]> files = new TreeMap<>(contents);
        files.keySet().removeIf(name -> name.startsWith(SCENARIOS));
        return new ModelFiles(files);
    }

    /** The scenarios alone, by bare name. */
    public SortedMap<String, String> scenarios() {
        SortedMap<String, String> scenarios = new TreeMap<>();
        contents.forEach((name, content) -> {
            if (name.startsWith(SCENARIOS)) {
                scenarios.put(name.substring(SCENARIOS.length()), new String(content, StandardCharsets.UTF_8));
            }
        });
        return scenarios;
    }

    /** What goes into the engine, by bare name: everything but scenarios and the {@link ModelBundle#COMPILED_TABLES}. */
    SortedMap<String, byte[]> deployable() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        procedure().contents.forEach((name, content) -> files.put(Models.nameOf(name), content));
        files.keySet().removeAll(ModelBundle.COMPILED_TABLES);
        return files;
    }

    /** The {@link ModelBundle#COMPILED_TABLES} that are there. */
    SortedMap<String, byte[]> tables() {
        SortedMap<String, byte[]> tables = new TreeMap<>(contents);
        tables.keySet().removeIf(name -> !ModelBundle.COMPILED_TABLES.contains(Models.nameOf(name)));
        return tables;
    }

    /**
     * One of the {@link ModelBundle#COMPILED_TABLES}.
     *
     * @throws IllegalStateException when it is missing
     */
    byte[] table(String name) {
        byte[] table = contents.get(DIAGRAMS + name);
        if (table == null) {
            throw new IllegalStateException("The table " + name + " is missing");
        }
        return table;
    }

    /**
     * Writes all of them into a folder.
     *
     * @throws IOException when a name leads out of it, or there is no space
     */
    public void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            Path target = folder.resolve(file.getKey()).normalize();
            Path parent = target.getParent();
            if (parent == null || !target.startsWith(folder)) {
                throw new IOException(file.getKey() + " leads out of the folder");
            }
            Files.createDirectories(parent);
            Files.write(target, file.getValue());
        }
    }

    /** Their number. */
    public int size() {
        return contents.size();
    }

    /** Whether there is a file of a kind, such as {@code .form}. */
    boolean hasAny(String kind) {
        return contents.keySet().stream().anyMatch(name -> name.endsWith(kind));
    }

    private static List<Path> folders(Path place) {
        List<Path> folders = new ArrayList<>();
        for (String folder : List.of("bpmn", "forms")) {
            if (Files.isDirectory(place.resolve(folder))) {
                folders.add(place.resolve(folder));
            }
        }
        return folders.isEmpty() ? List.of(place) : folders;
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> KINDS.stream()
                            .anyMatch(kind -> file.getFileName().toString().endsWith(kind)))
                    .toList();
        }
    }

    /** A little more than the largest is enough to know that it is too large. */
    private static byte[] read(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(LARGEST + 1);
        }
    }
}
