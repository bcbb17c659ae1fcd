package org.tuntas.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.Change.Action;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Calendars;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.OfficeClocks;
import org.tuntas.sla.WorkingHours;

/** Where days off and office hours are kept: those of an agency, and for operators those of the whole country. */
@Service
public class CalendarDesk {

    private static final int LONGEST_TEXT = 200;
    private static final LocalTime EARLIEST_CLOSING = LocalTime.of(10, 0);

    private final Mandates mandates;
    private final CalendarBook calendars;
    private final OfficeClocks clocks;
    private final Registry registry;
    private final Journal journal;
    private final Clock clock;

    CalendarDesk(
            Mandates mandates,
            CalendarBook calendars,
            OfficeClocks clocks,
            Registry registry,
            Journal journal,
            Clock clock) {
        this.mandates = mandates;
        this.calendars = calendars;
        this.clocks = clocks;
        this.registry = registry;
        this.journal = journal;
        this.clock = clock;
    }

    /** The zones of Indonesia. */
    public enum Zone {
        WIB("Asia/Jakarta"),
        WITA("Asia/Makassar"),
        WIT("Asia/Jayapura");

        private final ZoneId id;

        Zone(String id) {
            this.id = ZoneId.of(id);
        }

        /** The zone as clocks call it. */
        public ZoneId id() {
            return id;
        }

        /** The zone that clocks call so; WIB for Pontianak, which keeps the same time. */
        public static Zone of(ZoneId id) {
            return switch (id.getId()) {
                case "Asia/Makassar" -> WITA;
                case "Asia/Jayapura" -> WIT;
                default -> WIB;
            };
        }
    }

    /**
     * A calendar as the screen shows it.
     *
     * @param agency node code, or {@link Holiday#NATIONAL}
     * @param daysOff its own, by date; of the country without those of past years
     * @param hours that hold for it
     * @param ownHours whether they are its own
     * @param running how many reports have a clock that a day off of this calendar moves
     * @param runningByHours how many have one that other hours of this calendar move
     * @param today the day it is there
     */
    public record View(
            String agency,
            List<Holiday> daysOff,
            WorkingHours hours,
            boolean ownHours,
            long running,
            long runningByHours,
            LocalDate today) {}

    /**
     * What somebody typed about a day off.
     *
     * @param kind for the country: {@code HOLIDAY} or {@code JOINT_LEAVE}; not asked of an agency
     * @param decreeDate needed for the country
     * @param sure whether a day that has passed is meant
     */
    public record DayOff(
            @Nullable String day,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String decree,
            @Nullable String decreeDate,
            boolean sure) {}

    /** The calendar of an agency, or of the country. */
    @Transactional(readOnly = true)
    public View view(String actor, String agency) {
        allowed(actor, agency);
        Calendars all = calendars.calendars();
        LocalDate today = today(agency);
        WorkingHours hours = all.hours(agency);
        return new View(
                agency,
                all.daysOff(agency).stream()
                        .filter(day -> day.day().getYear() >= today.getYear())
                        .toList(),
                hours,
                hours.agency().equals(agency),
                clocks.running(agency),
                agency.equals(Holiday.NATIONAL) ? clocks.runningByTheCountrysHours() : clocks.running(agency),
                today);
    }

    /** The days off of the whole country from a day on, by date. */
    @Transactional(readOnly = true)
    public List<Holiday> nationalFrom(LocalDate day) {
        return calendars.calendars().daysOff(Holiday.NATIONAL).stream()
                .filter(holiday -> !holiday.day().isBefore(day))
                .toList();
    }

    /**
     * Declares a day off, or corrects the one of that day.
     *
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code day}, {@code kind}, {@code name}, {@code decree},
     *     {@code decreeDate}, and {@code sure} for a day that has passed
     */
    @Transactional
    public void declare(String actor, String agency, DayOff typed) {
        Mandate mandate = allowed(actor, agency);
        boolean national = agency.equals(Holiday.NATIONAL);
        Typed read = new Typed();
        LocalDate day = read.day("day", typed.day());
        Holiday.Kind kind =
                national ? read.oneOf("kind", Holiday.Kind.class, typed.kind()) : Holiday.Kind.LOCAL_HOLIDAY;
        if (national && kind == Holiday.Kind.LOCAL_HOLIDAY) {
            read.problem("kind", "admin.problem.choose");
        }
        String name = read.text("name", typed.name(), LONGEST_TEXT);
        String decree = read.text("decree", typed.decree(), LONGEST_TEXT);
        LocalDate decreeDate = national
                ? read.day("decreeDate", typed.decreeDate())
                : read.optionalDay("decreeDate", typed.decreeDate());
        if (read.isFine() && day.isBefore(today(agency)) && !typed.sure()) {
            read.problem("sure", "admin.problem.dayPassed", day, clocks.running(agency));
        }
        read.require();
        Holiday declared = new Holiday(day, agency, kind, name, decree, decreeDate);
        Holiday before = on(day, agency).orElse(null);
        if (declared.equals(before)) {
            return;
        }
        calendars.declare(declared);
        journal.write(mandate, described(Change.of(Action.HOLIDAY_DECLARED, objectOf(agency)), before, declared, day));
    }

    /** Makes a day off a working day again. */
    @Transactional
    public void withdraw(String actor, String agency, LocalDate day) {
        Mandate mandate = allowed(actor, agency);
        Holiday before = on(day, agency).orElse(null);
        if (before == null) {
            return;
        }
        calendars.withdraw(day, agency);
        journal.write(mandate, described(Change.of(Action.HOLIDAY_WITHDRAWN, objectOf(agency)), before, null, day));
    }

    /**
     * Sets the office hours of an agency, or those that hold for every agency without its own.
     *
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code zone}, {@code closes}
     */
    @Transactional
    public void keepHours(
            String actor, String agency, @Nullable String zone, @Nullable String closes, boolean sixDayWeek) {
        Mandate mandate = allowed(actor, agency);
        Typed read = new Typed();
        Zone chosen = read.oneOf("zone", Zone.class, zone);
        LocalTime closing = read.time("closes", closes);
        if (closing.isBefore(EARLIEST_CLOSING)) {
            read.problem("closes", "admin.problem.closesEarly", EARLIEST_CLOSING.toString());
        }
        read.require();
        WorkingHours before = calendars.calendars().hours(agency);
        WorkingHours now = new WorkingHours(agency, chosen.id(), closing, sixDayWeek);
        if (now.equals(before)) {
            return;
        }
        calendars.keep(now);
        journal.write(
                mandate,
                Change.of(Action.HOURS_SET, objectOf(agency))
                        .with("zone", Zone.of(before.zone()), chosen)
                        .with("closes", before.closes(), closing)
                        .with("week", before.sixDayWeek() ? 6 : 5, sixDayWeek ? 6 : 5));
    }

    private Mandate allowed(String actor, String agency) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        if (agency.equals(Holiday.NATIONAL)) {
            mandate.requireOperator();
            return mandate;
        }
        mandate.requireOffice(agency);
        if (!registry.node(agency).map(Node::isAgency).orElse(false)) {
            throw new Refused(Refused.Kind.UNKNOWN, "admin.unknown.agency", agency);
        }
        return mandate;
    }

    private LocalDate today(String agency) {
        return calendars.calendars().of(agency).dayOf(clock.instant());
    }

    private Optional<Holiday> on(LocalDate day, String agency) {
        return calendars.calendars().daysOff(agency).stream()
                .filter(holiday -> holiday.day().equals(day))
                .findFirst();
    }

    private static String objectOf(String agency) {
        return agency.equals(Holiday.NATIONAL) ? "-" : agency;
    }

    /** The day stands in every entry, also in one that corrects the name alone. */
    private static Change described(Change change, @Nullable Holiday before, @Nullable Holiday after, LocalDate day) {
        return change.about("day", day)
                .with("name", before == null ? null : before.name(), after == null ? null : after.name())
                .with("kind", before == null ? null : before.kind(), after == null ? null : after.kind())
                .with("decree", before == null ? null : before.decree(), after == null ? null : after.decree())
                .with(
                        "decreeDate",
                        before == null ? null : before.decreeDate(),
                        after == null ? null : after.decreeDate());
    }
}
