package org.tuntas.docs;

import static org.tuntas.docs.Page.cells;
import static org.tuntas.docs.Page.code;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.correspondence.Notice;

/** {@code notices.md}: what people are written about, upon which entries of the timeline, and when it goes out. */
final class NoticesPage {

    /** An entry as an example, and what sets it apart from others of its kind. */
    private record Example(EventKind kind, String apart, ComplaintEvent event) {}

    private NoticesPage() {}

    static String render(Models models, Labels notices, Labels words) {
        List<Example> examples = Arrays.stream(EventKind.values())
                .flatMap(kind -> examples(kind, models, words))
                .toList();
        Page page = new Page(
                "Notices",
                "What reporters and officers are written about. A notice follows an entry of the timeline; several that go out"
                        + " together share one letter, under the subject of the weightiest.");
        page.heading("To the reporter")
                .table(columns(), rows(false, notices, examples, example -> Notice.forReporter(example.event())));
        page.heading("To officers")
                .paragraph(
                        "Only to the officers whom an entry tells: holders of the work, the groups of a ladder, whoever is named.")
                .table(
                        columns(),
                        rows(true, notices, examples, example -> Optional.of(Notice.forOfficers(example.event()))));
        return page.render();
    }

    private static List<String> columns() {
        return List.of("Notice", "Subject", "Written on", "Goes out", "Worth sending");
    }

    private static List<List<String>> rows(
            boolean toOfficers, Labels notices, List<Example> examples, Function<Example, Optional<Notice>> upon) {
        List<List<String>> rows = new ArrayList<>();
        for (Notice notice : Notice.values()) {
            if (notice.isForOfficers() == toOfficers) {
                rows.add(cells(
                        code(notice.name()),
                        subjects(notice, notices),
                        entries(notice, examples, upon),
                        goesOut(notice.urgency()),
                        worth(notice.worth())));
            }
        }
        return rows;
    }

    private static String subjects(Notice notice, Labels notices) {
        return Stream.concat(
                        notices.keys("notice." + notice + ".subject", "").stream(),
                        notices.keys("notice." + notice + ".", ".subject").stream())
                .distinct()
                .map(notices::indonesian)
                .collect(Collectors.joining(" / "));
    }

    private static String entries(Notice notice, List<Example> examples, Function<Example, Optional<Notice>> upon) {
        String entries = Arrays.stream(EventKind.values())
                .map(kind -> entry(
                        kind,
                        examples.stream()
                                .filter(example -> example.kind() == kind)
                                .filter(example -> upon.apply(example)
                                        .filter(notice::equals)
                                        .isPresent())
                                .map(Example::apart)
                                .toList()))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(", "));
        if (entries.isEmpty()) {
            throw new IllegalStateException(
                    "Nothing leads to " + notice + ": add an example of its entry to NoticesPage");
        }
        return entries;
    }

    private static String entry(EventKind kind, List<String> apart) {
        if (apart.isEmpty()) {
            return "";
        }
        String which = apart.stream().filter(what -> !what.isEmpty()).collect(Collectors.joining(", "));
        return code(kind.name()) + (which.isEmpty() ? "" : " (" + which + ")");
    }

    private static Stream<Example> examples(EventKind kind, Models models, Labels words) {
        return switch (kind) {
            case STATE_ENTERED ->
                Arrays.stream(ComplaintState.values())
                        .map(state -> example(kind, words.english("state." + state), "@state." + state));
            case ESCALATED ->
                Stream.of(
                        example(kind, "level 1", "@stage.FOLLOW_UP", "1"),
                        example(kind, "level 2 and above", "@stage.FOLLOW_UP", "2"));
            case REMINDED ->
                models.stages().keySet().stream()
                        .filter(stage -> models.stages().get(stage).stream()
                                .flatMap(Models::walk)
                                .anyMatch(node -> node.getId().startsWith("serviceTask_RemindReporter")))
                        .map(stage -> example(kind, words.english("stage." + stage), "2026-03-02", stage));
            case LIMIT_EXTENDED ->
                Stream.of(
                        example(kind, "of the resolution", "@stage.RESOLUTION"),
                        example(kind, "of a stage", "@stage.FOLLOW_UP"));
            default -> Stream.of(example(kind, ""));
        };
    }

    private static Example example(EventKind kind, String apart, String... arguments) {
        return new Example(
                kind,
                apart.toLowerCase(Locale.ROOT),
                ComplaintEvent.plain(
                        new TrackingNumber("LP-26-7K3M-9QXD"),
                        1,
                        Instant.EPOCH,
                        kind,
                        ComplaintEvent.SYSTEM,
                        arguments));
    }

    private static String goesOut(Notice.Urgency urgency) {
        return switch (urgency) {
            case AT_ONCE -> "at once, also at night";
            case SOON -> "soon, also at night";
            case DAYTIME -> "07:00–20:00 where the agency is";
        };
    }

    private static String worth(Notice.Worth worth) {
        return switch (worth) {
            case ALWAYS -> "always";
            case WHILE_ASKED -> "while the answer is awaited";
            case WHILE_STAGE_LASTS -> "while the stage lasts";
            case BEFORE_LIMIT -> "before the limit";
            case WHILE_OPEN -> "while the report is open";
            case WHILE_CLOSED -> "while the report is closed";
        };
    }
}
