package org.tuntas.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.WrongMoment;

/** Puts what the rooms know into words of the reader's language: Indonesian, or English where it is asked for. */
@Component
public class Words {

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The language of everybody who asks for none. */
    public static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    private static final String STAGE = "stage.";

    private final MessageSource messages;
    private final ObjectProvider<ModelWords> models;

    Words(MessageSource messages, ObjectProvider<ModelWords> models) {
        this.messages = messages;
        this.models = models;
    }

    /**
     * The text under {@code key} in the reader's language.
     *
     * @throws org.springframework.context.NoSuchMessageException when no bundle has it
     */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    /** The text under {@code key} in the reader's language; empty when no bundle has it. */
    public Optional<String> textIfAny(String key, Object... arguments) {
        return Optional.ofNullable(messages.getMessage(key, arguments, null, locale()));
    }

    /** What {@code speech} says in a language, whoever asks: for letters, which nobody's browser asks for. */
    public static <T> T speaking(Locale language, Supplier<T> speech) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            return speech.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    /** A stage of the procedure within a sentence; in the words of its model when a designer has added it. */
    public String stage(String code) {
        return textIfAny(STAGE + code)
                .or(() -> Optional.ofNullable(models.getIfAvailable()).flatMap(named -> named.stage(code)))
                .orElse(code);
    }

    /** The state as officers and the public call it. */
    public String state(ComplaintState state) {
        return text("state." + state);
    }

    /** The state as the reporter is told it: when the ball is theirs, they are addressed. */
    public String stateForReporter(ComplaintState state) {
        return state == ComplaintState.AWAITING_REPORTER ? text("state." + state + ".you") : state(state);
    }

    /** An entry of the timeline as a sentence, without what somebody wrote. */
    public String sentence(ComplaintEvent event) {
        if (event.kind() == EventKind.REPLY && event.arguments().contains(ComplaintEvent.ANSWERS_A_QUESTION)) {
            return text("timeline.REPLY.question");
        }
        if (event.kind() == EventKind.COMPLETED && event.arguments().contains(ComplaintEvent.RESCUES)) {
            return text("timeline.COMPLETED.rescue");
        }
        return text("timeline." + event.kind(), arguments(event));
    }

    /** What an entry of the timeline names (offices, reasons, dates), in words. */
    public Object[] arguments(ComplaintEvent event) {
        return event.arguments().stream().map(this::argument).toArray();
    }

    /** Why a command was refused, and what to do. */
    public String refusal(Refused refused) {
        if (refused instanceof WrongMoment wrong) {
            String state = stateForReporter(wrong.state());
            return text(
                    refused.key(),
                    // Within a sentence, where the state has ended the report.
                    refused.key().equals("moment.wrong") ? state : state.toLowerCase(locale()),
                    list(wrong.possible().stream()
                            .map(action -> text("action." + action))
                            .toList()));
        }
        return text(refused.key(), spoken(refused.arguments()));
    }

    /** What is wrong with one field. */
    public String problem(FieldProblem problem) {
        return text(problem.key(), spoken(problem.arguments()));
    }

    /** All that is wrong with an input, in one line. */
    public String problems(InvalidInput invalid) {
        return String.join(" ", invalid.problems().stream().map(this::problem).toList());
    }

    /** Several things in a sentence, e.g. {@code A, B dan C}. */
    public String list(List<String> things) {
        int last = things.size() - 1;
        return last < 1
                ? String.join("", things)
                : String.join(", ", things.subList(0, last)) + " " + text("list.and") + " " + things.get(last);
    }

    /** The day in full, e.g. {@code Jumat, 27 Maret 2026}. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale()).format(day);
    }

    /** The day without its weekday, e.g. {@code 27 Maret 2026}. */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale()).format(day);
    }

    /** From one day to another, both included, e.g. {@code 3–9 Maret 2026}. */
    public String period(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return date(to);
        }
        if (from.getYear() != to.getYear()) {
            return date(from) + " – " + date(to);
        }
        return from.getMonth() == to.getMonth()
                ? from.getDayOfMonth() + "–" + date(to)
                : DateTimeFormatter.ofPattern("d MMMM", locale()).format(from) + " – " + date(to);
    }

    /** Why a clock stands still; in general terms when a model gives a reason that has no words. */
    public String pauseReason(String code) {
        return Objects.requireNonNull(
                messages.getMessage("pauseReason." + code, null, text("skipped.PAUSE"), locale()));
    }

    /** The day and the time of day with the zone's own name, e.g. {@code Jumat, 27 Maret 2026 16.00 WIB}. */
    public String moment(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return day(local.toLocalDate()) + " " + time(local) + " " + zoneName(zone);
    }

    /** A limit: the day and by what time, e.g. {@code Jumat, 27 Maret 2026, paling lambat 16.00 WIB}. */
    public String latest(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return text("moment.latest", day(local.toLocalDate()), time(local) + " " + zoneName(zone));
    }

    private static String time(ZonedDateTime local) {
        return DateTimeFormatter.ofPattern("id".equals(locale().getLanguage()) ? "HH.mm" : "HH:mm", locale())
                .format(local);
    }

    private static String zoneName(ZoneId zone) {
        return switch (zone.getId()) {
            case "Asia/Jakarta", "Asia/Pontianak" -> "WIB";
            case "Asia/Makassar" -> "WITA";
            case "Asia/Jayapura" -> "WIT";
            default -> zone.getId();
        };
    }

    /** The reader's locale; Indonesian unless English is asked for, and where nobody asks. */
    private static Locale locale() {
        boolean asked = LocaleContextHolder.getLocaleContext() != null;
        return asked && "en".equals(LocaleContextHolder.getLocale().getLanguage()) ? Locale.ENGLISH : INDONESIAN;
    }

    /** Arguments of events are display texts, ISO dates, or, after an {@code @}, message keys. */
    private String argument(String argument) {
        if (argument.startsWith("@")) {
            String key = argument.substring(1);
            return key.startsWith(STAGE) ? stage(key.substring(STAGE.length())) : text(key);
        }
        return ISO_DATE.matcher(argument).matches() ? day(LocalDate.parse(argument)) : argument;
    }

    private Object[] spoken(List<Object> arguments) {
        List<@Nullable Object> spoken = new ArrayList<>();
        for (Object argument : arguments) {
            spoken.add(
                    argument instanceof ComplaintState state
                            ? state(state)
                            : argument instanceof LocalDate day ? day(day) : String.valueOf(argument));
        }
        return spoken.toArray();
    }
}
