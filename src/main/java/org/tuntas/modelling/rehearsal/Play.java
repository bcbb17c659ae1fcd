package org.tuntas.modelling.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.MovableClock;
import org.tuntas.modelling.rehearsal.Beat.Kind;
import org.tuntas.modelling.rehearsal.ScenarioStep.Deed;
import org.tuntas.modelling.rehearsal.ScenarioStep.Time;
import org.tuntas.procedure.Workbench;

/** A few reports whose people do one thing after the other while time passes between. Not for several threads. */
public final class Play {

    private final MovableClock clock;
    private final Actors actors;
    private final PassingTime time;
    private final Spectator spectator;
    private final PlayWords words;
    private final StageNames names;

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Integer> told = new HashMap<>();
    private final List<Beat> beats = new ArrayList<>();

    Play(MovableClock clock, Actors actors, PassingTime time, Spectator spectator, PlayWords words, StageNames names) {
        this.clock = clock;
        this.actors = actors;
        this.time = time;
        this.spectator = spectator;
        this.words = words;
        this.names = names;
    }

    /** All that has happened. */
    public List<Beat> beats() {
        return List.copyOf(beats);
    }

    /**
     * Performs a step.
     *
     * @return false when something in it was impossible; the last beat says what
     */
    public boolean perform(ScenarioStep step) {
        try {
            letTimePass(step.time());
            if (step.deed() != null) {
                act(step.report(), step.deed());
            }
            compare(step);
            return true;
        } catch (Stuck stuck) {
            beats.add(new Beat(now(), Kind.FAILURE, at(step) + stuck.getMessage(), step.line(), null));
            return false;
        }
    }

    private void letTimePass(@Nullable Time until) {
        if (until != null) {
            time.pass(parts.values(), target(until), this::tell);
            tell();
        }
    }

    private Instant target(Time until) {
        if (until instanceof Time.At at) {
            return words.instant(at.local());
        }
        if (until instanceof Time.WorkingDays wait) {
            return time.workingDaysOn(wait.days());
        }
        return time.nextTimer(parts.values())
                .orElseThrow(() -> new Stuck(words.text("no-timer")))
                .plusSeconds(1);
    }

    private void act(String report, Deed deed) {
        if (deed instanceof Deed.File file) {
            Part part = possibly(() -> actors.file(report, file.words()));
            parts.put(report, part);
            beat(Kind.DEED, words.text("filed", named(report), part.number().value()));
        } else if (deed instanceof Deed.Decide decide) {
            decide(part(report), decide);
        } else if (deed instanceof Deed.Speak speak) {
            Part part = part(report);
            possibly(() -> {
                actors.speak(part, speak);
                return part;
            });
            beat(Kind.DEED, words.text("spoken." + speak.what(), named(report)));
        }
        time.settle(parts.values());
        tell();
    }

    private void decide(Part part, Deed.Decide deed) {
        Map<String, TrackingNumber> numbers =
                parts.values().stream().collect(Collectors.toMap(Part::name, Part::number));
        try {
            String login = possibly(() -> actors.decide(part, deed, numbers));
            if (deed.refused() != null) {
                throw new Stuck(words.text("not-refused", deed.refused()));
            }
            beat(Kind.DEED, words.text("decided", login, names.step(deed.form()), deed.form(), outcome(deed)));
        } catch (Stuck stuck) {
            boolean wanted = stuck.getCause() != null
                    && deed.refused() != null
                    && String.valueOf(stuck.getMessage()).contains(deed.refused());
            if (!wanted) {
                throw stuck;
            }
            beat(Kind.DEED, words.text("refused", String.valueOf(stuck.getMessage())));
        }
    }

    /** What was decided, as forms call the field that says so; empty when this form has no such field. */
    private static String outcome(Deed.Decide deed) {
        return deed.fields().entrySet().stream()
                .filter(field -> field.getKey().endsWith("Outcome"))
                .map(field -> ": " + field.getValue())
                .findFirst()
                .orElse("");
    }

    /** How a report is told apart in a sentence, where there are several. */
    private static String named(String report) {
        return report.equals(ScenarioStep.ONLY_REPORT) ? "" : " “" + report + "”";
    }

    /** Turns what rules and engine refuse into a sentence. */
    private <T> T possibly(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (Workbench.Declined declined) {
            throw new Stuck(declined.sentence(), declined);
        } catch (Refused refused) {
            throw new Stuck(words.words().refusal(refused), refused);
        } catch (InvalidInput invalid) {
            throw new Stuck(words.words().problems(invalid), invalid);
        } catch (Stuck stuck) {
            throw stuck;
        } catch (RuntimeException broken) {
            throw new Stuck(words.text("broken", String.valueOf(broken.getMessage())), broken);
        }
    }

    private Part part(String name) {
        return Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new Stuck(words.text("no-report", name, String.join(", ", parts.keySet()))));
    }

    private void compare(ScenarioStep step) {
        if (step.expected().isEmpty()) {
            return;
        }
        Map<Aspect, List<Row>> seen = look(step.report());
        step.expected().forEach((aspect, expected) -> {
            List<Row> rows = seen.getOrDefault(aspect, List.of());
            if (!aspect.holds(expected, rows)) {
                beats.add(difference(step, aspect, aspect.unseen(expected, rows), aspect.unexpected(expected, rows)));
            }
        });
    }

    private Beat difference(ScenarioStep step, Aspect aspect, List<Row> expected, List<Row> seen) {
        return new Beat(
                now(),
                Kind.DIFFERENCE,
                at(step)
                        + words.text("difference", aspect.indonesian(), Aspect.inWords(expected), Aspect.inWords(seen)),
                step.line(),
                new Mismatch(aspect, expected, seen, names.of(expected, seen)));
    }

    /**
     * What can be seen of a report now.
     *
     * @throws Stuck when no report is called so
     */
    Map<Aspect, List<Row>> look(String report) {
        return spectator.look(part(report));
    }

    /** The reports, in the order in which they were filed. */
    List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** Now, by the clock of the stage. */
    String now() {
        return words.minute(clock.now());
    }

    private void tell() {
        for (Part part : parts.values()) {
            List<ComplaintEvent> timeline = spectator.timeline(part);
            int known = told.getOrDefault(part.name(), 0);
            for (ComplaintEvent event : timeline.subList(known, timeline.size())) {
                beats.add(Beat.of(
                        words.minute(event.at()),
                        Kind.ENTRY,
                        (parts.size() > 1 ? part.name() + ": " : "")
                                + words.words().sentence(event)));
            }
            told.put(part.name(), timeline.size());
        }
    }

    private String at(ScenarioStep step) {
        return step.line() == 0 ? "" : words.text("line", step.line()) + " ";
    }

    private void beat(Kind kind, String text) {
        beats.add(Beat.of(now(), kind, text));
    }
}
