package org.tuntas.administration.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.administration.Change;
import org.tuntas.administration.Change.Subject;
import org.tuntas.administration.RetentionDesk;
import org.tuntas.administration.Trail;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Words;
import org.tuntas.organisation.Deputy;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;
import org.tuntas.reporter.RetentionRule;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Puts codes, logins and changes into words for these pages. */
@Component
public class Saying {

    private final Words words;
    private final Staff staff;
    private final Registry registry;
    private final CalendarBook calendars;

    Saying(Words words, Staff staff, Registry registry, CalendarBook calendars) {
        this.words = words;
        this.staff = staff;
        this.registry = registry;
        this.calendars = calendars;
    }

    /** A field of a change, as it was and as it is. */
    public record Line(String field, String before, String after) {}

    /** Somebody's name; the login when nobody has it. */
    public String person(@Nullable String login) {
        return login == null ? "" : staff.find(login).map(StaffMember::name).orElse(login);
    }

    /** A group's name; its id when there is none. */
    public String group(@Nullable String id) {
        return id == null ? "" : staff.group(id).map(StaffGroup::name).orElse(id);
    }

    /** An office's name; its code when there is none. */
    public String office(@Nullable String code) {
        return code == null ? "" : registry.node(code).map(Node::name).orElse(code);
    }

    /** Whether an office is an agency. */
    public boolean isAgency(String code) {
        return registry.node(code).map(Node::isAgency).orElse(false);
    }

    /** What somebody is a deputy of and until when, e.g. {@code Plh. Kepala Dinas Perhubungan s.d. Jumat, 27 Maret 2026}. */
    public String deputy(Deputy deputy) {
        String kind = words.text("admin.deputy.kind." + deputy.kind());
        String until = words.day(deputy.until());
        return deputy.group() == null
                ? words.text("admin.deputy.lineAll", kind, person(deputy.absent()), until)
                : words.text("admin.deputy.line", kind, group(deputy.group()), until);
    }

    /** A day in full. */
    public String day(LocalDate day) {
        return words.day(day);
    }

    /** A moment in the zone of the country's hours. */
    public String moment(Instant at) {
        return words.moment(at, zone());
    }

    /** A moment's day, in the zone of the country's hours. */
    public String dayOf(@Nullable Instant at) {
        return at == null ? "" : words.day(at.atZone(zone()).toLocalDate());
    }

    /** Why something was refused. */
    public String refusal(Refused refused) {
        return words.refusal(refused);
    }

    /** What was done, without to what. */
    public String action(Change change) {
        return words.text("admin.action." + change.action());
    }

    /** What a change was about, with its code where the name may have changed. */
    public String object(Change change) {
        String object = change.object();
        return switch (change.action().subject()) {
            case PERSON -> person(object) + " (" + object + ")";
            case OFFICE -> office(object) + " (" + object + ")";
            case CALENDAR -> object.equals("-") ? words.text("admin.calendar.national") : office(object);
            case DEPUTY -> person(change.after().getOrDefault("deputy", ""));
            case SYSTEM, REPORT -> object;
            case MODEL -> words.text("admin.model." + object.replaceAll(" .*", ""), object.replaceAll(".* ", ""));
            case RETENTION -> rule(object);
        };
    }

    /** Which reports a rule of retention is for, and what it does. */
    public String rule(RetentionRule rule) {
        return rule(RetentionDesk.object(rule));
    }

    private String rule(String object) {
        return Arrays.stream(object.split(" "))
                .map(key -> words.textIfAny(key).orElse(key))
                .collect(Collectors.joining(" · "));
    }

    /** The fields of a change. */
    public List<Line> lines(Change change) {
        TreeSet<String> fields = new TreeSet<>(change.before().keySet());
        fields.addAll(change.after().keySet());
        List<Line> lines = new ArrayList<>();
        for (String field : fields) {
            lines.add(new Line(
                    words.text("admin.field." + field),
                    value(change.action().subject(), field, change.before().getOrDefault(field, "")),
                    value(change.action().subject(), field, change.after().getOrDefault(field, ""))));
        }
        return lines;
    }

    /** A change in one line. */
    public String sentence(Trail.Entry entry) {
        StringBuilder line = new StringBuilder(action(entry.change()));
        for (Line field : lines(entry.change())) {
            line.append("; ").append(field.field()).append(": ");
            if (!field.before().isEmpty()) {
                line.append(field.before()).append(" → ");
            }
            line.append(field.after().isEmpty() ? "–" : field.after());
        }
        return line.toString();
    }

    private String value(Subject subject, String field, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (field) {
            case "group" -> group(value);
            case "person", "deputy", "proposer", "author" -> person(value);
            case "parent", "successor" -> office(value);
            case "canLogIn", "active" -> words.text("true".equals(value) ? "admin.yes" : "admin.no");
            case "kind" ->
                switch (subject) {
                    case DEPUTY -> words.text("admin.deputy.kind." + value);
                    case CALENDAR -> words.text("admin.holiday.kind." + value);
                    default -> words.text("admin.office.kind." + value);
                };
            case "day", "from", "until", "decreeDate" -> date(value);
            default -> value;
        };
    }

    private String date(String value) {
        try {
            return value.contains("T") ? moment(Instant.parse(value)) : words.day(LocalDate.parse(value));
        } catch (DateTimeParseException byHand) {
            return value;
        }
    }

    private ZoneId zone() {
        return calendars.calendars().of(Holiday.NATIONAL).zone();
    }
}
