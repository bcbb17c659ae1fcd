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
import java.util.stream.Collectors;

/** {@code check bpmn forms}: the {@link ModelCheck} for the command line of a designer and for a build. Starts nothing. */
public final class ModelCommand {

    /** The word that asks for it. */
    public static final String NAME = "check";

    /** No error was found. */
    public static final int FINE = 0;
    /** Errors were found. */
    public static final int BROKEN = 1;
    /** It was called wrongly. */
    public static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Locale language;

    /** @param language of the findings, unless {@code --lang} asks for another */
    public ModelCommand(PrintStream out, PrintStream err, Locale language) {
        this.out = out;
        this.err = err;
        this.language = language;
    }

    /**
     * Runs the check.
     *
     * @param arguments what follows the word {@value #NAME}
     * @return exit code: {@value #FINE}, {@value #BROKEN} or {@value #MISUSED}
     */
    public int run(List<String> arguments) {
        CommandLine line = CommandLine.read(arguments, language);
        List<Path> places = line.places();
        FindingWords words = new FindingWords(line.language());
        if (!line.understood() || places.isEmpty()) {
            return misused(words.around("usage"));
        }
        String named = places.stream().map(Path::toString).collect(Collectors.joining(", "));
        for (Path place : places) {
            if (!Files.isReadable(place)) {
                return misused(words.around("not-there", place.toString()));
            }
        }
        ModelFiles files;
        try {
            files = ModelFiles.at(places);
        } catch (UncheckedIOException unreadable) {
            return misused(words.around("not-there", String.valueOf(unreadable.getMessage())));
        }
        if (!files.hasAny(".bpmn")) {
            return misused(words.around("no-files", named));
        }
        if (!files.hasAny(".form")) {
            return misused(words.around("no-forms", named));
        }
        List<Finding> findings = ModelCheck.of(files).findings();
        out.println(line.json() ? json(findings, words) : text(findings, files, words));
        return findings.stream().anyMatch(Finding::isError) ? BROKEN : FINE;
    }

    private int misused(String reason) {
        err.println(reason);
        return MISUSED;
    }

    private static String text(List<Finding> findings, ModelFiles files, FindingWords words) {
        if (findings.isEmpty()) {
            return words.around("none", String.valueOf(files.size()));
        }
        long errors = findings.stream().filter(Finding::isError).count();
        return FindingText.of(findings, words)
                + System.lineSeparator()
                + words.around(
                        "total",
                        String.valueOf(errors),
                        String.valueOf(findings.size() - errors),
                        String.valueOf(files.size()));
    }

    private static String json(List<Finding> findings, FindingWords words) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("rule", finding.rule().id());
            said.put("severity", finding.rule().severity().name());
            said.put("file", finding.file());
            said.put("element", finding.element());
            said.put("name", finding.name());
            said.put("what", words.what(finding));
            said.put("why", words.why(finding.rule()));
            said.put("mend", words.mend(finding));
            said.put("basis", words.basis(finding).orElse(null));
            list.add(said);
        }
        return CommandLine.json(Map.of("findings", list));
    }
}
