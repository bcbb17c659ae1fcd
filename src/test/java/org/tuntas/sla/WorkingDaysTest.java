package org.tuntas.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private static final Calendars DECREED = Decrees.calendars(Decrees.all());

    @ParameterizedTest
    @CsvSource({
        "2026-03-17, 3, 2026-03-27",
        "2026-03-16, 5, 2026-03-30",
        "2026-03-16, 10, 2026-04-07",
        "2026-03-16, 14, 2026-04-13",
        "2026-03-16, 60, 2026-06-25",
        // 18 and 19 July are a weekend, no holiday is near
        "2026-07-16, 1, 2026-07-17",
        "2026-07-17, 1, 2026-07-20",
        // 27 and 28 May 2026: Iduladha and its joint leave; 1 June: Pancasila, after a weekend with Waisak
        "2026-05-26, 1, 2026-05-29",
        "2026-05-29, 1, 2026-06-02",
    })
    void limitsSkipWeekendsHolidaysAndJointLeave(LocalDate start, int workingDays, LocalDate limit) {
        assertThat(limit(DECREED, start + "T10:00:00+07:00", workingDays))
                .isEqualTo(Instant.parse(limit + "T16:00:00+07:00"));
    }

    @ParameterizedTest
    @CsvSource({"2025-08-15, 1, 2025-08-18, 2025-08-19", "2025-08-13, 5, 2025-08-20, 2025-08-21"})
    void aDecreeInTheMiddleOfTheYearMovesEveryLimitThatSpansIt(
            LocalDate start, int workingDays, LocalDate before, LocalDate after) {
        Calendars beforeTheDecree = Decrees.calendars(Decrees.without("2025-08-18"));

        assertThat(limit(beforeTheDecree, start + "T10:00:00+07:00", workingDays))
                .isEqualTo(Instant.parse(before + "T16:00:00+07:00"));
        assertThat(limit(DECREED, start + "T10:00:00+07:00", workingDays))
                .isEqualTo(Instant.parse(after + "T16:00:00+07:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-18T09:00:00+07:00", // Saturday
                "2026-07-19T23:59:59+07:00", // Sunday night
                "2026-07-17T00:00:00+07:00", // Friday, its first instant
                "2026-07-17T15:59:59+07:00", // Friday, before the office closes
                "2026-07-17T16:00:01+07:00", // Friday, after the office closed
                "2026-07-17T23:59:59.999999999+07:00", // Friday, its last instant
            })
    void dayZeroIsTheDayOfTheStartWhateverTheHourAndAlsoOnADayOff(String start) {
        assertThat(limit(DECREED, start, 1)).isEqualTo(Instant.parse("2026-07-20T16:00:00+07:00"));
        assertThat(limit(DECREED, start, 3)).isEqualTo(Instant.parse("2026-07-22T16:00:00+07:00"));
    }

    @Test
    void theLastMinuteOfADayInJakartaIsTheNextDayFurtherEast() {
        String start = "2026-07-14T23:59:00+07:00";

        assertThat(limit(DECREED, Holiday.NATIONAL, start, 1)).isEqualTo(Instant.parse("2026-07-15T16:00:00+07:00"));
        assertThat(limit(DECREED, "denpasar", start, 1)).isEqualTo(Instant.parse("2026-07-16T16:00:00+08:00"));
        assertThat(limit(DECREED, "jayapura", start, 1)).isEqualTo(Instant.parse("2026-07-16T16:00:00+09:00"));
    }

    @Test
    void theSameMorningEndsEarlierFurtherEast() {
        String start = "2026-07-14T09:00:00+07:00";

        assertThat(limit(DECREED, Holiday.NATIONAL, start, 1)).isEqualTo(Instant.parse("2026-07-15T09:00:00Z"));
        assertThat(limit(DECREED, "denpasar", start, 1)).isEqualTo(Instant.parse("2026-07-15T08:00:00Z"));
        assertThat(limit(DECREED, "jayapura", start, 1)).isEqualTo(Instant.parse("2026-07-15T07:00:00Z"));
    }

    @Test
    void anAgencyWithASixDayWeekCountsSaturdaysAndClosesAtItsOwnHour() {
        assertThat(limit(DECREED, "tangerang", "2026-07-17T10:00:00+07:00", 1))
                .isEqualTo(Instant.parse("2026-07-18T14:30:00+07:00"));
        assertThat(limit(DECREED, "tangerang", "2026-07-17T10:00:00+07:00", 2))
                .isEqualTo(Instant.parse("2026-07-20T14:30:00+07:00"));
        // 21 March 2026, Idulfitri, is a Saturday
        assertThat(limit(DECREED, "tangerang", "2026-03-17T10:00:00+07:00", 1))
                .isEqualTo(Instant.parse("2026-03-25T14:30:00+07:00"));
    }

    @Test
    void aLocalHolidayHoldsForItsAgencyOnly() {
        Calendars calendars = Decrees.calendars(Decrees.with(new Holiday(
                LocalDate.parse("2026-07-15"),
                "denpasar",
                Holiday.Kind.LOCAL_HOLIDAY,
                "Hari Jadi",
                "SK 5/2026",
                null)));

        assertThat(limit(calendars, "denpasar", "2026-07-14T10:00:00+08:00", 1))
                .isEqualTo(Instant.parse("2026-07-16T16:00:00+08:00"));
        assertThat(limit(calendars, "jayapura", "2026-07-14T10:00:00+09:00", 1))
                .isEqualTo(Instant.parse("2026-07-15T16:00:00+09:00"));
        assertThat(calendars.of("denpasar").dayOff(LocalDate.parse("2026-07-15")))
                .contains(new SkippedDay(LocalDate.parse("2026-07-15"), "LOCAL_HOLIDAY", "Hari Jadi", "SK 5/2026"));
    }

    @Test
    void aYearWithoutADecreeHasWeekendsAndTheHolidaysWithAFixedDate() {
        WorkingCalendar calendar = DECREED.of(Holiday.NATIONAL);

        List<LocalDate> weekdaysOff = LocalDate.parse("2027-01-01")
                .datesUntil(LocalDate.parse("2028-01-01"))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(day -> !calendar.isWorkingDay(day))
                .toList();

        // 1 May and 25 December 2027 are Saturdays
        assertThat(weekdaysOff)
                .containsExactly(
                        LocalDate.parse("2027-01-01"), LocalDate.parse("2027-06-01"), LocalDate.parse("2027-08-17"));
        assertThat(calendar.dayOff(LocalDate.parse("2027-05-01")).orElseThrow().kind())
                .isEqualTo("HOLIDAY");
        assertThat(calendar.dayOff(LocalDate.parse("2027-12-25")).orElseThrow().kind())
                .isEqualTo("HOLIDAY");
    }

    @Test
    void aYearIsDecreedByTheDecreeThatNamesItsFirstDayAndNotByASingleDayOff() {
        Holiday electionDay = new Holiday(
                LocalDate.parse("2027-01-12"),
                Holiday.NATIONAL,
                Holiday.Kind.HOLIDAY,
                "Pemilu",
                "Keppres 1/2027",
                null);
        Holiday newYear = new Holiday(
                LocalDate.parse("2027-01-01"),
                Holiday.NATIONAL,
                Holiday.Kind.HOLIDAY,
                "Tahun Baru",
                "SKB 1/2026",
                null);

        WorkingCalendar early = Decrees.calendars(Decrees.with(electionDay)).of("denpasar");
        WorkingCalendar later =
                Decrees.calendars(Decrees.with(electionDay, newYear)).of("denpasar");

        assertThat(early.isDecreed(2026)).isTrue();
        assertThat(early.isDecreed(2027)).isFalse();
        assertThat(early.isWorkingDay(electionDay.day())).isFalse();
        assertThat(early.isWorkingDay(LocalDate.parse("2027-06-01"))).isFalse();
        assertThat(later.isDecreed(2027)).isTrue();
    }

    @Test
    void everyLimitIsTheWorkingDayThatManyPlacesAfterItsStart() {
        Set<LocalDate> daysOff = Decrees.all().stream().map(Holiday::day).collect(Collectors.toSet());
        List<LocalDate> workingDays = LocalDate.parse("2025-01-01")
                .datesUntil(LocalDate.parse("2027-01-01"))
                .filter(day -> day.getDayOfWeek().getValue() < 6 && !daysOff.contains(day))
                .toList();

        LocalDate.parse("2025-01-01").datesUntil(LocalDate.parse("2026-09-01")).forEach(start -> {
            List<Instant> expected = workingDays.stream()
                    .filter(day -> day.isAfter(start))
                    .limit(60)
                    .map(day -> Instant.parse(day + "T16:00:00+07:00"))
                    .toList();

            assertThat(IntStream.rangeClosed(1, 60)
                            .mapToObj(n -> limit(DECREED, start + "T10:00:00+07:00", n))
                            .toList())
                    .as("limits of 1 to 60 HK from %s", start)
                    .isEqualTo(expected);
        });
    }

    @Test
    void aHolidayNeverMovesALimitEarlier() {
        for (LocalDate added = LocalDate.parse("2026-03-01");
                added.isBefore(LocalDate.parse("2026-05-01"));
                added = added.plusDays(1)) {
            Calendars more = Decrees.calendars(
                    Decrees.with(new Holiday(added, Holiday.NATIONAL, Holiday.Kind.JOINT_LEAVE, "Baru", "SKB", null)));
            boolean wasWorkingDay = DECREED.of("").isWorkingDay(added);
            for (int workingDays = 1; workingDays <= 30; workingDays++) {
                Instant before = limit(DECREED, "2026-02-27T10:00:00+07:00", workingDays);
                Instant after = limit(more, "2026-02-27T10:00:00+07:00", workingDays);

                boolean spanned =
                        wasWorkingDay && !added.isAfter(LocalDate.ofInstant(before, ZoneId.of("Asia/Jakarta")));
                assertThat(after.isAfter(before))
                        .as("%s added, %d working days: %s became %s", added, workingDays, before, after)
                        .isEqualTo(spanned);
                assertThat(after).isAfterOrEqualTo(before);
            }
        }
    }

    @Test
    void calendarsWithoutTheHoursOfTheCountryAreRefused() {
        assertThatThrownBy(() -> new Calendars(Decrees.all(), List.of(Decrees.WITA)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("empty agency");
    }

    private static Instant limit(Calendars calendars, String start, int workingDays) {
        return limit(calendars, Holiday.NATIONAL, start, workingDays);
    }

    private static Instant limit(Calendars calendars, String agency, String start, int workingDays) {
        Visit visit = new Visit(
                1,
                "LP-26-7K3M-9QXD",
                1,
                "VERIFICATION",
                agency,
                null,
                null,
                "COMPLAINT",
                "ORDINARY",
                Instant.parse(start),
                null,
                workingDays,
                null,
                "PermenPANRB 5/2025",
                null,
                null,
                null,
                null,
                null,
                0);
        return new StageClock(visit, calendars.of(agency), List.of()).limit();
    }
}
