package org.tuntas.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Names and times on the managers' pages; what has no name is shown by its code. */
@Component("monitorNames")
public class Names {

    private static final int HOURS_OF_A_DAY = 24;
    private static final int MINUTES_OF_AN_HOUR = 60;

    private final Registry registry;
    private final Staff staff;
    private final CalendarBook calendars;
    private final Words words;

    Names(Registry registry, Staff staff, CalendarBook calendars, Words words) {
        this.registry = registry;
        this.staff = staff;
        this.calendars = calendars;
        this.words = words;
    }

    /** An office. */
    public String office(String code) {
        return registry.node(code).map(Node::name).orElse(code);
    }

    /** Somebody. */
    public String person(String login) {
        return staff.find(login).map(StaffMember::name).orElse(login);
    }

    /** Who has some work: those who have taken it, otherwise the groups it is offered to. */
    public String holders(WatchedWork work) {
        List<String> names = Stream.concat(work.people().stream().map(this::person), groups(work.groups()))
                .toList();
        return names.isEmpty() ? words.text("monitor.holder.none") : words.list(names);
    }

    private Stream<String> groups(Collection<String> ids) {
        return ids.stream().map(id -> staff.group(id).map(StaffGroup::name).orElse(id));
    }

    /** A stage. */
    public String stage(String code) {
        String name = words.stage(code);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** A moment where an agency is. */
    public String moment(Instant at, String agency) {
        return words.moment(at, zone(agency));
    }

    /** A moment in the country's hours. */
    public String moment(Instant at) {
        return words.moment(at, zone(Holiday.NATIONAL));
    }

    private ZoneId zone(String agency) {
        return calendars.calendars().of(agency).zone();
    }

    /** Some days. */
    public String days(Collection<LocalDate> days) {
        return words.list(days.stream().map(words::day).toList());
    }

    /** How much time is left, in working days. */
    public String left(WatchedWork work) {
        int days = work.days();
        if (days == Integer.MAX_VALUE) {
            return words.text("monitor.left.unknown");
        }
        return switch (work.tempo()) {
            case LATE -> words.text(days == 0 ? "monitor.left.lateToday" : "monitor.left.late", -days);
            case TODAY -> words.text("monitor.left.today");
            case NEXT_DAY, FIVE_DAYS, LATER -> words.text("monitor.left.ahead", days);
        };
    }

    /** Time between two moments. */
    public String between(Instant from, Instant until) {
        return span(Duration.between(from, until));
    }

    /** A span of time, in days, hours or minutes. */
    public String span(Duration time) {
        long hours = time.toHours();
        if (hours >= 2 * HOURS_OF_A_DAY) {
            return words.text("monitor.span.days", Math.round(hours / (double) HOURS_OF_A_DAY));
        }
        return hours > 0
                ? words.text("monitor.span.hours", Math.round(time.toMinutes() / (double) MINUTES_OF_AN_HOUR))
                : words.text("monitor.span.minutes", time.toMinutes());
    }
}
