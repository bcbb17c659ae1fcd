package org.tuntas.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tuntas.administration.Kota.OPERATOR;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.administration.CalendarDesk.DayOff;
import org.tuntas.administration.StaffDesk.NewPerson;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.WorkingHours;

/** Days off, hours and numbers of other systems, and what the trail keeps of them. */
class CalendarsAndNumbersTest extends RunningTuntas {

    @Autowired
    CalendarDesk calendar;

    @Autowired
    CalendarBook book;

    @Autowired
    OfficeDesk offices;

    @Autowired
    StaffDesk people;

    @Autowired
    NumberDesk numbers;

    @Autowired
    TrailDesk trail;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private String agency;
    private String admin;

    @BeforeEach
    void anAgencyOfItsOwn() {
        time.set("2026-04-20T09:00");
        agency = offices.add(OPERATOR, Kota.unused("kabupaten"), Kota.unused("Kabupaten Uji "), "AGENCY", null);
        admin = people.add(OPERATOR, new NewPerson(Kota.unused("admin"), "Admin Uji", null, null, agency + "-admin"));
    }

    @Test
    void aLocalDayOffIsCountedAndWithdrawnAgainAndBothStandInTheTrail() {
        LocalDate day = LocalDate.of(2026, 4, 23);
        calendar.declare(admin, agency, new DayOff("2026-04-23", null, "Hari Jadi", "Perda 3/2001", null, false));
        calendar.declare(admin, agency, new DayOff("2026-04-23", null, "Hari Jadi", "Perda 3/2001", null, false));

        assertThat(book.calendars().of(agency).dayOff(day)).hasValueSatisfying(skipped -> {
            assertThat(skipped.name()).isEqualTo("Hari Jadi");
            assertThat(skipped.decree()).isEqualTo("Perda 3/2001");
        });
        assertThat(book.calendars().of(Kota.AGENCY).isWorkingDay(day)).isTrue();

        calendar.withdraw(admin, agency, day);
        calendar.withdraw(admin, agency, day);

        assertThat(book.calendars().of(agency).isWorkingDay(day)).isTrue();
        assertThat(actions(agency))
                .as("pressing twice leaves one entry")
                .containsExactly(Change.Action.HOLIDAY_WITHDRAWN, Change.Action.HOLIDAY_DECLARED);
    }

    @Test
    void aDayThatHasPassedMustBeMeantAndSaysHowManyReportsItMoves() {
        journeys.filed().forwardedTo(agency);
        DayOff passed = new DayOff("2026-04-17", null, "Banjir", "Keputusan Bupati 9", null, false);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> calendar.declare(admin, agency, passed))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("sure");
                            assertThat(problem.arguments()).containsExactly(LocalDate.of(2026, 4, 17), 1L);
                        }));
        assertThat(calendar.view(admin, agency).daysOff()).isEmpty();

        calendar.declare(admin, agency, new DayOff("2026-04-17", null, "Banjir", "Keputusan Bupati 9", null, true));
        assertThat(calendar.view(admin, agency).daysOff()).hasSize(1);
        assertThat(calendar.view(admin, agency).running()).isEqualTo(1);
    }

    @Test
    void aNationalDayOffNeedsItsDecree() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> calendar.declare(
                        OPERATOR, Holiday.NATIONAL, new DayOff("2028-11-02", "LOCAL_HOLIDAY", "Pemilu", "", "", false)))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting("field")
                        .containsExactly("kind", "decree", "decreeDate"));

        calendar.declare(
                OPERATOR,
                Holiday.NATIONAL,
                new DayOff("2028-11-02", "HOLIDAY", "Pemilu", "Keppres 1/2028", "2028-10-01", false));
        assertThat(book.calendars().of(agency).isWorkingDay(LocalDate.of(2028, 11, 2)))
                .isFalse();
        calendar.withdraw(OPERATOR, Holiday.NATIONAL, LocalDate.of(2028, 11, 2));
    }

    @Test
    void anAgencyHasHoursOfItsOwn() {
        calendar.keepHours(admin, agency, "WIT", "14:30", true);

        assertThat(book.calendars().hours(agency))
                .isEqualTo(new WorkingHours(agency, ZoneId.of("Asia/Jayapura"), LocalTime.of(14, 30), true));
        assertThat(book.calendars().of(agency).isWorkingDay(LocalDate.of(2026, 4, 25)))
                .as("Saturday")
                .isTrue();
        assertThat(calendar.view(admin, agency).ownHours()).isTrue();
        assertThat(trail.find(OPERATOR, null, "CALENDAR", agency, null, null, 0, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.change().before())
                        .containsEntry("zone", "WIB")
                        .containsEntry("week", "5"));
    }

    @ParameterizedTest
    @CsvSource({"WIB, 25:00, closes", "WIB, 03:00, closes", "PST, 16:00, zone", "WIB, '', closes"})
    void hoursThatMakeNoSenseAreRefused(String zone, String closes, String field) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> calendar.keepHours(admin, agency, zone, closes, false))
                .satisfies(invalid ->
                        assertThat(invalid.problems()).extracting("field").containsExactly(field));
    }

    @Test
    void aNumberOfAnotherSystemIsEnteredByWhoSeesTheReportAndBelongsToOneReport() {
        String system = Kota.unused("lapor");
        numbers.keep(OPERATOR, system, "SP4N-LAPOR!", "https://lapor.example/laporan/{number}");
        ComplaintJourney mine = journeys.filed().forwardedTo(Kota.AGENCY).assignedTo("dishub");
        ComplaintJourney other = journeys.filed().forwardedTo(Kota.AGENCY).assignedTo("dlh");
        String task = mine.task("userTask_FollowUpComplaint").getId();

        numbers.add(Kota.OFFICER, task, mine.number(), system, "12 345/A");
        numbers.add(Kota.OFFICER, task, mine.number(), system, "12 345/A");

        assertThat(numbers.of(mine.number())).singleElement().satisfies(number -> {
            assertThat(number.link()).isEqualTo("https://lapor.example/laporan/12%20345%2FA");
            assertThat(number.addedBy()).isEqualTo(Kota.OFFICER);
        });
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> numbers.add(OPERATOR, null, other.number(), system, "12 345/A"))
                .satisfies(invalid ->
                        assertThat(invalid.problems()).extracting("key").containsExactly("admin.problem.numberTaken"));
        for (String stranger : List.of("lina.dlh", "fitri.dinkes")) {
            assertForbidden(() -> numbers.add(stranger, task, mine.number(), system, "9"));
            assertForbidden(() -> numbers.remove(stranger, task, mine.number(), system, "12 345/A"));
        }
        assertForbidden(() -> numbers.add(Kota.OFFICER, task, other.number(), system, "9"));

        numbers.remove(Kota.OFFICER, task, mine.number(), system, "12 345/A");
        assertThat(numbers.of(mine.number())).isEmpty();
        assertThat(actions(mine.number().value()))
                .containsExactly(Change.Action.NUMBER_REMOVED, Change.Action.NUMBER_ADDED);
        // Out of the lists of the demonstration's officers, which other tests read.
        mine.withdrawn();
        other.withdrawn();
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert({number})",
        "https://lapor.example/tanpa",
        "lapor.example/{number}",
        "'https://x.example/\"{number}'"
    })
    void aLinkThatIsNoneIsRefused(String link) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> numbers.keep(OPERATOR, Kota.unused("sistem"), "Sistem", link))
                .satisfies(invalid ->
                        assertThat(invalid.problems()).extracting("field").containsExactly("link"));
    }

    @Test
    void nobodyRewritesTheTrailNotEvenByHand() {
        for (String statement : List.of(
                "update settings_change set actor = 'x'", "delete from settings_change", "truncate settings_change")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(statement).update())
                    .withMessageContaining("append-only");
        }
    }

    @Test
    void theTrailKeepsNothingOfAPassword() {
        String login = people.add(
                OPERATOR, new NewPerson(Kota.unused("rahasia"), "Rahasia", null, "sandi-pertama-kali", "auditor"));
        people.setPassword(OPERATOR, login, "sandi-kedua-kalinya");

        assertThat(jdbc.sql("select settings_change::text from settings_change where object = ?")
                        .param(login)
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).doesNotContain("sandi-", "bcrypt", "$2a"));
    }

    private List<Change.Action> actions(String object) {
        return trail.find(OPERATOR, null, null, object, null, null, 0, 10).stream()
                .map(entry -> entry.change().action())
                .filter(action ->
                        action.subject() == Change.Subject.CALENDAR || action.subject() == Change.Subject.REPORT)
                .toList();
    }

    private static void assertForbidden(Runnable command) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(command::run)
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
    }
}
