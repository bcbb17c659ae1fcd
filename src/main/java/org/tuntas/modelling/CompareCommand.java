package org.tuntas.modelling;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code compare older newer}: the {@link Comparison} for the command line of a designer and for a build. Starts nothing. */
public final class CompareCommand {

    /** The word that asks for it. */
    public static final String NAME = "compare";

    /** Both are the same. */
    public static final int SAME = 0;
    /** They are not. */
    public static final int DIFFERENT = 1;
    /** It was called wrongly. */
    public static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Locale language;

    /** @param language of the differences, unless {@code --lang} asks for another */
    public CompareCommand(PrintStream out, PrintStream err, Locale language) {
        this.out = out;
        this.err = err;
        this.language = language;
    }

    /**
     * Compares.
     *
     * @param arguments what follows the word {@value #NAME}
     * @return exit code: {@value #SAME}, {@value #DIFFERENT} or {@value #MISUSED}
     */
    public int run(List<String> arguments) {
        CommandLine line = CommandLine.read(arguments, language);
        DifferenceWords words = new DifferenceWords(line.language());
        if (!line.understood() || line.rehearse() || line.places().size() != 2) {
            return misused(words.around("usage"));
        }
        List<ModelFiles> versions = new ArrayList<>();
        for (Path place : line.places()) {
            if (!Files.isReadable(place)) {
                return misused(words.around("not-there", place.toString()));
            }
            try {
                versions.add(ModelFiles.at(List.of(place)));
            } catch (UncheckedIOException unreadable) {
                return misused(words.around("not-there", place.toString()));
            }
            if (versions.get(versions.size() - 1).size() == 0) {
                return misused(words.around("no-files", place.toString()));
            }
        }
        List<Difference> differences = Comparison.of(versions.get(0), versions.get(1));
        out.println(line.json() ? json(differences, words) : text(differences, words));
        return differences.isEmpty() ? SAME : DIFFERENT;
    }

    private int misused(String reason) {
        err.println(reason);
        return MISUSED;
    }

    private static String text(List<Difference> differences, DifferenceWords words) {
        StringBuilder page = new StringBuilder();
        String file = "";
        for (Difference difference : differences) {
            if (!file.equals(difference.file())) {
                file = difference.file();
                page.append(page.isEmpty() ? "" : "%n".formatted()).append(file).append("%n".formatted());
            }
            page.append("  - ").append(words.what(difference)).append("%n".formatted());
        }
        long drawn = differences.stream().filter(Difference::isOnlyDrawn).count();
        return differences.isEmpty()
                ? words.around("none")
                : page.append("%n".formatted())
                        .append(
                                drawn == differences.size()
                                        ? words.around("only-drawn")
                                        : words.around("total", differences.size() - drawn))
                        .toString();
    }

    private static String json(List<Difference> differences, DifferenceWords words) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Difference difference : differences) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("change", difference.change().id());
            said.put("mark", difference.change().mark().name());
            said.put("file", difference.file());
            said.put("name", difference.subject().name());
            said.put("before", difference.before());
            said.put("after", difference.after());
            said.put("what", words.what(difference));
            list.add(said);
        }
        return CommandLine.json(Map.of("differences", list));
    }
}
