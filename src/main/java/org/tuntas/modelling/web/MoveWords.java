package org.tuntas.modelling.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.language.Words;
import org.tuntas.lifecycle.Relocation.Alarm;
import org.tuntas.lifecycle.Relocation.Note;
import org.tuntas.lifecycle.Relocation.Obstacle;
import org.tuntas.lifecycle.Relocation.Place;
import org.tuntas.modelling.migration.Element;
import org.tuntas.modelling.migration.Mapping;
import org.tuntas.modelling.migration.MigrationItem.Tale;

/** Puts what becomes of a report into words, with its old and its new steps and timers side by side. */
@Component
class MoveWords {

    private final Words words;

    MoveWords(Words words) {
        this.words = words;
    }

    /**
     * A step or a timer before and after.
     *
     * @param name empty when it was not there before
     * @param then what it is called afterwards; empty when it is not there any more
     * @param before when it was due; null when it had no date
     * @param moved whether its date is another one
     */
    record Row(
            String name,
            String then,
            @Nullable Instant before,
            @Nullable Instant after,
            boolean moved,
            boolean fresh) {}

    /** The steps of a report. */
    List<Row> steps(Tale tale, Mapping mapping) {
        List<Place> before = tale.before() == null ? List.of() : tale.before().places();
        List<Place> after = tale.after() == null ? before : tale.after().places();
        return rows(
                before.stream().map(MoveWords::spot).toList(),
                after.stream().map(MoveWords::spot).toList(),
                mapping);
    }

    /** The timers of a report. */
    List<Row> timers(Tale tale, Mapping mapping) {
        List<Alarm> before = tale.before() == null ? List.of() : tale.before().alarms();
        List<Alarm> after = tale.after() == null ? before : tale.after().alarms();
        return rows(
                before.stream().map(MoveWords::spot).toList(),
                after.stream().map(MoveWords::spot).toList(),
                mapping);
    }

    private record Spot(String process, String element, String name, @Nullable Instant at) {}

    private static Spot spot(Place place) {
        return new Spot(place.process(), place.element(), place.name(), place.due());
    }

    private static Spot spot(Alarm alarm) {
        return new Spot(alarm.process(), alarm.element(), alarm.name(), alarm.at());
    }

    private static List<Row> rows(List<Spot> before, List<Spot> after, Mapping mapping) {
        List<Spot> left = new ArrayList<>(after);
        List<Row> rows = new ArrayList<>();
        for (Spot spot : before) {
            String target = mapping.of(spot.process(), spot.element())
                    .map(pairing -> pairing.to())
                    .map(Element::id)
                    .orElse(spot.element());
            Spot then = left.stream()
                    .filter(other -> other.process().equals(spot.process())
                            && other.element().equals(target))
                    .findFirst()
                    .orElse(null);
            if (then == null) {
                rows.add(new Row(spot.name(), "", spot.at(), null, false, false));
            } else {
                left.remove(then);
                rows.add(new Row(
                        spot.name(), then.name(), spot.at(), then.at(), !Objects.equals(spot.at(), then.at()), false));
            }
        }
        left.forEach(spot -> rows.add(new Row("", spot.name(), null, spot.at(), false, true)));
        return rows;
    }

    /** Why a report cannot move, and what could be chosen, if anything. */
    String obstacle(Obstacle obstacle, Mapping mapping) {
        String why = words.text("migration.obstacle." + obstacle.kind(), obstacle.name(), obstacle.detail());
        if (obstacle.kind() != Obstacle.Kind.STEP_GONE) {
            return why;
        }
        return mapping.of(obstacle.process(), obstacle.element()).stream()
                .flatMap(pairing -> pairing.suggestions().stream())
                .findFirst()
                .map(suggestion -> why + " " + words.text("migration.suggestion", suggestion.name()))
                .orElse(why);
    }

    /** All obstacles of a report. */
    List<String> obstacles(@Nullable Tale tale, Mapping mapping) {
        return tale == null
                ? List.of()
                : tale.obstacles().stream()
                        .map(obstacle -> obstacle(obstacle, mapping))
                        .distinct()
                        .toList();
    }

    /** What was done beyond moving. */
    List<String> notes(Tale tale) {
        return tale.notes().stream().map(this::note).distinct().toList();
    }

    private String note(Note note) {
        String detail =
                switch (note.kind()) {
                    case OTHER_STATE -> words.state(ComplaintState.valueOf(note.detail()));
                    case OTHER_STAGE ->
                        words.textIfAny("stage." + note.detail()).orElse(note.detail());
                    default -> note.detail();
                };
        return words.text("migration.note." + note.kind(), note.name(), detail);
    }
}
