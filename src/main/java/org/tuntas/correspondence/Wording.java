package org.tuntas.correspondence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.language.Words;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;

/**
 * Finds the words for one notice: those of its variant, or else its own. In a text, {0} to {2} are what the entry names; after that
 * come {3} the number, {4} the agency, {5} the office that must act, {6} the moment, {7} the reason of the closing, and {8} until
 * when what has ended can be taken up again, and {9} the day until which the clock runs now: a holiday that was declared since has
 * moved it, and what the entry names has not moved along.
 */
@Component
class Wording {

    private static final int NAMED_BY_ENTRY = 3;

    /** What stands in the place of a number that another body has not given. */
    private static final String NO_NUMBER = "–";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Words words;
    private final Registry registry;
    private final LimitLines limits;
    private final Clock clock;

    Wording(Words words, Registry registry, LimitLines limits, Clock clock) {
        this.limits = limits;
        this.words = words;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * A part of a notice's text.
     *
     * @param part {@code subject}, {@code what}, {@code todo} or {@code quote}
     * @return empty when the notice has no such part
     */
    Optional<String> of(Notice notice, String part, Case told) {
        Object[] arguments = arguments(notice, told);
        for (String variant : variants(notice, told)) {
            Optional<String> text = words.textIfAny("notice." + notice + "." + variant + "." + part, arguments);
            if (text.isPresent()) {
                return text.filter(found -> !found.isBlank());
            }
        }
        return words.textIfAny("notice." + notice + "." + part, arguments).filter(found -> !found.isBlank());
    }

    /**
     * What a notice is about.
     *
     * @param complaint as it stands now
     * @param timeline of the complaint, oldest first
     * @param zone of the agency
     * @param recipientIsLate whether the recipient is an officer whose own work it is that is late
     */
    record Case(
            TimelineEntry entry,
            Complaint complaint,
            List<TimelineEntry> timeline,
            ZoneId zone,
            boolean recipientIsLate) {

        Case(TimelineEntry entry, Complaint complaint, List<TimelineEntry> timeline, ZoneId zone) {
            this(entry, complaint, timeline, zone, false);
        }

        ComplaintEvent event() {
            return entry.event();
        }
    }

    /** The office that must act, or the agency that it belongs to, by name. */
    String holder(Complaint complaint) {
        return name(complaint.unit() != null ? complaint.unit() : agency(complaint));
    }

    private Object[] arguments(Notice notice, Case told) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(words.arguments(told.event())));
        while (arguments.size() < NAMED_BY_ENTRY) {
            arguments.add("");
        }
        Complaint complaint = told.complaint();
        List<Object> all = new ArrayList<>(arguments.subList(0, NAMED_BY_ENTRY));
        all.add(complaint.number().value());
        all.add(name(agency(complaint)));
        all.add(holder(complaint));
        all.add(words.moment(told.event().at(), told.zone()));
        all.add(complaint.closeReason() == null ? "" : reason(complaint.closeReason()));
        all.add(complaint.reopenableUntil() == null ? "" : words.moment(complaint.reopenableUntil(), told.zone()));
        all.add(limits.runningDay(notice, told).orElseGet(() -> promisedDay(told)));
        return all.toArray();
    }

    /** The day as the entry names it, where no clock runs for it any more. */
    private String promisedDay(Case told) {
        return told.event().arguments().stream()
                .filter(argument -> DAY.matcher(argument).matches())
                .findFirst()
                .map(day -> words.day(LocalDate.parse(day)))
                .orElse("");
    }

    /** The most particular first. */
    private List<String> variants(Notice notice, Case told) {
        Complaint complaint = told.complaint();
        return switch (notice) {
            case INTERIM_ANSWER -> isFirstAnswer(told) ? List.of("first") : List.of();
            case OFFICER_LIMIT_PASSED, OFFICER_LIMIT_LONG_PASSED ->
                told.recipientIsLate() ? List.of("late") : List.of();
            case ESCALATED -> argument(told.event(), 2).isBlank() ? List.of("nobody") : List.of();
            case OFFICER_MORE_TIME_DECIDED ->
                told.event().kind() == EventKind.MORE_TIME_REFUSED ? List.of("refused") : List.of();
            case COMPLETION_ASKED -> complaint.isLastRound() ? List.of("last") : List.of();
            case REFERRED -> referred(told);
            case ENDED_BY_REPORTER -> endedByReporter(complaint);
            case CLOSED -> closed(complaint);
            default -> List.of();
        };
    }

    private static List<String> referred(Case told) {
        boolean numbered = !argument(told.event(), 1).equals(NO_NUMBER);
        if (told.complaint().isLastRound()) {
            return List.of(numbered ? "numbered.last" : "last");
        }
        return numbered ? List.of("numbered") : List.of();
    }

    private List<String> endedByReporter(Complaint complaint) {
        if (complaint.state() == ComplaintState.WITHDRAWN) {
            return List.of("WITHDRAWN");
        }
        String result = complaint.rating() == null ? "unrated" : "rated";
        return can("reopening", complaint) ? List.of(result) : List.of(result + ".last", result);
    }

    private List<String> closed(Complaint complaint) {
        String state = complaint.state().name();
        return switch (complaint.state()) {
            case ARCHIVED ->
                can("completion", complaint)
                        ? List.of(state + ".INCOMPLETE", state)
                        : can("contest", complaint) ? List.of(state) : List.of(state + ".last", state);
            case AUTO_CLOSED -> can("reopening", complaint) ? List.of(state) : List.of(state + ".last", state);
            default -> List.of(state);
        };
    }

    private boolean can(String action, Complaint complaint) {
        return complaint.reporterActions(clock.instant()).contains(action);
    }

    private static boolean isFirstAnswer(Case told) {
        return told.timeline().stream()
                .filter(entry -> entry.event().kind() == EventKind.INTERIM_ANSWER
                        && entry.event().round() == told.event().round())
                .findFirst()
                .filter(first -> first.id() == told.entry().id())
                .isPresent();
    }

    /** A model may close with a reason of its own. */
    private String reason(String code) {
        return words.textIfAny("reason." + code).orElse(code);
    }

    private String agency(Complaint complaint) {
        return complaint.agency() != null
                ? complaint.agency()
                : registry.receiving(complaint.namedAgency()).code();
    }

    private String name(String code) {
        return registry.node(code).map(Node::name).orElse(code);
    }

    private static String argument(ComplaintEvent event, int index) {
        return event.arguments().size() > index ? event.arguments().get(index) : "";
    }

    /** What was written to the recipient with an entry: by officers, never by the reporter, and only what the reporter may read. */
    static @Nullable String writtenByOfficers(ComplaintEvent event) {
        boolean readable = event.messageAudience() != Audience.OFFICERS;
        return readable && !event.actor().equals(ComplaintEvent.REPORTER) ? event.message() : null;
    }
}
