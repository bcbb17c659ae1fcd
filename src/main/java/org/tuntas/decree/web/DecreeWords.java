package org.tuntas.decree.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.decree.DecreeDay;
import org.tuntas.decree.Decrees;
import org.tuntas.language.Words;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.MovedDate;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Puts decrees and dates into the reader's words. Moments are shown where the country's office hours are. */
@Component
class DecreeWords {

    private final Words words;
    private final Staff staff;
    private final Registry registry;
    private final CalendarBook calendars;

    DecreeWords(Words words, Staff staff, Registry registry, CalendarBook calendars) {
        this.words = words;
        this.staff = staff;
        this.registry = registry;
        this.calendars = calendars;
    }

    /** A day. */
    public String day(LocalDate day) {
        return words.day(day);
    }

    /** A moment; a dash for none. */
    public String moment(@Nullable Instant at) {
        return at == null ? "–" : words.moment(at, zone());
    }

    /** Somebody's name; the login when nobody has it. */
    public String person(@Nullable String login) {
        return login == null ? "" : staff.find(login).map(StaffMember::name).orElse(login);
    }

    /** What a day becomes. */
    public String kind(DecreeDay day) {
        String kind = words.text(day.recalls() ? "decree.kind.RECALL" : "decree.kind." + day.kind());
        return day.agency().equals(Holiday.NATIONAL)
                ? kind
                : kind + " · " + registry.node(day.agency()).map(Node::name).orElse(day.agency());
    }

    /** What has a date: the stage of a clock, the step of a task, the event of a timer. */
    public String name(Decrees.Row row) {
        return row.kind() == MovedDate.Kind.CLOCK
                ? words.textIfAny("stage." + row.name()).orElse(row.name())
                : row.name();
    }

    /** A text of the bundles. */
    public String text(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    /** Why something was refused. */
    public String refusal(Refused refused) {
        return words.refusal(refused);
    }

    private ZoneId zone() {
        return calendars.calendars().of(Holiday.NATIONAL).zone();
    }
}
