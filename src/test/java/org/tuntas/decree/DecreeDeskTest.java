package org.tuntas.decree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.attachment.Upload;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.lifecycle.ClockRenewal;
import org.tuntas.procedure.MovedDate.Kind;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/**
 * The week of 7 August 2025, on which a joint decree made 18 August a day off. All dates are counted by hand, at 16.00 in Jakarta, 09.00
 * UTC: verification has 3 HK, the resolution of an ordinary complaint 14.
 */
class DecreeDeskTest extends RunningTuntas {

    private static final String OPERATOR = "doni.operator";
    private static final String DESIGNER = "bayu.designer";
    private static final String NUMBER = "SKB 933/2025, 1/2025, 3/2025";
    private static final Holiday LEAVE = new Holiday(
            LocalDate.parse("2025-08-18"),
            Holiday.NATIONAL,
            Holiday.Kind.JOINT_LEAVE,
            "Proklamasi Kemerdekaan",
            NUMBER,
            LocalDate.parse("2025-08-07"));
    private static final Map<String, String> TYPED = Map.of("number", NUMBER, "signedOn", "2025-08-07");

    @Autowired
    DecreeDesk desk;

    @Autowired
    DecreeRun run;

    @Autowired
    Decrees decrees;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    CalendarBook calendars;

    @Autowired
    ClockRenewal renewal;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    private ComplaintJourney untouched;
    private ComplaintJourney verified;
    private ComplaintJourney resolved;

    @BeforeEach
    void theWeekOfTheDecreeWithoutIt() {
        jdbc.sql("delete from decree").update();
        calendars.withdraw(LEAVE.day(), LEAVE.agency());
        allClocksRenewed();
        time.set("2025-08-11T09:00");
        untouched = journeys.filed();
        resolved = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        time.set("2025-08-14T10:00");
        verified = journeys.filed();
    }

    @AfterEach
    void theCalendarIsAsDelivered() {
        calendars.declare(LEAVE);
        allClocksRenewed();
        jdbc.sql("delete from decree").update();
    }

    private void allClocksRenewed() {
        jdbc.sql("delete from clock_change").update();
        jdbc.sql("delete from clock_renewal").update();
    }

    @Test
    void everyDateThatMovesIsForeseenThenMovedAndToldOnce() {
        long id = entered(DESIGNER);
        work();

        assertThat(rowsOf(id, untouched))
                .as("15 and 18 August lie behind its limit, the 14th")
                .isEmpty();
        // Filed on Thursday the 14th: 15, 18, 19; without the 18th: 15, 19, 20.
        assertThat(rowsOf(id, verified))
                .extracting(Decrees.Row::kind, Decrees.Row::before, Decrees.Row::foreseen, Decrees.Row::movedTo)
                .contains(
                        tuple(Kind.CLOCK, at("2025-08-19"), at("2025-08-20"), null),
                        tuple(Kind.TASK, at("2025-08-19"), at("2025-08-20"), null));
        // 14 HK from the 11th: 12 13 14 15 | 18 19 20 21 22 | 25 26 27 28 29; without the 18th Monday, 1 September.
        assertThat(rowsOf(id, resolved))
                .extracting(Decrees.Row::kind, Decrees.Row::name, Decrees.Row::before, Decrees.Row::foreseen)
                .contains(tuple(Kind.CLOCK, "RESOLUTION", at("2025-08-29"), at("2025-09-01")));
        assertThat(verified.timers().get("boundaryTimer_VerificationEscalation"))
                .as("nothing has changed yet")
                .isEqualTo(at("2025-08-19"));

        assertThatThrownBy(() -> desk.order(DESIGNER, id, false)).isInstanceOf(Refused.class);
        desk.order(OPERATOR, id, false);
        assertThatThrownBy(() -> desk.order(OPERATOR, id, false)).as("twice").isInstanceOf(Refused.class);
        renewal.renewWaiting();
        work();

        assertThat(verified.timers().get("boundaryTimer_VerificationEscalation"))
                .isEqualTo(at("2025-08-20"));
        assertThat(rowsOf(id, verified))
                .allSatisfy(row -> assertThat(row.movedTo()).isEqualTo(row.foreseen()));
        assertThat(rowsOf(id, resolved))
                .allSatisfy(row -> assertThat(row.movedTo()).isEqualTo(row.foreseen()));
        assertThat(verified.timeline(EventKind.DATES_MOVED)).hasSize(1);
        assertThat(resolved.timeline(EventKind.DATES_MOVED)).hasSize(1);
        assertThat(untouched.timeline(EventKind.DATES_MOVED)).isEmpty();
        assertThat(jdbc.sql("select count(*) from notice where number = ? and kind = 'DATES_MOVED'")
                        .param(verified.number().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(desk.view(OPERATOR, id)).satisfies(view -> {
            assertThat(view.decree().state()).isEqualTo(Decree.State.DONE);
            assertThat(view.decree().orderedBy()).isEqualTo(OPERATOR);
            assertThat(view.effect().told()).isEqualTo(view.effect().letters());
        });
        assertThatThrownBy(() -> desk.order(OPERATOR, id, true))
                .as("what was carried out is not ordered again")
                .hasMessageContaining("decree.moment.notForeseen");

        long again = entered(OPERATOR);
        work();
        assertThat(rowsOf(again, verified)).as("it holds already").isEmpty();
        desk.order(OPERATOR, again, false);
        renewal.renewWaiting();
        work();
        assertThat(verified.timeline(EventKind.DATES_MOVED)).hasSize(1);
    }

    @Test
    void aMachineThatDiesInTheMiddleIsGoneOnWithByTwoOthers() {
        long id = entered(OPERATOR);
        dying(run::step);
        work();
        assertThat(rowsOf(id, verified)).isNotEmpty();

        desk.order(OPERATOR, id, false);
        dying(renewal::renewWaiting);
        assertThat(verified.timers().get("boundaryTimer_VerificationEscalation"))
                .isEqualTo(at("2025-08-19"));
        both(renewal::renewWaiting);
        run.step();
        dying(run::step);
        assertThat(desk.view(OPERATOR, id).decree().state()).isEqualTo(Decree.State.TELLING);
        both(this::work);
        work();

        assertThat(desk.view(OPERATOR, id).decree().state()).isEqualTo(Decree.State.DONE);
        assertThat(verified.timers().get("boundaryTimer_VerificationEscalation"))
                .isEqualTo(at("2025-08-20"));
        assertThat(Stream.of(verified, resolved))
                .allSatisfy(journey ->
                        assertThat(journey.timeline(EventKind.DATES_MOVED)).hasSize(1));
    }

    @Test
    void aDayThatIsTakenBackMovesDatesForward() {
        calendars.declare(LEAVE);
        renewal.renewWaiting();
        allClocksRenewed();
        long id = desk.enter(
                OPERATOR,
                Map.of("number", "Keppres 1/2025", "signedOn", "2025-08-13", "day0", "2025-08-18", "kind0", "RECALL"));
        work();
        assertThat(rowsOf(id, verified))
                .extracting(Decrees.Row::before, Decrees.Row::foreseen)
                .contains(tuple(at("2025-08-20"), at("2025-08-19")));
        assertThat(desk.view(OPERATOR, id).days().get(0).remarks())
                .extracting(DecreeDesk.Remark::key)
                .containsExactly("recalls");
    }

    @Test
    void whoKeepsNoCalendarEntersNothingAndPassedDaysAreMeantOnPurpose() {
        assertThatThrownBy(() -> desk.enter("budi.dishub", row("2025-08-18", "JOINT_LEAVE", "")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.enter("sari.kota", row("2025-08-18", "JOINT_LEAVE", "")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.enter("sari.kota", row("2025-08-18", "LOCAL_HOLIDAY", "kota-bogor")))
                .isInstanceOf(InvalidInput.class);
        long id = desk.enter("sari.kota", row("2025-08-12", "LOCAL_HOLIDAY", "kota-tangerang"));
        work();
        assertThat(rowsOf(id, resolved)).as("the day lies within its fortnight").isNotEmpty();
        assertThatThrownBy(() -> desk.order("sari.kota", id, false)).isInstanceOf(InvalidInput.class);
        assertThat(desk.view("sari.kota", id).mayOrder()).isTrue();
        desk.discard("sari.kota", id);
        assertThat(decrees.rows(id, 0, 10)).isEmpty();
    }

    private static Map<String, String> row(String day, String kind, String agency) {
        return Map.of(
                "number",
                "Kepwal 7",
                "signedOn",
                "2025-08-07",
                "day0",
                day,
                "kind0",
                kind,
                "name0",
                "Hari",
                "agency0",
                agency);
    }

    private long entered(String by) {
        Path file = Path.of("src/main/resources/data/holidays.csv");
        return desk.enter(by, TYPED, new Uploads(List.of(new Upload("files[0]", "libur.csv", file, 1, "")), List.of()));
    }

    private void work() {
        while (run.step()) {
            // The next one.
        }
    }

    /** Nothing of what was done is committed. */
    private void dying(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    private static void both(Runnable work) {
        CompletableFuture<Void> other = CompletableFuture.runAsync(work);
        work.run();
        other.join();
    }

    private List<Decrees.Row> rowsOf(long id, ComplaintJourney journey) {
        return decrees.rows(id, 0, 100_000).stream()
                .filter(row -> row.number().equals(journey.number().value()))
                .toList();
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T09:00:00Z");
    }
}
