package org.tuntas.modelling;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Models, forms and tables that belong together, as bytes.
 *
 * @param contents by the name under which findings speak of them, e.g. {@code bpmn/complaint.bpmn}
 */
public record ModelFiles(Map<String, byte[]> contents) {

    /** No diagram that people can read comes near; the largest of ours is a thirtieth of it. */
    static final int LARGEST = 5_000_000;

    private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".form");

    /** Makes its own, sorted copy. */
    public ModelFiles {
        contents = new TreeMap<>(contents);
    }

    /** Those that a start of Tuntas would deploy or compile. */
    public static ModelFiles of(ModelBundle bundle) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        bundle.everything()
                .forEach((name, content) -> files.put((name.endsWith(".form") ? "forms/" : "bpmn/") + name, content));
        return new ModelFiles(files);
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
