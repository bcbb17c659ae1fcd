package org.tuntas.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tuntas.sla.PromiseRefused.Reason.NOT_AFTER_TODAY;
import static org.tuntas.sla.PromiseRefused.Reason.NOT_A_WORKING_DAY;
import static org.tuntas.sla.PromiseRefused.Reason.NOT_LATER_THAN_LIMIT;
import static org.tuntas.sla.PromiseRefused.Reason.PAST_RESOLUTION;
import static org.tuntas.sla.PromiseRefused.Reason.TOO_FAR;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimekeeperTest {

    private static final String NUMBER = "LP-26-7K3M-9QXD";
    private static final LocalDate EVER = LocalDate.parse("2020-01-01");

    private final Notebook books = new Notebook();
    private final Timekeeper sla = timekeeperOn("2026-07-14");

    @BeforeEach
    void theLimitsAndLaddersOfTheProcedure() {
        books.replace(
                List.of(
                        limit("VERIFICATION", null, null, null, 3, 2, EVER),
                        limit("DISPOSITION", null, null, null, 1, null, EVER),
                        limit("FOLLOW_UP", null, null, null, 5, 4, EVER),
                        limit("RESOLUTION", "INFORMATION_REQUEST", null, null, 5, null, EVER),
                        limit("RESOLUTION", "COMPLAINT", "ORDINARY", null, 14, null, EVER),
                        limit("RESOLUTION", "COMPLAINT", "SUPERVISORY", null, 60, null, EVER)),
                List.of(
                        new Rung("VERIFICATION", 1, 0, "desk-admin", "desk-coordinator"),
                        new Rung("VERIFICATION", 2, 2, "desk-coordinator", "desk-coordinator"),
                        new Rung("FOLLOW_UP", 1, 0, "{unit}-head", "{agency}-admin,{unit}-head"),
                        new Rung("FOLLOW_UP", 2, 3, "{agency}-head", "{agency}-head"),
                        new Rung("FOLLOW_UP", 3, 5, "desk-admin", "desk-admin"),
                        new Rung("RESOLUTION", 1, 0, "desk-admin", "desk-admin")));
    }

    // Which limit binds

    @Test
    void theMostSpecificLimitBindsThenTheNewestInForce() {
        List<Limit> rows = new ArrayList<>(books.limits());
        rows.add(limit("FOLLOW_UP", null, null, null, 6, null, LocalDate.parse("2026-01-01")));
        rows.add(limit("FOLLOW_UP", null, null, null, 7, null, LocalDate.parse("2026-08-01")));
        rows.add(limit("FOLLOW_UP", "COMPLAINT", null, null, 8, null, EVER));
        rows.add(limit("FOLLOW_UP", "COMPLAINT", "SUPERVISORY", null, 9, null, EVER));
        rows.add(limit("FOLLOW_UP", null, null, "denpasar", 2, null, EVER));
        rows.add(limit("FOLLOW_UP", "ASPIRATION", null, "denpasar", 3, null, EVER));
        books.replace(rows, List.of());

        assertThat(bound("ASPIRATION", "ORDINARY", "dki", "2025-12-31T12:00:00+07:00"))
                .isEqualTo(5);
        assertThat(bound("ASPIRATION", "ORDINARY", "dki", "2026-07-14T12:00:00+07:00"))
                .isEqualTo(6);
        assertThat(bound("ASPIRATION", "ORDINARY", "dki", "2026-08-01T00:00:00+07:00"))
                .isEqualTo(7);
        assertThat(bound("COMPLAINT", "ORDINARY", "dki", "2026-08-01T00:00:00+07:00"))
                .isEqualTo(8);
        assertThat(bound("COMPLAINT", "SUPERVISORY", "dki", "2026-08-01T00:00:00+07:00"))
                .isEqualTo(9);
        assertThat(bound("COMPLAINT", "SUPERVISORY", "denpasar", "2026-08-01T00:00:00+08:00"))
                .isEqualTo(2);
        assertThat(bound("ASPIRATION", "ORDINARY", "denpasar", "2026-08-01T00:00:00+08:00"))
                .isEqualTo(3);
    }

    @Test
    void aLimitComesIntoForceAtMidnightOfTheAgencysZone() {
        List<Limit> rows = new ArrayList<>(books.limits());
        rows.add(limit("FOLLOW_UP", null, null, null, 7, null, LocalDate.parse("2026-08-01")));
        books.replace(rows, List.of());
        String midnightInJayapura = "2026-08-01T00:00:00+09:00";

        assertThat(bound("ASPIRATION", "ORDINARY", "jayapura", midnightInJayapura))
                .isEqualTo(7);
        assertThat(bound("ASPIRATION", "ORDINARY", "dki", midnightInJayapura)).isEqualTo(5);
    }

    @Test
    void anOpenVisitKeepsTheLimitItWasBoundTo() {
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        books.replace(List.of(limit("VERIFICATION", null, null, null, 1, null, EVER)), List.of());

        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-07-20T16:00:00+07:00"));
        assertThat(sla.explain(sla.visit(visit.id())).legalBasis()).isEqualTo("Basis of FOLLOW_UP 5");
    }

    @Test
    void aStageWithoutALimitInForceSaysSo() {
        assertThatThrownBy(() -> sla.open(visit("APPEAL", null, "2026-07-13T10:00:00+07:00")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("APPEAL")
                .hasMessageContaining("2026-07-13");
        assertThatThrownBy(() -> sla.open(visit("FOLLOW_UP", null, "2019-12-31T10:00:00+07:00")))
                .isInstanceOf(IllegalStateException.class);
    }

    // Warnings, shares and rungs

    @Test
    void theFollowUpLadderStandsOnTheDaysOfTheProcedure() {
        Visit visit = sla.open(followUp("2026-03-17T10:00:00+07:00"));

        assertThat(sla.warning(visit.id())).isEqualTo(Instant.parse("2026-03-30T16:00:00+07:00"));
        assertThat(sla.limit(visit.id())).isEqualTo(Instant.parse("2026-03-31T16:00:00+07:00"));
        assertThat(sla.rung(visit.id(), 1)).isEqualTo(Instant.parse("2026-03-31T16:00:00+07:00"));
        // day 8 and day 10 from the start: 3 April is Good Friday
        assertThat(sla.rung(visit.id(), 2)).isEqualTo(Instant.parse("2026-04-06T16:00:00+07:00"));
        assertThat(sla.rung(visit.id(), 3)).isEqualTo(Instant.parse("2026-04-08T16:00:00+07:00"));
        assertThat(sla.ladder("FOLLOW_UP")).extracting(Rung::level).containsExactly(1, 2, 3);
    }

    @Test
    void aLadderWithoutThatLevelSaysSo() {
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));

        assertThatThrownBy(() -> sla.rung(visit.id(), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level 4");
        assertThat(sla.ladder("DISPOSITION")).isEmpty();
    }

    @Test
    void aShorterLimitOfAnAgencyTakesTheLadderAlong() {
        List<Limit> rows = new ArrayList<>(books.limits());
        rows.add(limit("FOLLOW_UP", null, null, "denpasar", 2, null, EVER));
        books.replace(rows, List.of(new Rung("FOLLOW_UP", 1, 0, "a", "b"), new Rung("FOLLOW_UP", 2, 3, "a", "b")));
        Visit visit = sla.open(new OpenVisit(
                NUMBER,
                1,
                "FOLLOW_UP",
                "denpasar",
                "denpasar-pupr",
                null,
                "COMPLAINT",
                "ORDINARY",
                Instant.parse("2026-07-13T10:00:00+08:00"),
                null));

        assertThat(sla.limit(visit)).isEqualTo(Instant.parse("2026-07-15T16:00:00+08:00"));
        assertThat(sla.rung(visit, 2)).isEqualTo(Instant.parse("2026-07-20T16:00:00+08:00"));
    }

    @Test
    void aStageWithoutAWarningWarnsAtItsLimit() {
        Visit visit = sla.open(visit("DISPOSITION", null, "2026-07-13T10:00:00+07:00"));

        assertThat(sla.warning(visit.id())).isEqualTo(sla.limit(visit.id()));
    }

    // 13 July 2026 is a Monday, and no holiday follows before 17 August
    @ParameterizedTest
    @CsvSource({
        "75, 2026-07-27", // 10.5 of 14 HK: day 10
        "90, 2026-07-29", // 12.6: day 12
        "100, 2026-07-31",
        "15, 2026-07-15", // 2.1: day 2
        "14, 2026-07-14", // 1.96: day 1
        "1, 2026-07-14", // 0.14: not day 0
    })
    void aShareIsTheLastWholeDayWithinItAndAtLeastTheFirst(int percent, LocalDate day) {
        Visit visit = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));

        assertThat(sla.share(visit.id(), percent)).isEqualTo(at(day + "T16:00"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aShareOutsideOfTheWholeIsRefused(int percent) {
        Visit visit = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));

        assertThatThrownBy(() -> sla.share(visit.id(), percent)).isInstanceOf(IllegalArgumentException.class);
    }

    // The resolution clock

    @Test
    void theResolutionClockStartsOncePerRound() {
        Visit first = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit again = sla.open(resolution("SUPERVISORY", "2026-07-20T10:00:00+07:00"));
        Visit nextRound = sla.open(new OpenVisit(
                NUMBER,
                2,
                "RESOLUTION",
                "dki",
                null,
                null,
                "COMPLAINT",
                "ORDINARY",
                Instant.parse("2026-07-20T10:00:00+07:00"),
                null));

        assertThat(again).isEqualTo(first);
        assertThat(nextRound.id()).isNotEqualTo(first.id());
    }

    @Test
    void anAgencyToWhichItIsPassedOnCountsTheResolutionClockInItsOwnCalendar() {
        // In Jayapura it is the 14th already.
        Visit first = sla.open(resolution("ORDINARY", "2026-07-13T23:30:00+07:00"));
        assertThat(sla.limit(first)).isEqualTo(at("2026-07-31T16:00"));

        Visit passedOn = sla.open(new OpenVisit(
                NUMBER, 1, "RESOLUTION", "jayapura", null, null, "COMPLAINT", "ORDINARY", first.startedAt(), null));

        assertThat(passedOn.id()).isEqualTo(first.id());
        assertThat(passedOn.startedAt()).isEqualTo(first.startedAt());
        assertThat(sla.limit(passedOn)).isEqualTo("2026-08-03T07:00:00Z");
        assertThat(sla.explain(passedOn).zone()).isEqualTo(Decrees.WIT.zone());
    }

    @Test
    void aPauseMovesTheLimitByItsWorkingDaysAndIsExplained() {
        Visit visit = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        // Wednesday to Monday: Thursday, Friday and Monday stand still
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-29T16:00"));
        sla.resume(NUMBER, 1, null, at("2026-07-20T09:00"));

        ExplainedDeadline explained = sla.explain(visit);

        assertThat(explained.at()).isEqualTo(at("2026-08-05T16:00"));
        assertThat(explained.paused()).isFalse();
        assertThat(explained.skipped())
                .startsWith(
                        pausedOn("2026-07-16"),
                        pausedOn("2026-07-17"),
                        weekend("2026-07-18"),
                        weekend("2026-07-19"),
                        pausedOn("2026-07-20"),
                        weekend("2026-07-25"));
    }

    @Test
    void anOpenPauseCountsAsIfItLastedToItsLatestEnd() {
        Visit visit = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-29T16:00"));

        assertThat(sla.explain(visit).paused()).isTrue();
        assertThat(sla.limit(visit.id())).isEqualTo(at("2026-08-14T16:00"));
        assertThat(sla.share(visit.id(), 75)).isEqualTo(at("2026-08-10T16:00"));

        sla.resume(NUMBER, 1, null, at("2026-07-16T09:00"));

        assertThat(sla.explain(visit).paused()).isFalse();
        assertThat(sla.limit(visit.id())).isEqualTo(at("2026-08-03T16:00"));
    }

    @Test
    void resumingLateDoesNotMoveTheLimitBeyondTheLatestEnd() {
        Visit visit = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-29T16:00"));
        Instant told = sla.limit(visit.id());

        sla.resume(NUMBER, 1, null, at("2026-08-12T09:00"));

        assertThat(sla.limit(visit.id())).isEqualTo(told);
    }

    @Test
    void pausingAndResumingOnOneDayChangesNothing() {
        Visit visit = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        ExplainedDeadline before = sla.explain(visit);

        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-15T00:00"), at("2026-07-29T16:00"));
        sla.resume(NUMBER, 1, null, at("2026-07-15T23:59"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-16T11:00"), at("2026-07-16T11:00"));

        assertThat(sla.explain(visit).at()).isEqualTo(before.at());
        assertThat(sla.explain(visit).skipped()).isEqualTo(before.skipped());
    }

    @Test
    void overlappingPausesStopTheClockOnce() {
        Visit visit = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-17T16:00"));
        Standstill.begin(sla, NUMBER, 1, null, "FORCE_MAJEURE", at("2026-07-15T12:00"), at("2026-07-17T17:00"));

        assertThat(sla.limit(visit)).isEqualTo(at("2026-08-04T16:00"));
    }

    @Test
    void aPauseStopsNoOtherClockAndNoOtherRound() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit followUp = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        Visit secondRound = sla.open(new OpenVisit(
                NUMBER, 2, "RESOLUTION", "dki", null, null, "COMPLAINT", "ORDINARY", at("2026-07-13T10:00"), null));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-14T11:00"), at("2026-07-29T16:00"));

        assertThat(sla.limit(followUp)).isEqualTo(at("2026-07-20T16:00"));
        assertThat(sla.explain(followUp).paused()).isFalse();
        assertThat(sla.limit(secondRound)).isEqualTo(at("2026-07-31T16:00"));
    }

    @Test
    void aPauseThatEndsBeforeItStartsIsRefused() {
        assertThatThrownBy(() -> Standstill.begin(
                        sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-15T10:59")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Promises

    @Test
    void aPromisedDayIsTheLimitOfTheNextVisitAndTakesWarningAndLadderAlong() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit first = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        sla.promise(first.id(), LocalDate.parse("2026-07-24"));
        sla.close(first.id(), at("2026-07-14T12:00"));

        Visit next = sla.open(followUp("2026-07-14T12:00:00+07:00"));

        assertThat(sla.visit(first.id()).promisedOn()).isEqualTo("2026-07-24");
        assertThat(sla.limit(first.id())).as("the visit itself keeps its limit").isEqualTo(at("2026-07-20T16:00"));
        assertThat(next.promisedLimit()).isEqualTo("2026-07-24");
        assertThat(sla.warning(next.id())).isEqualTo(at("2026-07-23T16:00"));
        assertThat(sla.limit(next.id())).isEqualTo(at("2026-07-24T16:00"));
        assertThat(sla.rung(next.id(), 2)).isEqualTo(at("2026-07-29T16:00"));
        // 8 HK up to the promised day
        assertThat(sla.share(next.id(), 50)).isEqualTo(at("2026-07-20T16:00"));
        assertThat(sla.explain(next).promised()).isEqualTo("2026-07-24");
    }

    @Test
    void aPromiseForTomorrowWarnsNoEarlierThanTheFirstDay() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        books.replace(List.of(limit("FOLLOW_UP", null, null, null, 5, 2, EVER)), List.of());
        Visit first = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        sla.promise(first.id(), LocalDate.parse("2026-07-15"));

        Visit next = sla.open(followUp("2026-07-14T12:00:00+07:00"));

        assertThat(sla.warning(next.id())).isEqualTo(at("2026-07-15T16:00"));
    }

    @Test
    void aPromiseBindsTheSameUnitAndRoundOnlyAndOnlyTheNextVisit() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit first = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        sla.promise(first.id(), LocalDate.parse("2026-07-24"));

        Visit otherUnit = sla.open(visit("FOLLOW_UP", "dki-kesehatan", "2026-07-14T12:00:00+07:00"));
        Visit next = sla.open(followUp("2026-07-14T12:00:00+07:00"));
        Visit afterNext = sla.open(followUp("2026-07-15T12:00:00+07:00"));

        assertThat(otherUnit.promisedLimit()).isNull();
        assertThat(next.promisedLimit()).isEqualTo("2026-07-24");
        assertThat(afterNext.promisedLimit()).isNull();
    }

    @Test
    void aPromiseThatIsOverWhenTheNextVisitStartsDoesNotBindIt() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit first = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        sla.promise(first.id(), LocalDate.parse("2026-07-16"));

        Visit next = sla.open(followUp("2026-07-16T08:00:00+07:00"));

        assertThat(next.promisedLimit()).isNull();
        assertThat(sla.limit(next)).isEqualTo(at("2026-07-23T16:00"));
    }

    @Test
    void aPromisedDayThatBecomesAHolidayMovesToTheNextWorkingDay() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit first = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        sla.promise(first.id(), LocalDate.parse("2026-07-24"));
        Visit next = sla.open(followUp("2026-07-14T12:00:00+07:00"));

        books.declare(jointLeave("2026-07-24"));

        assertThat(sla.limit(next.id())).isEqualTo(at("2026-07-27T16:00"));
        assertThat(sla.explain(next).skipped())
                .contains(new SkippedDay(LocalDate.parse("2026-07-24"), "JOINT_LEAVE", "Cuti baru", "SKB 9/2026"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-14, NOT_AFTER_TODAY, 2026-07-14", // today
        "2026-07-13, NOT_AFTER_TODAY, 2026-07-14",
        "2026-07-18, NOT_A_WORKING_DAY, 2026-07-20", // Saturday
        "2026-08-01, PAST_RESOLUTION, 2026-07-31", // also a Saturday, but the boundary is what helps
        "2026-08-03, PAST_RESOLUTION, 2026-07-31",
        "9999-12-31, PAST_RESOLUTION, 2026-07-31",
    })
    void aDayThatCannotBeKeptIsNotPromised(LocalDate day, PromiseRefused.Reason reason, LocalDate boundary) {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));

        PromiseRefused refused = catchThrowableOfType(PromiseRefused.class, () -> sla.promise(visit.id(), day));

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.day()).isEqualTo(day);
        assertThat(refused.boundary()).isEqualTo(boundary);
        assertThat(sla.visit(visit.id()).promisedOn()).isNull();
    }

    @Test
    void aHolidayCannotBePromisedAndTheRefusalNamesIt() {
        sla.open(resolution("SUPERVISORY", "2026-07-13T10:00:00+07:00"));
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));

        PromiseRefused refused = catchThrowableOfType(
                PromiseRefused.class, () -> sla.promise(visit.id(), LocalDate.parse("2026-08-17")));

        assertThat(refused.reason()).isEqualTo(PromiseRefused.Reason.NOT_A_WORKING_DAY);
        assertThat(refused.dayOff())
                .isEqualTo(new SkippedDay(
                        LocalDate.parse("2026-08-17"),
                        "HOLIDAY",
                        "Proklamasi Kemerdekaan",
                        "SKB 1497/2025, 2/2025, 5/2025"));
    }

    @Test
    void theResolutionLimitItselfCanBePromisedAlsoWhenAPauseMovedIt() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        Standstill.begin(sla, NUMBER, 1, null, "AWAITING_REPORTER", at("2026-07-14T11:00"), at("2026-07-15T16:00"));

        sla.promise(visit.id(), LocalDate.parse("2026-08-03"));

        assertThat(sla.visit(visit.id()).promisedOn()).isEqualTo("2026-08-03");
    }

    @Test
    void todayIsTheDayOfTheAgencysZone() {
        Timekeeper lateInJakarta = new Timekeeper(
                books, books, books, books, Clock.fixed(Instant.parse("2026-07-14T23:30:00+07:00"), ZoneOffset.UTC));
        Visit visit = lateInJakarta.open(new OpenVisit(
                NUMBER,
                1,
                "FOLLOW_UP",
                "jayapura",
                null,
                null,
                "COMPLAINT",
                "ORDINARY",
                Instant.parse("2026-07-14T23:00:00+07:00"),
                null));

        assertThatThrownBy(() -> lateInJakarta.promise(visit.id(), LocalDate.parse("2026-07-15")))
                .isInstanceOf(PromiseRefused.class)
                .hasMessageContaining("NOT_AFTER_TODAY");
    }

    @Test
    void withoutAResolutionClockAMistypedYearIsNotPromised() {
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));

        sla.promise(visit.id(), LocalDate.parse("2027-07-13"));

        assertThatThrownBy(() -> sla.promise(visit.id(), LocalDate.parse("2062-07-14")))
                .isInstanceOf(PromiseRefused.class)
                .hasMessageContaining("PAST_RESOLUTION");
    }

    @Test
    void noPromiseMovesTheResolutionClock() {
        Visit visit = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));

        assertThatThrownBy(() -> sla.promise(visit.id(), LocalDate.parse("2026-07-24")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // The explained deadline

    @Test
    void theExplanationListsEachSkippedDayWithItsDecree() {
        Visit visit = sla.open(visit("VERIFICATION", null, "2026-03-17T10:00:00+07:00"));
        String decree = "SKB 1497/2025, 2/2025, 5/2025";

        ExplainedDeadline explained = sla.explain(visit);

        assertThat(explained.stage()).isEqualTo("VERIFICATION");
        assertThat(explained.at()).isEqualTo(at("2026-03-27T16:00"));
        assertThat(explained.zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
        assertThat(explained.start()).isEqualTo(at("2026-03-17T10:00"));
        assertThat(explained.workingDays()).isEqualTo(3);
        assertThat(explained.legalBasis()).isEqualTo("Basis of VERIFICATION 3");
        assertThat(explained.paused()).isFalse();
        assertThat(explained.provisional()).isFalse();
        assertThat(explained.promised()).isNull();
        assertThat(explained.skipped())
                .containsExactly(
                        new SkippedDay(LocalDate.parse("2026-03-18"), "JOINT_LEAVE", "Hari Suci Nyepi", decree),
                        new SkippedDay(
                                LocalDate.parse("2026-03-19"),
                                "HOLIDAY",
                                "Hari Suci Nyepi (Tahun Baru Saka 1948)",
                                decree),
                        new SkippedDay(LocalDate.parse("2026-03-20"), "JOINT_LEAVE", "Idulfitri 1447 Hijriah", decree),
                        new SkippedDay(LocalDate.parse("2026-03-21"), "HOLIDAY", "Idulfitri 1447 Hijriah", decree),
                        new SkippedDay(LocalDate.parse("2026-03-22"), "HOLIDAY", "Idulfitri 1447 Hijriah", decree),
                        new SkippedDay(LocalDate.parse("2026-03-23"), "JOINT_LEAVE", "Idulfitri 1447 Hijriah", decree),
                        new SkippedDay(LocalDate.parse("2026-03-24"), "JOINT_LEAVE", "Idulfitri 1447 Hijriah", decree));
    }

    @Test
    void aDateThatReachesIntoAYearWithoutADecreeIsProvisionalUntilTheDecreeIsLoaded() {
        Visit visit = sla.open(followUp("2026-12-28T10:00:00+07:00"));

        ExplainedDeadline provisional = sla.explain(visit);

        assertThat(provisional.at()).isEqualTo(at("2027-01-05T16:00"));
        assertThat(provisional.provisional()).isTrue();
        assertThat(provisional.skipped())
                .containsExactly(
                        new SkippedDay(LocalDate.parse("2027-01-01"), "HOLIDAY", "Tahun Baru Masehi", null),
                        weekend("2027-01-02"),
                        weekend("2027-01-03"));

        books.declare(new Holiday(
                LocalDate.parse("2027-01-01"), "", Holiday.Kind.HOLIDAY, "Tahun Baru 2027", "SKB 1/2026", null));
        books.declare(new Holiday(
                LocalDate.parse("2027-01-05"), "", Holiday.Kind.HOLIDAY, "Isra Mikraj", "SKB 1/2026", null));

        ExplainedDeadline decreed = sla.explain(visit);

        assertThat(decreed.at()).isEqualTo(at("2027-01-06T16:00"));
        assertThat(decreed.provisional()).isFalse();
    }

    @Test
    void aDateWithinADecreedYearIsNotProvisional() {
        Visit visit = sla.open(visit("DISPOSITION", null, "2026-12-23T10:00:00+07:00"));

        ExplainedDeadline explained = sla.explain(visit);

        assertThat(explained.at()).isEqualTo(at("2026-12-28T16:00"));
        assertThat(explained.provisional()).isFalse();
    }

    @Test
    void aHolidayDeclaredWhileWaitingMovesTheWholeClock() {
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));

        books.declare(jointLeave("2026-07-16"));

        assertThat(sla.warning(visit.id())).isEqualTo(at("2026-07-20T16:00"));
        assertThat(sla.limit(visit.id())).isEqualTo(at("2026-07-21T16:00"));
        assertThat(sla.rung(visit.id(), 2)).isEqualTo(at("2026-07-24T16:00"));
    }

    @Test
    void aPreviewTellsWhatTheVisitWouldGetAndLeavesNoTrace() {
        OpenVisit filed = visit("VERIFICATION", null, "2026-03-17T10:00:00+07:00");

        ExplainedDeadline preview = sla.preview(filed);

        assertThat(sla.current(NUMBER)).isEmpty();
        assertThat(preview).isEqualTo(sla.explain(sla.open(filed)));
    }

    // Where a complaint is

    @Test
    void theCurrentVisitIsTheNewestOpenOneBesideTheResolutionClock() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        assertThat(sla.current(NUMBER)).isEmpty();

        Visit disposition = sla.open(visit("DISPOSITION", null, "2026-07-13T10:00:00+07:00"));
        sla.close(disposition.id(), at("2026-07-13T11:00"));
        sla.close(disposition.id(), at("2026-07-13T12:00"));
        Visit followUp = sla.open(followUp("2026-07-13T11:00:00+07:00"));

        assertThat(sla.current(NUMBER)).contains(followUp);
        assertThat(sla.visit(disposition.id()).endedAt()).isEqualTo(at("2026-07-13T11:00"));
        assertThat(sla.latest(NUMBER, 1, "DISPOSITION")).isPresent();
        assertThat(sla.latest(NUMBER, 2, "DISPOSITION")).isEmpty();
    }

    @Test
    void aStageThatLastsUntilADayHasThatDayAsItsLimit() {
        Visit postponed = sla.open(until("VERIFICATION", "2026-07-24"));

        assertThat(sla.limit(postponed)).isEqualTo(at("2026-07-24T16:00"));
        assertThat(sla.explain(postponed).promised()).isEqualTo("2026-07-24");
        assertThat(sla.preview(until("VERIFICATION", "2026-07-24")).at()).isEqualTo(at("2026-07-24T16:00"));
    }

    @Test
    void aStageMayLastAsLongAsItsLimitInTheTableLetsItFromToday() {
        // Today is Tuesday 14 July: the third working day is Friday.
        OpenVisit stage = visit("VERIFICATION", null, "2026-07-01T10:00:00+07:00");

        sla.allowUntil(stage, LocalDate.parse("2026-07-17"));

        assertRefused(() -> sla.allowUntil(stage, LocalDate.parse("2026-07-20")), TOO_FAR, "2026-07-17");
        assertRefused(() -> sla.allowUntil(stage, LocalDate.parse("2026-07-14")), NOT_AFTER_TODAY, "2026-07-14");
        books.declare(jointLeave("2026-07-16"));
        sla.allowUntil(stage, LocalDate.parse("2026-07-20"));
        assertRefused(() -> sla.allowUntil(stage, LocalDate.parse("2026-07-18")), NOT_A_WORKING_DAY, "2026-07-20");
    }

    // Shares

    @Test
    void aPromiseIsKeptByTheShareThatGaveItWhicheverUnitWorksNow() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit wrongUnit = sla.open(share("FOLLOW_UP", "dki-pupr", 1, "2026-07-13T10:00:00+07:00"));
        sla.promise(wrongUnit.id(), LocalDate.parse("2026-07-24"));

        Visit sameShare = sla.open(share("FOLLOW_UP", "dki-dishub", 1, "2026-07-14T10:00:00+07:00"));
        Visit otherShare = sla.open(share("FOLLOW_UP", "dki-pupr", 2, "2026-07-14T10:00:00+07:00"));

        assertThat(sameShare.promisedLimit()).isEqualTo("2026-07-24");
        assertThat(otherShare.promisedLimit()).isNull();
    }

    @Test
    void aPauseOfAShareStopsItsFollowUpOnly() {
        Visit resolution = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit waiting = sla.open(share("FOLLOW_UP", "dki-pupr", 1, "2026-07-13T10:00:00+07:00"));
        Visit working = sla.open(share("FOLLOW_UP", "dki-dishub", 2, "2026-07-13T10:00:00+07:00"));
        Visit disposing = sla.open(share("DISPOSITION", "dki-pupr", 1, "2026-07-13T10:00:00+07:00"));

        Standstill.begin(sla, NUMBER, 1, 1L, "OTHER_AGENCY", at("2026-07-13T11:00"), at("2026-07-15T16:00"));

        assertThat(sla.limit(waiting)).isEqualTo(at("2026-07-22T16:00"));
        assertThat(sla.explain(waiting).pauses())
                .containsExactly(
                        new ExplainedPause("OTHER_AGENCY", at("2026-07-13T11:00"), at("2026-07-15T16:00"), true));
        assertThat(sla.limit(working)).isEqualTo(at("2026-07-20T16:00"));
        assertThat(sla.explain(working).paused()).isFalse();
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-07-31T16:00"));
        assertThat(sla.limit(disposing)).isEqualTo(at("2026-07-14T16:00"));
    }

    @Test
    void aPauseOfTheRoundStopsTheFollowUpOfEveryShareAndIsNotEndedWithThoseOfShares() {
        Visit resolution = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit followUp = sla.open(share("FOLLOW_UP", "dki-pupr", 1, "2026-07-13T10:00:00+07:00"));

        Standstill.begin(sla, NUMBER, 1, null, "FORCE_MAJEURE", at("2026-07-13T11:00"), at("2026-07-15T16:00"));
        sla.balance(NUMBER, 1, List.of(1L), at("2026-07-14T10:00"));
        sla.resume(NUMBER, 1, 1L, at("2026-07-14T11:00"));

        assertThat(sla.limit(followUp)).isEqualTo(at("2026-07-22T16:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-04T16:00"));
        sla.resume(NUMBER, 1, null, at("2026-07-14T12:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-03T16:00"));
    }

    @Test
    void theResolutionClockWaitsWithTheLastOpenShareAndGoesOnWithTheFirst() {
        Visit resolution = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Standstill.begin(sla, NUMBER, 1, 1L, "OTHER_AGENCY", at("2026-07-13T11:00"), at("2026-07-24T16:00"));
        sla.balance(NUMBER, 1, List.of(1L, 2L), at("2026-07-13T11:00"));
        assertThat(sla.explain(resolution).paused()).isFalse();

        Standstill.begin(sla, NUMBER, 1, 2L, "AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-21T16:00"));
        sla.balance(NUMBER, 1, List.of(1L, 2L), at("2026-07-15T11:00"));
        // 16, 17, 20 and 21 July stand still
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-06T16:00"));
        assertThat(sla.explain(resolution).pauses())
                .containsExactly(
                        new ExplainedPause("AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-21T16:00"), true));

        sla.resume(NUMBER, 1, 2L, at("2026-07-16T09:00"));
        sla.balance(NUMBER, 1, List.of(1L, 2L), at("2026-07-16T09:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-03T16:00"));
        assertThat(sla.explain(resolution).pauses())
                .containsExactly(
                        new ExplainedPause("AWAITING_REPORTER", at("2026-07-15T11:00"), at("2026-07-16T09:00"), false));
    }

    @Test
    void aPauseThatCameWithAStageFollowsTheLimitOfThatStage() {
        Visit resolution = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit followUp = sla.open(share("FOLLOW_UP", "dki-pupr", 1, "2026-07-13T10:00:00+07:00"));
        // Three working days from the 13th: the 16th.
        Visit asking = sla.open(share("VERIFICATION", "dki-pupr", 1, "2026-07-13T11:00:00+07:00"));
        sla.pause(asking, "AWAITING_REPORTER");
        sla.balance(NUMBER, 1, List.of(1L), at("2026-07-13T11:00"));
        assertThat(sla.limit(followUp)).isEqualTo(at("2026-07-23T16:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-05T16:00"));

        books.declare(jointLeave("2026-07-15"));

        assertThat(sla.limit(asking)).isEqualTo(at("2026-07-17T16:00"));
        assertThat(sla.limit(followUp)).as("waits as long as the reporter may").isEqualTo(at("2026-07-24T16:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-06T16:00"));
        extend(asking, "2026-07-20");
        assertThat(sla.limit(followUp)).isEqualTo(at("2026-07-27T16:00"));
        sla.close(asking.id(), at("2026-07-20T16:00"));
        sla.resume(NUMBER, 1, 1L, at("2026-07-20T16:00"));
        sla.balance(NUMBER, 1, List.of(1L), at("2026-07-20T16:00"));
        assertThat(sla.limit(followUp)).as("what was waited stays").isEqualTo(at("2026-07-27T16:00"));
        assertThat(sla.limit(resolution)).isEqualTo(at("2026-08-07T16:00"));

        books.withdraw(LocalDate.parse("2026-07-15"), Holiday.NATIONAL);
        assertThat(sla.limit(followUp)).isEqualTo(at("2026-07-27T16:00"));
    }

    @Test
    void aClockIsNotStoppedByItself() {
        Visit resolution = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));

        assertThatThrownBy(() -> sla.pause(resolution, "FORCE_MAJEURE")).isInstanceOf(IllegalArgumentException.class);
    }

    // Extensions

    @Test
    void aManagerExtendsALimitAndLadderAndWarningFollow() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));

        sla.extend(visit.id(), LocalDate.parse("2026-07-24"));

        assertThat(sla.limit(visit.id())).isEqualTo(at("2026-07-24T16:00"));
        assertThat(sla.warning(visit.id())).isEqualTo(at("2026-07-23T16:00"));
        assertThat(sla.rung(visit.id(), 2)).isEqualTo(at("2026-07-29T16:00"));
        assertThat(sla.explain(sla.visit(visit.id())).extendedTo()).isEqualTo("2026-07-24");
        assertThat(sla.explain(sla.visit(visit.id())).workingDays()).isEqualTo(9);
        assertThat(sla.visit(visit.id()).extensions()).isEqualTo(1);
    }

    @Test
    void anExtensionIsALaterWorkingDayWithinTheResolutionLimit() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));

        assertRefused(() -> extend(visit, "2026-07-14"), NOT_AFTER_TODAY, "2026-07-14");
        assertRefused(() -> extend(visit, "2026-07-20"), NOT_LATER_THAN_LIMIT, "2026-07-20");
        assertRefused(() -> extend(visit, "2026-07-25"), NOT_A_WORKING_DAY, "2026-07-27");
        assertRefused(() -> extend(visit, "2026-08-03"), PAST_RESOLUTION, "2026-07-31");
        assertThat(sla.visit(visit.id())).isEqualTo(visit);
        extend(visit, "2026-07-31");
        assertThat(sla.limit(visit.id())).isEqualTo(at("2026-07-31T16:00"));
    }

    @Test
    void theResolutionLimitIsLengthenedByItsOwnLengthAtMostInHoweverManySteps() {
        Visit resolution = sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));

        // 14 HK after 31 July; 17 August is a holiday
        assertRefused(() -> extend(resolution, "2026-08-24"), TOO_FAR, "2026-08-21");
        extend(resolution, "2026-08-05");
        assertRefused(() -> extend(resolution, "2026-08-24"), TOO_FAR, "2026-08-21");
        extend(resolution, "2026-08-21");

        assertThat(sla.limit(resolution.id())).isEqualTo(at("2026-08-21T16:00"));
        assertThat(sla.visit(resolution.id()).extensions()).isEqualTo(2);
    }

    @Test
    void aStageOutsideTheResolutionClockIsLengthenedByItsOwnLengthAtMost() {
        Visit verification = sla.open(visit("VERIFICATION", null, "2026-07-13T10:00:00+07:00"));

        assertRefused(() -> extend(verification, "2026-07-22"), TOO_FAR, "2026-07-21");

        sla.close(sla.open(resolution("ORDINARY", "2026-06-01T10:00:00+07:00")).id(), at("2026-07-01T10:00"));
        extend(verification, "2026-07-21");
        assertThat(sla.limit(verification.id())).isEqualTo(at("2026-07-21T16:00"));
    }

    @Test
    void aStageThatIsLateLongSinceCanStillBeGivenItsLengthFromToday() {
        Visit verification = sla.open(visit("VERIFICATION", null, "2026-06-01T10:00:00+07:00"));

        assertRefused(() -> extend(verification, "2026-07-20"), TOO_FAR, "2026-07-17");
        extend(verification, "2026-07-17");

        assertThat(sla.limit(verification.id())).isEqualTo(at("2026-07-17T16:00"));
    }

    @Test
    void anEndedVisitIsNotExtended() {
        Visit visit = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        sla.close(visit.id(), at("2026-07-14T08:00"));

        assertThatThrownBy(() -> extend(visit, "2026-07-24"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ended");
    }

    @Test
    void anExtensionStaysWithTheClockThatGoesOnInANewVisit() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));
        Visit first = sla.open(share("FOLLOW_UP", "dki-pupr", 1, "2026-07-13T10:00:00+07:00"));
        extend(first, "2026-07-24");
        sla.close(first.id(), at("2026-07-14T08:00"));

        Visit goesOn = sla.open(share("FOLLOW_UP", "dki-pupr", 1, "2026-07-13T10:00:00+07:00"));
        Visit newClock = sla.open(share("FOLLOW_UP", "dki-pupr", 1, "2026-07-15T10:00:00+07:00"));

        assertThat(sla.limit(goesOn)).isEqualTo(at("2026-07-24T16:00"));
        assertThat(sla.limit(newClock)).isEqualTo(at("2026-07-22T16:00"));
    }

    // Corrected classes

    @Test
    void aCorrectedClassBindsOpenClocksFromTheirOwnStart() {
        Visit resolution = sla.open(resolution("ORDINARY", "2026-03-16T10:00:00+07:00"));
        Visit followUp = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        Visit ended = sla.open(followUp("2026-07-13T10:00:00+07:00"));
        sla.close(ended.id(), at("2026-07-14T08:00"));
        // What the table says of follow-ups now is not what the open one is bound to, and the class has nothing to do
        // with it.
        List<Limit> rows = new ArrayList<>(books.limits());
        rows.removeIf(row -> row.stage().equals("FOLLOW_UP"));
        rows.add(limit("FOLLOW_UP", null, null, null, 7, null, EVER));
        books.replace(rows, List.of());

        List<Visit> rebound = sla.reclassify(NUMBER, 1, "COMPLAINT", "SUPERVISORY");

        assertThat(rebound).containsExactly(sla.visit(resolution.id()));
        ExplainedDeadline explained = sla.explain(sla.visit(resolution.id()));
        assertThat(explained.at()).isEqualTo(at("2026-06-25T16:00"));
        assertThat(explained.reclassifiedFrom()).isEqualTo(14);
        assertThat(explained.legalBasis()).isEqualTo("Basis of RESOLUTION 60");
        assertThat(sla.visit(followUp.id())).isEqualTo(followUp);
        assertThat(sla.visit(ended.id()).workingDays()).isEqualTo(5);
    }

    @Test
    void aClassWithoutALimitIsNamed() {
        sla.open(resolution("ORDINARY", "2026-07-13T10:00:00+07:00"));

        assertThatThrownBy(() -> sla.reclassify(NUMBER, 1, "ASPIRATION", "ORDINARY"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ASPIRATION");
    }

    // Answers to escalations

    @Test
    void anEscalationWantsItsAnswerByTheNextWorkingDayOfTheAgencyAfterTheLevelWasReached() {
        Visit visit = sla.open(new OpenVisit(
                NUMBER,
                1,
                "FOLLOW_UP",
                "tangerang",
                null,
                null,
                "COMPLAINT",
                "ORDINARY",
                at("2026-07-03T10:00"),
                null));

        assertThat(sla.answerDue(visit.id(), 1)).as("counted from today").isEqualTo(at("2026-07-15T14:30"));
        sla.raise(visit.id(), Timekeeper.ESCALATION, 1, at("2026-07-10T14:30"));
        assertThat(sla.answerDue(visit.id(), 1)).as("Saturday").isEqualTo(at("2026-07-11T14:30"));
        extend(visit, "2026-07-16");
        sla.raiseAgain(visit.id(), Timekeeper.ESCALATION, 1, at("2026-07-16T14:30"));
        assertThat(sla.answerDue(visit.id(), 1)).isEqualTo(at("2026-07-17T14:30"));
        assertThat(sla.raisedAt(visit.id(), "WARNING", 1)).isEmpty();
    }

    @Test
    void anUnknownVisitIsNamed() {
        assertThatThrownBy(() -> sla.limit(4711))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4711");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-14T09:00, 2026-07-15T16:00",
        "2026-07-14T20:00, 2026-07-15T16:00",
        "2026-07-17T09:00, 2026-07-20T16:00",
        "2026-03-17T09:00, 2026-03-25T16:00",
    })
    void theNextWorkingDayEndsWhenOfficesClose(String now, String end) {
        assertThat(sla.endOfNextWorkingDay(at(now))).isEqualTo(at(end));
    }

    // The tables of the designers

    @Test
    void twoLimitsForTheSameCaseAreRefused() {
        Limit one = limit("FOLLOW_UP", null, null, null, 5, 4, EVER);
        Limit other = limit("FOLLOW_UP", null, null, null, 6, 4, EVER);

        assertThatThrownBy(() -> LimitBook.check(List.of(one, other), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FOLLOW_UP");
    }

    @Test
    void aLadderWithAGapOrOutOfOrderOrWithTwoRungsAtALevelIsRefused() {
        Rung first = new Rung("FOLLOW_UP", 1, 3, "a", "b");

        assertThatThrownBy(() -> LimitBook.check(List.of(), List.of(first, new Rung("FOLLOW_UP", 3, 5, "a", "b"))))
                .hasMessageContaining("lacks level 2");
        assertThatThrownBy(() -> LimitBook.check(List.of(), List.of(new Rung("FOLLOW_UP", 2, 2, "a", "b"), first)))
                .hasMessageContaining("Level 2 of FOLLOW_UP comes before");
        assertThatThrownBy(() -> LimitBook.check(List.of(), List.of(first, first)))
                .hasMessageContaining("Two rungs");
        LimitBook.check(List.of(), List.of(new Rung("FOLLOW_UP", 2, 3, "a", "b"), first));
    }

    @Test
    void figuresOutOfRangeAreRefused() {
        assertThatThrownBy(() -> limit("FOLLOW_UP", null, null, null, 0, null, EVER))
                .hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> limit("FOLLOW_UP", null, null, null, 1001, null, EVER))
                .hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> limit("FOLLOW_UP", null, null, null, 5, 6, EVER))
                .hasMessageContaining("warning");
        assertThatThrownBy(() -> new Rung("FOLLOW_UP", 0, 0, "a", "b")).hasMessageContaining("level 1");
        assertThatThrownBy(() -> new Rung("FOLLOW_UP", 1, -1, "a", "b")).hasMessageContaining("after the limit");
        assertThatThrownBy(() -> new Rung("FOLLOW_UP", 1, 0, " ", "b")).hasMessageContaining("group");
    }

    private int bound(String type, String supervisionClass, String agency, String start) {
        return sla.open(new OpenVisit(
                        NUMBER, 1, "FOLLOW_UP", agency, null, null, type, supervisionClass, Instant.parse(start), null))
                .workingDays();
    }

    private void extend(Visit visit, String day) {
        sla.extend(visit.id(), LocalDate.parse(day));
    }

    private static void assertRefused(ThrowingCallable call, PromiseRefused.Reason reason, String boundary) {
        PromiseRefused refused = catchThrowableOfType(PromiseRefused.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.boundary()).isEqualTo(boundary);
    }

    private static OpenVisit until(String stage, String day) {
        return new OpenVisit(
                NUMBER,
                1,
                stage,
                "dki",
                null,
                null,
                "COMPLAINT",
                "ORDINARY",
                at("2026-07-14T09:00"),
                LocalDate.parse(day));
    }

    private static OpenVisit share(String stage, String unit, long share, String start) {
        return new OpenVisit(NUMBER, 1, stage, "dki", unit, share, "COMPLAINT", "ORDINARY", Instant.parse(start), null);
    }

    private Timekeeper timekeeperOn(String day) {
        return new Timekeeper(books, books, books, books, Clock.fixed(at(day + "T09:00"), ZoneOffset.UTC));
    }

    private static OpenVisit followUp(String start) {
        return visit("FOLLOW_UP", "dki-pupr", start);
    }

    private static OpenVisit resolution(String supervisionClass, String start) {
        return new OpenVisit(
                NUMBER, 1, "RESOLUTION", "dki", null, null, "COMPLAINT", supervisionClass, Instant.parse(start), null);
    }

    private static OpenVisit visit(String stage, @Nullable String unit, String start) {
        return new OpenVisit(NUMBER, 1, stage, "dki", unit, null, "COMPLAINT", "ORDINARY", Instant.parse(start), null);
    }

    private static Limit limit(
            String stage,
            @Nullable String type,
            @Nullable String supervisionClass,
            @Nullable String agency,
            int workingDays,
            @Nullable Integer warningDay,
            LocalDate validFrom) {
        return new Limit(
                stage,
                type,
                supervisionClass,
                agency,
                workingDays,
                warningDay,
                "Basis of " + stage + " " + workingDays,
                validFrom);
    }

    private static Holiday jointLeave(String day) {
        return new Holiday(LocalDate.parse(day), "", Holiday.Kind.JOINT_LEAVE, "Cuti baru", "SKB 9/2026", null);
    }

    private static SkippedDay weekend(String day) {
        return new SkippedDay(LocalDate.parse(day), "WEEKEND", null, null);
    }

    private static SkippedDay pausedOn(String day) {
        return new SkippedDay(LocalDate.parse(day), "PAUSE", "AWAITING_REPORTER", null);
    }

    /** An instant as clocks in Jakarta show it. */
    private static Instant at(String local) {
        return Instant.parse(local + ":00+07:00");
    }
}
