package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.ComplaintJourney.DESK;
import static org.tuntas.journey.ComplaintJourney.OFFICER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.merging.Families;
import org.tuntas.merging.Lookalike;
import org.tuntas.merging.Lookalikes;
import org.tuntas.merging.MergeDesk;
import org.tuntas.tracking.TrackingDesk;

/** Many report one thing: it is handled once, and each reporter keeps their number, their privacy and their say. */
class MergingTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Families families;

    @Autowired
    Lookalikes lookalikes;

    @Autowired
    MergeDesk desk;

    @Autowired
    TrackingDesk tracking;

    @Autowired
    Soundness soundness;

    @Autowired
    StatementCount count;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    /** Scenario 9: five duplicates, one parent, one objects. */
    @Test
    void fiveReportsAreAnsweredOnceAndTheOneThatObjectsGoesItsOwnWay() {
        ComplaintJourney parent = atWork();
        List<ComplaintJourney> children = merged(parent, 4);
        assertThat(children).extracting(ComplaintJourney::state).containsOnly(ComplaintState.MERGED);
        assertThat(children.get(0).timers()).containsKey("startTimer_Resolution75");
        children.forEach(soundness::check);

        parent.answered("Lampu sudah diganti.");
        assertThat(children.get(0).state())
                .as("the officer does not wait for them")
                .isEqualTo(ComplaintState.MERGED);
        parent.familyHeard();
        assertThat(children).extracting(ComplaintJourney::state).containsOnly(ComplaintState.AWAITING_REPORTER);
        assertThat(children.get(3).timeline(EventKind.FINAL_ANSWER))
                .singleElement()
                .extracting(ComplaintEvent::message)
                .isEqualTo("Lampu sudah diganti.");

        children.get(0).satisfied(5);
        children.get(1).dissatisfied("Di gang saya masih gelap.");
        assertThat(children.get(0).state()).isEqualTo(ComplaintState.RESOLVED);
        assertThat(children.get(1).openSteps())
                .as("with the unit that answered")
                .containsExactly("userTask_FollowUpComplaint");
        assertThat(parent.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        children.get(1).answered("Lampu di gang juga sudah diganti.").satisfied(4);
        children.get(2).timePassesTo("2026-05-30T10:00");
        assertThat(children.get(2).state()).isEqualTo(ComplaintState.AUTO_CLOSED);
        children.forEach(soundness::check);
    }

    @Test
    void aReportIsMergedAtDispositionToo() {
        ComplaintJourney parent = atWork();
        ComplaintJourney child = journeys.filed().forwardedTo("kota-tangerang").mergedInto(parent);
        assertThat(child.state()).isEqualTo(ComplaintState.MERGED);
        assertThat(child.openSteps()).isEmpty();
        parent.answered("Lampu sudah diganti.").familyHeard();
        assertThat(child.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        soundness.check(child);
    }

    @Test
    void whoIsMergedIntoAnAnsweredReportReadsTheAnswerAtOnce() {
        ComplaintJourney parent = journeys.filed().answeredAlongTheStraightRoad();
        ComplaintJourney child = journeys.filed().mergedInto(parent);
        assertThat(child.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(child.timeline(EventKind.FINAL_ANSWER)).hasSize(1);
        child.replied("Masih gelap.");
        assertThat(child.openSteps()).containsExactly("userTask_FollowUpComplaint");
        soundness.check(child);
    }

    @Test
    void aReportThatIsTakenOutGoesOnWhereItCameFrom() {
        ComplaintJourney parent = atWork();
        ComplaintJourney unverified = journeys.filed().mergedInto(parent);
        ComplaintJourney verified =
                journeys.filed().forwardedTo("kota-tangerang").mergedInto(parent);
        desk.unmerge(unverified.number(), DESK);
        desk.unmerge(verified.number(), DESK);
        assertThat(unverified.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(unverified.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(Holders.of(unverified.complaint(), List.of()))
                .as("who verifies it, not the agency of the parent it had")
                .containsExactly("desk-admin");
        assertThat(tracking.publicSight(unverified.number()).holder()).isEqualTo("Dinas Komunikasi dan Informatika");
        assertThat(verified.openSteps()).containsExactly("userTask_AssignUnit");
        assertThat(verified.state()).isEqualTo(ComplaintState.FORWARDED);
        soundness.check(unverified);
        soundness.check(verified);

        unverified.forwardedTo("kota-tangerang").assignedTo("dishub").answered("Ini lampu lain, sudah diganti.");
        assertThat(unverified.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        parent.answered("Lampu sudah diganti.").familyHeard();
        assertThat(verified.openSteps()).as("no child any more").containsExactly("userTask_AssignUnit");
        assertThatThrownBy(() -> desk.unmerge(verified.number(), DESK))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("merge.notMerged"));
    }

    @Test
    void whoIsMergedAgainWaitsAgain() {
        ComplaintJourney parent = atWork();
        ComplaintJourney child = journeys.filed().mergedInto(parent);
        desk.unmerge(child.number(), DESK);
        child.mergedInto(parent);
        assertThat(child.state()).isEqualTo(ComplaintState.MERGED);
        parent.answered("Lampu sudah diganti.").familyHeard();
        assertThat(child.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        soundness.check(child);
    }

    @Test
    void aWithdrawnParentLeavesItsPlaceToTheEldestVerifiedChild() {
        ComplaintJourney parent = atWork();
        ComplaintJourney unverified = journeys.filed().mergedInto(parent);
        ComplaintJourney heir = journeys.filed().forwardedTo("kota-tangerang").mergedInto(parent);
        ComplaintJourney third = journeys.filed().mergedInto(parent);
        parent.withdrawn().familyHeard();

        assertThat(heir.openSteps()).containsExactly("userTask_AssignUnit");
        assertThat(families.parentOf(third.number())).contains(heir.number());
        assertThat(families.parentOf(unverified.number())).contains(heir.number());
        assertThat(third.timeline(EventKind.MERGED)).hasSize(1);
        assertThat(third.timeline(EventKind.PARENT_REPLACED))
                .as("its reporter reads why the number changed")
                .singleElement()
                .satisfies(entry -> assertThat(entry.arguments())
                        .containsExactly(heir.number().value()));
        heir.assignedTo("dishub").answered("Lampu sudah diganti.").familyHeard();
        assertThat(Stream.of(unverified, heir, third).map(ComplaintJourney::state))
                .containsOnly(ComplaintState.AWAITING_REPORTER);
        Stream.of(parent, unverified, heir, third).forEach(soundness::check);
    }

    @Test
    void aChildMayBeWithdrawnWhileItWaits() {
        ComplaintJourney parent = atWork();
        ComplaintJourney child = journeys.filed().mergedInto(parent).withdrawn();
        assertThat(child.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(families.childrenOf(parent.number())).isZero();
        parent.answered("Lampu sudah diganti.").familyHeard();
        soundness.check(child);
    }

    @Test
    void aParentThatIsArchivedLetsItsChildrenGo() {
        ComplaintJourney parent = journeys.filed().forwardedTo("kota-tangerang");
        ComplaintJourney child = journeys.filed().mergedInto(parent);
        parent.completed(
                        ComplaintJourney.AGENCY_ADMIN,
                        "userTask_AssignUnit",
                        Map.of(
                                "dispositionOutcome",
                                "NEEDS_COMPLETION",
                                "explanation",
                                "Tiang nomor berapa? Mohon dilengkapi."))
                .timePassesTo("2026-05-30T10:00")
                .familyHeard();
        assertThat(parent.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(child.openSteps()).contains("userTask_VerifyComplaint");
    }

    @Test
    void whatCannotBeMergedIsRefusedInWords() {
        ComplaintJourney parent = atWork();
        ComplaintJourney child = journeys.filed().mergedInto(parent);
        ComplaintJourney other = journeys.filed();
        refused(other, child, "sendiri digabungkan dengan " + parent.number().value());
        refused(other, other, "dirinya sendiri");
        refused(other, journeys.filed(), "belum diverifikasi");
        refused(other, journeys.filed().archived("SPAM", "Iklan, bukan laporan."), "sudah berakhir (Diarsipkan)");
        ComplaintJourney secret = journeys.filed(Report.aboutALamp().hidden()).forwardedTo("kota-tangerang");
        refused(other, secret, "Tidak ada laporan dengan nomor");
        ComplaintJourney withChildren = journeys.filed().forwardedTo("kota-tangerang");
        journeys.filed().mergedInto(withChildren);
        refused(withChildren, parent, "menjadi induk 1 laporan lain");
        assertThatThrownBy(() -> other.completed(
                        DESK,
                        "userTask_VerifyComplaint",
                        Map.of("verificationOutcome", "MERGE", "explanation", "Laporan yang sama.")))
                .hasMessageContaining("Pilih laporan induk");
        assertThat(other.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(other.timeline(EventKind.MERGED)).isEmpty();
    }

    @Test
    void reportsAboutTheSameThingAreProposedWithWhatSpeaksForThem() {
        String street = "Pekayon" + System.nanoTime();
        ComplaintJourney flood = journeys.filed(Report.aboutALamp()
                        .saying(
                                "Banjir di Jalan " + street,
                                "Banjir setinggi lutut di Jalan " + street + " sejak subuh."))
                .forwardedTo("kota-tangerang");
        ComplaintJourney same = journeys.filed(Report.aboutALamp()
                .saying(
                        "Jalan " + street + " kebanjiran",
                        "Sejak subuh banjir di Jalan " + street + " setinggi lutut."));
        List<Lookalike> proposed = lookalikes.of(same.number(), 8);
        assertThat(proposed.get(0).number()).isEqualTo(flood.number());
        assertThat(proposed.get(0).sameWords()).isGreaterThan(60);
        assertThat(proposed.get(0).sameDistrict()).isTrue();
        assertThat(lookalikes.of(flood.number(), 8))
                .extracting(Lookalike::number)
                .doesNotContain(same.number());
    }

    @Test
    void thousandsOfChildrenKeepNoOfficerWaiting() {
        // Whatever is read once and then remembered is read before it is counted.
        atWork().answeredBy(OFFICER, "Lampu sudah diganti.");
        ComplaintJourney few = atWork();
        merged(few, 1);
        ComplaintJourney many = atWork();
        merged(many, 12);
        int withOne = count.during(() -> few.answeredBy(OFFICER, "Lampu sudah diganti."))
                .size();
        int withTwelve = count.during(() -> many.answeredBy(OFFICER, "Lampu sudah diganti."))
                .size();
        assertThat(withTwelve).isLessThanOrEqualTo(withOne);
        many.familyHeard();
        assertThat(jdbc.sql("select count(*) from family_news")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @RepeatedTest(5)
    void oneWinsWhenTwoReportsAreMergedIntoEachOther() throws Exception {
        ComplaintJourney one = journeys.filed().forwardedTo("kota-tangerang");
        ComplaintJourney other = journeys.filed().forwardedTo("kota-tangerang");
        List<Throwable> lost = atOnce(() -> one.mergedInto(other), () -> other.mergedInto(one));
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0)).hasMessageMatching("(?s).*(tidak dapat digabungkan|sendiri digabungkan dengan).*");
        assertThat(Stream.of(one, other).map(ComplaintJourney::state))
                .containsExactlyInAnyOrder(ComplaintState.MERGED, ComplaintState.FORWARDED);
        Stream.of(one, other).forEach(soundness::check);
    }

    @RepeatedTest(5)
    void aChildThatIsTakenOutWhileItsParentIsAnsweredIsOneOfTheTwo() throws Exception {
        ComplaintJourney parent = atWork();
        ComplaintJourney child = journeys.filed().forwardedTo("kota-tangerang").mergedInto(parent);
        parent.answered("Lampu sudah diganti.");
        List<Throwable> lost = atOnce(() -> desk.unmerge(child.number(), DESK), parent::familyHeard);
        assertThat(lost).allSatisfy(failure -> assertThat(failure).isInstanceOf(Refused.class));
        parent.familyHeard();
        assertThat(child.state())
                .isEqualTo(lost.isEmpty() ? ComplaintState.FORWARDED : ComplaintState.AWAITING_REPORTER);
        assertThat(child.timeline(EventKind.FINAL_ANSWER)).hasSize(lost.size());
        soundness.check(child);
    }

    @RepeatedTest(5)
    void aReportThatIsMergedWhileItsParentIsAnsweredHearsTheAnswer() throws Exception {
        ComplaintJourney parent = atWork();
        ComplaintJourney child = journeys.filed();
        List<Throwable> lost = atOnce(() -> child.mergedInto(parent), () -> parent.answered("Lampu sudah diganti."));
        assertThat(lost).isEmpty();
        parent.familyHeard();
        assertThat(child.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(child.timeline(EventKind.FINAL_ANSWER)).hasSize(1);
        soundness.check(child);
    }

    /** Two deeds at the same moment; what went wrong with either. */
    private static List<Throwable> atOnce(Runnable first, Runnable second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Throwable> lost = new ArrayList<>();
            for (Future<Void> deed : both.invokeAll(List.of(after(start, first), after(start, second)))) {
                try {
                    deed.get();
                } catch (ExecutionException failed) {
                    lost.add(failed.getCause());
                }
            }
            return lost;
        } finally {
            both.shutdownNow();
        }
    }

    private static Callable<Void> after(CyclicBarrier start, Runnable deed) {
        return () -> {
            start.await();
            deed.run();
            return null;
        };
    }

    private ComplaintJourney atWork() {
        return journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
    }

    private List<ComplaintJourney> merged(ComplaintJourney parent, int children) {
        return IntStream.range(0, children)
                .mapToObj(child -> journeys.filed().mergedInto(parent))
                .toList();
    }

    private static void refused(ComplaintJourney child, ComplaintJourney parent, String sentence) {
        assertThatThrownBy(() -> child.mergedInto(parent)).hasMessageContaining(sentence);
    }
}
