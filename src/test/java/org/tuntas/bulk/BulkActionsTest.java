package org.tuntas.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.ComplaintJourney.AGENCY_ADMIN;
import static org.tuntas.journey.ComplaintJourney.DESK;
import static org.tuntas.journey.ComplaintJourney.OFFICER;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** One decision about many reports: each is done or fails by itself, and says so. */
class BulkActionsTest extends RunningTuntas {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
    private static final Map<String, Object> ANSWER =
            Map.of("answer", "Saluran sudah dikeruk; genangan surut sejak Minggu.", "resolution", "RESOLVED");

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    BulkDesk desk;

    @Autowired
    BulkRun run;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        while (run.workOne()) {
            // What another test left.
        }
    }

    /** Scenario 12: a bulk answer with one failing item. */
    @Test
    void anAnswerToThreeReportsReachesTwoWhenTheThirdWasWithdrawn() {
        List<ComplaintJourney> flooded = atDishub(3);
        flooded.get(1).withdrawn();
        long order = order(OFFICER, BulkKind.ANSWER, flooded, ANSWER);
        work();

        assertThat(flooded)
                .extracting(ComplaintJourney::state)
                .containsExactly(
                        ComplaintState.AWAITING_REPORTER, ComplaintState.WITHDRAWN, ComplaintState.AWAITING_REPORTER);
        assertThat(flooded.get(0).timeline(EventKind.FINAL_ANSWER))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.actor()).isEqualTo(OFFICER);
                    assertThat(answer.message()).isEqualTo(ANSWER.get("answer"));
                });
        BulkOrder done = desk.find(OFFICER, order);
        assertThat(desk.progress(done)).isEqualTo(new BulkOrders.Progress(0, 2, 1));
        assertThat(desk.items(done).get(0)).satisfies(failed -> {
            assertThat(failed.number()).isEqualTo(flooded.get(1).number().value());
            assertThat(failed.reason()).contains("Tidak ada langkah seperti ini yang menunggu Anda");
        });
    }

    @Test
    void reportsAreForwardedWithTheirOwnWordsAndTypes() {
        ComplaintJourney lamp = journeys.filed();
        ComplaintJourney flood = journeys.filed(Report.aboutALamp().saying("Banjir di Ciledug", "Air setinggi lutut."));
        order(
                DESK,
                BulkKind.FORWARD,
                List.of(lamp, flood),
                Map.of("agency", "kota-tangerang", "supervisionClass", "ORDINARY"));
        work();
        assertThat(List.of(lamp, flood)).extracting(ComplaintJourney::state).containsOnly(ComplaintState.FORWARDED);
        assertThat(flood.complaint().publicTitle()).isEqualTo("Banjir di Ciledug");

        order(AGENCY_ADMIN, BulkKind.ASSIGN, List.of(lamp, flood), Map.of("units", List.of("dishub")));
        work();
        assertThat(flood.openSteps()).containsExactly("userTask_FollowUpComplaint");
    }

    @Test
    void aReportWithNumbersLikePersonalOnesIsLeftForSomebodyToRead() {
        ComplaintJourney careful = journeys.filed(
                Report.aboutALamp().saying("Lampu jalan mati", "Hubungi saya di 0812 3456 7890, gelap sekali."));
        long order = order(
                DESK,
                BulkKind.FORWARD,
                List.of(careful),
                Map.of("agency", "kota-tangerang", "supervisionClass", "ORDINARY"));
        work();
        assertThat(careful.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(desk.items(desk.find(DESK, order)).get(0).reason()).contains("0812 3456 7890");
    }

    @Test
    void archivingGivesEachReporterTheReason() {
        List<ComplaintJourney> spam = List.of(journeys.filed(), journeys.filed());
        order(
                DESK,
                BulkKind.ARCHIVE,
                spam,
                Map.of("archiveReason", "SPAM", "explanation", "Iklan, bukan laporan pelayanan."));
        work();
        assertThat(spam).extracting(ComplaintJourney::state).containsOnly(ComplaintState.ARCHIVED);
        assertThat(spam.get(1).timeline(EventKind.ARCHIVED).get(0).message()).startsWith("Iklan");
    }

    @Test
    void manyReportsAboutOneThingAreMergedAndTheOneThatCannotBeSaysWhy() {
        ComplaintJourney parent = atDishub(1).get(0);
        List<ComplaintJourney> duplicates = List.of(journeys.filed(), parent, journeys.filed());
        long order = order(
                DESK,
                BulkKind.MERGE,
                duplicates,
                Map.of("parentNumber", parent.number().value(), "explanation", "Banjir yang sama sudah ditangani."));
        work();
        assertThat(List.of(duplicates.get(0), duplicates.get(2)))
                .extracting(ComplaintJourney::state)
                .containsOnly(ComplaintState.MERGED);
        assertThat(desk.progress(desk.find(DESK, order))).isEqualTo(new BulkOrders.Progress(0, 2, 1));
    }

    @Test
    void claimedTasksAreTheOfficers() {
        List<ComplaintJourney> mine = atDishub(2);
        order(OFFICER, BulkKind.CLAIM, mine, Map.of());
        work();
        assertThat(mine)
                .extracting(
                        journey -> journey.task("userTask_FollowUpComplaint").getAssignee())
                .containsOnly(OFFICER);
    }

    @Test
    void nobodyDoesInBulkWhatTheyMayNotDoSingly() {
        ComplaintJourney elsewhere = journeys.filed();
        ComplaintJourney hidden = journeys.filed(Report.aboutALamp().hidden());
        long order = order(
                OFFICER,
                BulkKind.ARCHIVE,
                List.of(elsewhere, hidden),
                Map.of("archiveReason", "SPAM", "explanation", "Iklan, bukan laporan."));
        long invented = desk.order(OFFICER, BulkKind.CLAIM, List.of(drawn()), Map.of(), key(), INDONESIAN);
        work();
        assertThat(elsewhere.state()).isEqualTo(ComplaintState.RECEIVED);
        // What is not theirs and what is not there look the same.
        assertThat(Stream.of(order, invented)
                        .flatMap(id -> desk.items(desk.find(OFFICER, id)).stream())
                        .map(BulkItem::reason)
                        .distinct())
                .hasSize(1);
        assertThatThrownBy(() -> desk.find(DESK, order)).isInstanceOf(Refused.class);
    }

    @Test
    void whatFailedCanBeTriedAgain() {
        ComplaintJourney late = journeys.filed().forwardedTo("kota-tangerang");
        long order = order(OFFICER, BulkKind.ANSWER, List.of(late), ANSWER);
        work();
        assertThat(desk.progress(desk.find(OFFICER, order)).failed()).isEqualTo(1);
        late.assignedTo("dishub");
        desk.retry(OFFICER, order);
        work();
        assertThat(late.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(desk.progress(desk.find(OFFICER, order)).done()).isEqualTo(1);
    }

    @Test
    void aFormThatIsSentTwiceIsOneOrder() {
        List<ComplaintJourney> two = atDishub(2);
        String key = key();
        long first = desk.order(OFFICER, BulkKind.ANSWER, numbers(two), ANSWER, key, INDONESIAN);
        long second = desk.order(OFFICER, BulkKind.ANSWER, numbers(two), ANSWER, key, INDONESIAN);
        assertThat(second).isEqualTo(first);
        work();
        assertThat(two.get(0).timeline(EventKind.FINAL_ANSWER)).hasSize(1);
    }

    @Test
    void whatIsWrongWithTheOrderIsToldBeforeAnythingHappens() {
        assertThatThrownBy(() -> desk.order(
                        OFFICER,
                        BulkKind.ANSWER,
                        List.of("LP-26-ABCD-1234", "halo"),
                        Map.of("answer", "Ya."),
                        key(),
                        INDONESIAN))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.problems())
                        .extracting(FieldProblem::field)
                        .containsExactlyInAnyOrder("numbers", "answer", "resolution"));
        List<String> many = Stream.generate(BulkActionsTest::drawn)
                .distinct()
                .limit(BulkDesk.MOST + 1L)
                .toList();
        assertThatThrownBy(() -> desk.order(OFFICER, BulkKind.CLAIM, many, Map.of(), key(), INDONESIAN))
                .hasMessageContaining("bulk.tooMany");
    }

    @Test
    void severalWorkersDoEachReportOnce() throws Exception {
        List<ComplaintJourney> reports = atDishub(12);
        long order = order(OFFICER, BulkKind.ANSWER, reports, ANSWER);
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            for (var done : workers.invokeAll(Collections.nCopies(3, () -> {
                work();
                return null;
            }))) {
                done.get();
            }
        } finally {
            workers.shutdownNow();
        }
        work();
        assertThat(desk.progress(desk.find(OFFICER, order))).isEqualTo(new BulkOrders.Progress(0, 12, 0));
        assertThat(reports).allSatisfy(journey -> assertThat(journey.timeline(EventKind.FINAL_ANSWER))
                .hasSize(1));
    }

    @Test
    void aMachineThatDiesInTheMiddleLeavesTheItemWaiting() {
        ComplaintJourney report = atDishub(1).get(0);
        long order = order(OFFICER, BulkKind.ANSWER, List.of(report), ANSWER);
        transaction.executeWithoutResult(status -> {
            run.workOne();
            status.setRollbackOnly();
        });
        assertThat(report.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(desk.progress(desk.find(OFFICER, order)).waiting()).isEqualTo(1);
        work();
        assertThat(report.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    private List<ComplaintJourney> atDishub(int count) {
        return Stream.generate(
                        () -> journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub"))
                .limit(count)
                .toList();
    }

    private long order(String officer, BulkKind kind, List<ComplaintJourney> reports, Map<String, Object> fields) {
        return desk.order(officer, kind, numbers(reports), fields, key(), INDONESIAN);
    }

    private static List<String> numbers(List<ComplaintJourney> reports) {
        return reports.stream().map(report -> report.number().value()).toList();
    }

    private static String drawn() {
        return TrackingNumber.draw(new Random(), 2026).value();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private void work() {
        while (run.workOne()) {
            // Until nothing waits.
        }
    }
}
