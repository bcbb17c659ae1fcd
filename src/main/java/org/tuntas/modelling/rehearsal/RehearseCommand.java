package org.tuntas.modelling.rehearsal;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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
    }

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
        List<WrittenScenario> scenarios;
        try {
            scenarios = places.size() > 1
                    ? places.subList(1, places.size()).stream()
                            .map(file -> WrittenScenario.read(file, language))
                            .toList()
                    : WrittenScenario.beside(List.of(models), language);
        } catch (WrittenScenario.Misread misread) {
            return misused("misread", String.valueOf(misread.getMessage()));
        }
        if (scenarios.isEmpty()) {
            return misused("no-scenarios", models);
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
        Path database = Path.of(Objects.requireNonNull(System.getProperty(DIRECTORY), DIRECTORY));
        Path programs = Path.of(Objects.requireNonNull(System.getProperty(PROGRAMS), PROGRAMS));
        try (OwnTuntas tuntas = OwnTuntas.start(application, models, database, programs)) {
            CueLine.serve(System.in, out, tuntas.prompter());
        }
        return ModelCommand.FINE;
    }

    private int play(Path models, List<WrittenScenario> scenarios) {
        AtomicInteger held = new AtomicInteger();
        PlayedText words = new PlayedText(language);
        Performance.of(application, models, scenarios, language, (written, played) -> {
            out.println(words.story(written, played));
            out.println();
            held.addAndGet(played.holds() ? 1 : 0);
        });
        out.println(text("total", held.get(), scenarios.size()));
        return held.get() == scenarios.size() ? ModelCommand.FINE : ModelCommand.BROKEN;
    }

    private int misused(String key, Object... arguments) {
        err.println(text(key, arguments));
        return ModelCommand.MISUSED;
    }

    private String text(String key, Object... arguments) {
        return new PlayedText(language).said(key, arguments);
    }
}
