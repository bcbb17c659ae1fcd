package org.tuntas.modelling.rehearsal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.modulith.NamedInterface;
import org.tuntas.language.Words;
import org.tuntas.modelling.Finding;
import org.tuntas.modelling.FindingText;
import org.tuntas.modelling.FindingWords;
import org.tuntas.modelling.ModelCheck;
import org.tuntas.modelling.ModelCommand;
import org.tuntas.modelling.ModelFiles;

/**
 * {@code rehearse /srv/tuntas}: plays scenarios on the models of a folder, for the command line of a designer and for a build. What the
 * check finds broken is told first, and then nothing is played.
 */
@NamedInterface("command")
public final class RehearseCommand {

    /** The word that asks for it. */
    public static final String NAME = "rehearse";

    /** For a parent process: plays nothing by itself, but what cues on the standard input ask for. */
    static final String LISTEN = "--listen";
    /** Where the database lies, for a parent that must clear it away when this process was killed. */
    static final String DIRECTORY = "tuntas.rehearsal.stage";
    /** Where the programs of the database lie. */
    static final String PROGRAMS = "tuntas.rehearsal.programs";

    private final Class<?> application;
    private final PrintStream out;
    private final PrintStream err;
    private final List<Path> places = new ArrayList<>();
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    private Locale language;
    private boolean listening;

    /**
     * @param application the class that says what belongs to Tuntas
     * @param language in which to tell, unless {@code --lang} asks for another
     */
    public RehearseCommand(Class<?> application, PrintStream out, PrintStream err, Locale language) {
        this.application = application;
        this.out = out;
        this.err = err;
        this.language = language;
        texts.setBasename("messages/rehearsal");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    /** A scenario that was asked for, with where it is written. */
    private record Written(Path file, Scenario scenario) {}

    /**
     * Runs it.
     *
     * @param arguments what follows the word {@value #NAME}: the folder of the models, then files of scenarios; none of these: those
     *     beside the models
     * @return exit code, as of {@link ModelCommand}: broken too when a scenario does not hold
     */
    public int run(List<String> arguments) {
        if (!arguments.stream().allMatch(this::read) || places.isEmpty()) {
            return misused("usage");
        }
        Path models = places.get(0);
        if (!Files.isDirectory(models.resolve("bpmn")) || !Files.isDirectory(models.resolve("forms"))) {
            return misused("no-models", models);
        }
        if (listening) {
            return listen(models);
        }
        List<Written> scenarios;
        try {
            scenarios = scenarios(models);
        } catch (UncheckedIOException unreadable) {
            return misused("not-there", String.valueOf(unreadable.getMessage()));
        } catch (Misread misread) {
            return misused("misread", String.valueOf(misread.getMessage()));
        }
        if (scenarios.isEmpty()) {
            return misused("no-scenarios", models.resolve("bpmn").resolve(ScenarioFiles.FOLDER));
        }
        return isSound(models) ? play(models, scenarios) : ModelCommand.BROKEN;
    }

    private boolean read(String argument) {
        switch (argument) {
            case "--lang=id" -> language = Words.INDONESIAN;
            case "--lang=en" -> language = Locale.ENGLISH;
            case LISTEN -> listening = true;
            default -> {
                if (argument.startsWith("-")) {
                    return false;
                }
                places.add(Path.of(argument));
            }
        }
        return true;
    }

    private List<Written> scenarios(Path models) {
        List<Path> files = places.size() > 1 ? places.subList(1, places.size()) : ScenarioFiles.beside(models);
        return files.stream().map(this::scenario).toList();
    }

    private Written scenario(Path file) {
        try {
            return new Written(file, ScenarioReader.read(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        } catch (UnreadableScenario misread) {
            throw new Misread(file + ": "
                    + text(
                            "unreadable",
                            misread.line(),
                            texts.getMessage(misread.key(), misread.arguments(), language)));
        }
    }

    private boolean isSound(Path models) {
        List<Finding> errors = ModelCheck.of(ModelFiles.at(List.of(models))).findings().stream()
                .filter(Finding::isError)
                .toList();
        if (!errors.isEmpty()) {
            out.println(FindingText.of(errors, new FindingWords(language)));
            out.println(text("broken-models", errors.size()));
        }
        return errors.isEmpty();
    }

    private int listen(Path models) {
        try (OwnTuntas tuntas = OwnTuntas.start(application, models, temporary(), programs())) {
            CueLine.serve(System.in, out, tuntas.prompter());
        }
        return ModelCommand.FINE;
    }

    private int play(Path models, List<Written> scenarios) {
        int held = 0;
        try (OwnTuntas tuntas = OwnTuntas.start(application, models, temporary(), programs())) {
            Stage stage = tuntas.stage();
            for (Written written : scenarios) {
                PlayedScenario played = Words.speaking(language, () -> stage.play(written.scenario()));
                tell(written.file(), played);
                held += played.holds() ? 1 : 0;
            }
        }
        out.println(text("total", held, scenarios.size()));
        return held == scenarios.size() ? ModelCommand.FINE : ModelCommand.BROKEN;
    }

    private void tell(Path file, PlayedScenario played) {
        out.println(text(played.holds() ? "holds" : "fails", played.name(), file));
        for (Beat beat : played.beats()) {
            out.println("  " + (beat.kind().isBad() ? "! " : "  ") + beat.at() + "  " + beat.text());
        }
        out.println();
    }

    private int misused(String key, Object... arguments) {
        err.println(text(key, arguments));
        return ModelCommand.MISUSED;
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage("rehearsal.command." + key, arguments, language);
    }

    /** The programs are kept for the next time; they are large, and the same for everybody. */
    private static Path programs() {
        String told = System.getProperty(PROGRAMS);
        return told == null
                ? Path.of(System.getProperty("user.home"), ".cache", "tuntas", "postgres-binaries")
                : Path.of(told);
    }

    private static Path temporary() {
        String told = System.getProperty(DIRECTORY);
        try {
            return told == null ? Files.createTempDirectory("tuntas-rehearsal-") : Path.of(told);
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    /** The message says which file, where and why. */
    private static final class Misread extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Misread(String sentence) {
            super(sentence);
        }
    }
}
