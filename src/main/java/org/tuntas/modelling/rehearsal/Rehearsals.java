package org.tuntas.modelling.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.lifecycle.Deployer;
import org.tuntas.modelling.Drafts;
import org.tuntas.modelling.Finding;
import org.tuntas.modelling.ModelCheck;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.Versions;

/**
 * The rehearsals of designers on this node: one each, few at a time, each on a stage in a process of its own. A stage nobody has used for a
 * while is ended, and all are when Tuntas stops.
 */
@Component
public class Rehearsals implements SmartLifecycle {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Drafts drafts;
    private final Versions versions;
    private final ScenarioShelf shelf;
    private final Stages stages;
    private final int most;
    private final Duration idle;
    private final Map<String, Rehearsal> running = new HashMap<>();
    private @Nullable ScheduledExecutorService caretaker;

    Rehearsals(
            Drafts drafts,
            Versions versions,
            ScenarioShelf shelf,
            Stages stages,
            @Value("${tuntas.rehearsal.most:2}") int most,
            @Value("${tuntas.rehearsal.idle:15m}") Duration idle) {
        this.drafts = drafts;
        this.versions = versions;
        this.shelf = shelf;
        this.stages = stages;
        this.most = most;
        this.idle = idle;
    }

    /** A designer's rehearsal. */
    public static final class Rehearsal {

        private final @Nullable Long draft;
        private final ModelFiles files;
        private final StageProcess process;
        private long lastUsed = System.nanoTime();

        private Rehearsal(@Nullable Long draft, ModelFiles files, StageProcess process) {
            this.draft = draft;
            this.files = files;
            this.process = process;
        }

        /** Key of the draft that is rehearsed; null: the version that holds. */
        public @Nullable Long draft() {
            return draft;
        }

        /** Whether it takes cues. */
        public boolean isReady() {
            return process.isReady();
        }

        /** Whether its process has ended, of itself or killed. */
        public boolean isGone() {
            return process.isGone();
        }

        /** What it logged last, for whoever must mend what ended it. */
        public String lastWords() {
            return process.lastWords();
        }

        /** Id of its process. */
        public long pid() {
            return process.pid();
        }

        /** Waits until it takes cues, or is gone. */
        public void await() {
            process.await(LONGEST_START);
        }
    }

    /**
     * Starts a rehearsal; one that the designer has already is ended.
     *
     * @param draft key of a draft; null: the version that holds
     * @return what the check finds broken; then nothing is started
     * @throws Refused WRONG_MOMENT when as many as may are running; UNKNOWN when there is no such draft
     */
    public synchronized List<Finding> start(String login, @Nullable Long draft) {
        if (draft != null && drafts.find(draft).isEmpty()) {
            throw new Refused(Refused.Kind.UNKNOWN, "rehearsal.no-draft");
        }
        ModelFiles files = draft == null ? versions.files(versions.current().id()) : drafts.files(draft);
        List<Finding> errors = ModelCheck.of(files).findings().stream()
                .filter(Finding::isError)
                .toList();
        if (!errors.isEmpty()) {
            return errors;
        }
        end(login);
        if (running.size() >= most) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "rehearsal.full", most);
        }
        running.put(login, new Rehearsal(draft, files, stages.open(files.procedure())));
        return List.of();
    }

    /** The rehearsal of a designer, also one that is gone; empty when there is none. */
    public synchronized Optional<Rehearsal> of(String login) {
        return Optional.ofNullable(running.get(login));
    }

    /**
     * Asks a designer's stage for something.
     *
     * @throws Refused WRONG_MOMENT when there is none, or it is gone or not ready yet
     */
    public Cue.Answer ask(String login, Cue cue) {
        Rehearsal rehearsal = ready(login);
        rehearsal.lastUsed = System.nanoTime();
        try {
            return rehearsal.process.ask(cue);
        } catch (IOException gone) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "rehearsal.gone");
        }
    }

    private Rehearsal ready(String login) {
        return of(login)
                .filter(Rehearsal::isReady)
                .orElseThrow(() -> new Refused(Refused.Kind.WRONG_MOMENT, "rehearsal.none"));
    }

    /**
     * Performs a step on a designer's stage.
     *
     * @param language in which to answer
     * @throws Refused as {@link #ask}
     */
    public Cue.Answer perform(String login, String language, ScenarioStep step) {
        return ask(login, new Cue(Cue.Errand.PERFORM, language, ScenarioWriter.writeStep(step), null));
    }

    /**
     * The scenarios that are kept beside what a designer rehearses, as they are written.
     *
     * @throws Refused as {@link #ask}
     */
    public Collection<String> scenarios(String login) {
        return shelf.of(ready(login).files).values();
    }

    /** Ends a designer's rehearsal; nothing happens when there is none. */
    public synchronized void end(String login) {
        Rehearsal ended = running.remove(login);
        if (ended != null) {
            stages.close(ended.process);
        }
    }

    private synchronized void endIdle() {
        List<String> tired = running.entrySet().stream()
                .filter(entry -> System.nanoTime() - entry.getValue().lastUsed > idle.toNanos())
                .map(Map.Entry::getKey)
                .toList();
        tired.forEach(this::end);
    }

    @Override
    public void start() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "rehearsals");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::endIdle, 1, 1, TimeUnit.MINUTES);
        caretaker = timer;
    }

    @Override
    public void stop() {
        if (caretaker != null) {
            caretaker.shutdownNow();
            caretaker = null;
        }
        synchronized (this) {
            List.copyOf(running.keySet()).forEach(this::end);
        }
    }

    @Override
    public boolean isRunning() {
        return caretaker != null;
    }

    /** Ended before the engine, whose stop they do not wait for. */
    @Override
    public int getPhase() {
        return Deployer.PHASE + 1;
    }
}
