package org.tuntas.modelling;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tuntas.modelling.rehearsal.Performance;
import org.tuntas.modelling.rehearsal.PlayedScenario;
import org.tuntas.modelling.rehearsal.PlayedText;
import org.tuntas.modelling.rehearsal.WrittenScenario;

/**
 * {@code check bpmn forms}: the {@link ModelCheck} for the command line of a designer and for a build. Starts nothing; with {@code
 * --rehearse}, what has no errors is held to the scenarios beside it, in a Tuntas of its own.
 */
public final class ModelCommand {

    /** The word that asks for it. */
    public static final String NAME = "check";

    /** Asks for the scenarios too. */
    public static final String REHEARSE = "--rehearse";

    /** No error was found, and every scenario held. */
    public static final int FINE = 0;
    /** Errors were found, or a scenario did not hold. */
    public static final int BROKEN = 1;
    /** It was called wrongly. */
    public static final int MISUSED = 2;

    private final Class<?> application;
    private final PrintStream out;
    private final PrintStream err;
    private final Locale language;
    private final Clock clock;

    /**
     * @param application the class that says what belongs to Tuntas
     * @param language of the findings, unless {@code --lang} asks for another
     * @param clock says on which day the models are to hold
     */
    public ModelCommand(Class<?> application, PrintStream out, PrintStream err, Locale language, Clock clock) {
        this.application = application;
        this.out = out;
        this.err = err;
        this.language = language;
        this.clock = clock;
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
        List<WrittenScenario> scenarios = List.of();
        if (line.rehearse()) {
            try {
                scenarios = WrittenScenario.beside(places, line.language());
            } catch (WrittenScenario.Misread misread) {
                return misused(String.valueOf(misread.getMessage()));
            }
            if (scenarios.isEmpty()) {
                return misused(new PlayedText(line.language()).said("no-scenarios", named));
            }
        }
        return check(files, scenarios, line, words);
    }

    private int check(ModelFiles files, List<WrittenScenario> scenarios, CommandLine line, FindingWords words) {
        List<Finding> findings = ModelCheck.of(files).on(LocalDate.now(clock)).findings();
        boolean broken = findings.stream().anyMatch(Finding::isError);
        if (!line.json()) {
            out.println(text(findings, files, words));
        }
        Map<WrittenScenario, PlayedScenario> played = new LinkedHashMap<>();
        if (!broken && !scenarios.isEmpty()) {
            PlayedText told = new PlayedText(line.language());
            Performance.of(application, files, scenarios, line.language(), (written, one) -> {
                played.put(written, one);
                if (!line.json()) {
                    out.println(told.verdict(written, one));
                }
            });
        }
        long held = played.values().stream().filter(PlayedScenario::holds).count();
        if (line.json()) {
            out.println(json(findings, played, line.rehearse(), words));
        } else if (line.rehearse()) {
            PlayedText told = new PlayedText(line.language());
            out.println(
                    broken
                            ? told.said(
                                    "broken-models",
                                    findings.stream().filter(Finding::isError).count())
                            : told.said("total", held, scenarios.size()));
        }
        return broken || held < played.size() ? BROKEN : FINE;
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
                + words.around("total", errors, findings.size() - errors, files.size());
    }

    private static String json(
            List<Finding> findings,
            Map<WrittenScenario, PlayedScenario> played,
            boolean rehearsed,
            FindingWords words) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "findings",
                findings.stream().map(finding -> json(finding, words)).toList());
        if (rehearsed) {
            List<Map<String, Object>> scenarios = new ArrayList<>();
            played.forEach((written, one) -> scenarios.add(json(written, one)));
            answer.put("scenarios", scenarios);
        }
        return CommandLine.json(answer);
    }

    private static Map<String, Object> json(Finding finding, FindingWords words) {
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
        return said;
    }

    private static Map<String, Object> json(WrittenScenario written, PlayedScenario played) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("file", written.file().toString());
        said.put("name", played.name());
        said.put("holds", played.holds());
        said.put(
                "troubles",
                played.beats().stream()
                        .filter(beat -> beat.kind().isBad())
                        .map(beat -> Map.of("line", beat.line(), "at", beat.at(), "what", beat.text()))
                        .toList());
        return said;
    }
}
