package org.tuntas.modelling.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.language.Words;
import org.tuntas.lifecycle.MovableClock;
import org.tuntas.modelling.rehearsal.Cue.Answer;
import org.tuntas.procedure.CaseMap;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.ProcessMap;

/** Leads one play by cues from outside, and plays whole scenarios beside it. */
@Component
@Profile("demo")
class Prompter {

    private static final Map<String, ReporterWord> SAID = Map.of(
            "satisfaction", ReporterWord.SATISFIED,
            "reply", ReporterWord.REPLIES,
            "completion", ReporterWord.COMPLETES,
            "withdrawal", ReporterWord.WITHDRAWS,
            "reopening", ReporterWord.REOPENS,
            "contest", ReporterWord.CONTESTS);

    private final Stage stage;
    private final MovableClock clock;
    private final Actors actors;
    private final PassingTime time;
    private final Complaints complaints;
    private final ProcessMap map;
    private final FormFields forms;
    private final StageNames names;
    private final PlayWords words;
    private final Play play;
    private final Recording recording;

    Prompter(
            Stage stage,
            MovableClock clock,
            Actors actors,
            PassingTime time,
            Complaints complaints,
            ProcessMap map,
            FormFields forms,
            StageNames names,
            PlayWords words) {
        this.stage = stage;
        this.clock = clock;
        this.actors = actors;
        this.time = time;
        this.complaints = complaints;
        this.map = map;
        this.forms = forms;
        this.names = names;
        this.words = words;
        this.play = stage.open();
        this.recording = new Recording(play);
    }

    /** Does what is asked. */
    synchronized Answer answer(Cue cue) {
        return Words.speaking(Locale.forLanguageTag(cue.language()), () -> {
            try {
                return switch (cue.errand()) {
                    case PERFORM -> perform(ScenarioReader.readStep(text(cue)));
                    case LOOK -> Answer.scene(scene(null));
                    case DRAW -> draw(text(cue), Objects.requireNonNullElse(cue.about(), ""));
                    case WRITE -> Answer.text(recording.write(text(cue), Objects.requireNonNullElse(cue.about(), "")));
                    case PLAY -> Answer.played(playBeside(ScenarioReader.read(text(cue))));
                };
            } catch (UnreadableScenario unreadable) {
                return Answer.failure(words.text(
                        "command.unreadable", unreadable.line(), unreadable.sentence(LocaleContextHolder.getLocale())));
            } catch (Stuck stuck) {
                return Answer.failure(String.valueOf(stuck.getMessage()));
            }
        });
    }

    private static String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }

    private static String text(Cue cue) {
        return Objects.requireNonNullElse(cue.text(), "");
    }

    private Answer perform(ScenarioStep step) {
        if (play.perform(step)) {
            recording.keep(step);
            return Answer.scene(scene(null));
        }
        List<Beat> beats = play.beats();
        return Answer.scene(scene(beats.get(beats.size() - 1).text()));
    }

    /** The clock of the stage is the play's again afterwards. */
    private PlayedScenario playBeside(Scenario scenario) {
        Instant now = clock.now();
        try {
            return stage.play(scenario);
        } finally {
            clock.show(now);
        }
    }

    private Answer draw(String report, String model) {
        return play.parts().stream()
                .filter(part -> part.name().equals(report))
                .findFirst()
                .flatMap(part -> map.drawing(part.number(), model, language()))
                .map(Answer::text)
                .orElseGet(() -> Answer.failure(""));
    }

    private Scene scene(@Nullable String stuck) {
        return new Scene(
                play.now(),
                time.nextTimer(play.parts()).map(words::minute).orElse(null),
                play.parts().stream().map(this::report).toList(),
                play.beats(),
                stuck);
    }

    private Scene.Report report(Part part) {
        Complaint complaint = complaints.find(part.number()).orElseThrow();
        CaseMap way = map.of(part.number(), language());
        return new Scene.Report(
                part.name(),
                part.number().value(),
                words.words().state(complaint.state()),
                actors.tasks(part).stream().map(this::task).toList(),
                way.unlessActed().stream()
                        .map(consequence -> new Scene.Timer(consequence.what(), words.minute(consequence.at())))
                        .toList(),
                complaint.reporterActions(clock.now()).stream()
                        .flatMap(Prompter::said)
                        .map(Enum::name)
                        .toList(),
                way.drawings().stream()
                        .map(drawing -> new Scene.Drawing(drawing.key(), drawing.name(), drawing.done(), drawing.now()))
                        .toList());
    }

    private static Stream<ReporterWord> said(String action) {
        ReporterWord word = SAID.get(action);
        return word == ReporterWord.SATISFIED ? Stream.of(word, ReporterWord.DISSATISFIED) : Stream.ofNullable(word);
    }

    private Scene.Task task(OpenTask task) {
        String form = actors.form(task);
        return new Scene.Task(
                form,
                task.step(),
                names.groups(task.groups()),
                task.due() == null ? Aspect.NONE : words.minute(task.due()),
                forms.of(form));
    }
}
