package org.tuntas.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.handling.Overseers;
import org.tuntas.handling.Oversight;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.journey.Soundness;
import org.tuntas.organisation.Membership;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registrar;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.Blueprints;
import org.tuntas.sla.EscalationOutcome;
import org.tuntas.statistics.Bookkeeper;

/** Each figure of the monitor against a handful of reports counted by hand, in units that no other test uses. */
class LookoutTest extends RunningTuntas {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    Lookout lookout;

    @Autowired
    Passages passages;

    @Autowired
    Bookkeeper bookkeeper;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Blueprints blueprints;

    @Autowired
    Overseers overseers;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Registrar registrar;

    @Autowired
    Soundness soundness;

    @Autowired
    TimeMachine time;

    private String unit = "";
    private String sibling = "";
    private String head = "";
    private String officer = "";

    @BeforeEach
    void twoUnitsOfTheCityOnAMondayMorning() {
        time.set("2026-04-20T09:00");
        int next = NEXT.incrementAndGet();
        unit = "pantau" + next;
        sibling = "pantau" + next + "-lain";
        head = "kepala.pantau" + next;
        officer = "petugas.pantau" + next;
        registrar.enter(
                List.of(
                        new Node(unit, "kota-tangerang", Node.Kind.UNIT, "Dinas Pantau " + next, false),
                        new Node(sibling, "kota-tangerang", Node.Kind.UNIT, "Dinas Lain " + next, false)),
                List.of(
                        new StaffMember(head, "Kepala Pantau " + next, null, null, true),
                        new StaffMember("kepala.lain" + next, "Kepala Lain " + next, null, null, true),
                        new StaffMember(officer, "Petugas Pantau " + next, null, null, true),
                        new StaffMember("rekan.pantau" + next, "Rekan Pantau " + next, null, null, true)),
                List.of(
                        new Membership(head, unit + "-head"),
                        new Membership("kepala.lain" + next, sibling + "-head"),
                        new Membership(officer, unit + "-officer"),
                        new Membership("rekan.pantau" + next, unit + "-officer")));
    }

    private ComplaintJourney atUnit(String code) {
        return journeys.filed(Report.aboutALamp()).forwardedTo("kota-tangerang").assignedTo(code);
    }

    private Oversight of(String login) {
        return overseers.require(login);
    }

    private Overview overview(String login) {
        return lookout.overview(of(login), Lookout.Period.WEEK);
    }

    private Overview.@Nullable Office office(String login, String code) {
        return overview(login).offices().stream()
                .filter(office -> office.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private List<WatchedWork> list(String login, @Nullable Tempo tempo) {
        return lookout.list(of(login), new Lookout.Wanted(tempo, false, unit, null, null), 100);
    }

    /**
     * Follow-up takes 5 HK, so what was forwarded on Monday 20 April is due on Monday 27 April; what was forwarded on Tuesday, on
     * Tuesday 28 April.
     */
    @Test
    void reportsOfAUnitAreCountedOnceByTheirFirstLimit() {
        atUnit(unit);
        atUnit(unit);
        time.set("2026-04-21T09:00");
        atUnit(unit);
        time.set("2026-04-22T09:00");
        ComplaintJourney answered = atUnit(unit);
        answered.answeredBy(officer, "Lampu sudah diganti hari ini.");

        time.set("2026-04-20T10:00");
        assertThat(office(head, unit)).isNotNull();
        assertThat(office(head, unit).reports())
                .as("Monday: both of Monday are due within 5 HK, that of Tuesday later")
                .isEqualTo(Map.of(Tempo.FIVE_DAYS, 2, Tempo.LATER, 1));
        time.set("2026-04-24T10:00");
        assertThat(office(head, unit).reports())
                .as("Friday: the next working day is Monday")
                .isEqualTo(Map.of(Tempo.NEXT_DAY, 2, Tempo.FIVE_DAYS, 1));
        assertThat(overview(head).nextDays()).containsExactly(java.time.LocalDate.parse("2026-04-27"));
        assertThat(overview(head).lateNext()).extracting(Overview.Office::code).containsExactly(unit);
        time.set("2026-04-27T10:00");
        assertThat(office(head, unit).reports()).isEqualTo(Map.of(Tempo.TODAY, 2, Tempo.NEXT_DAY, 1));
        time.set("2026-04-27T16:00:01");
        assertThat(office(head, unit).reports())
                .as("one second after closing time")
                .isEqualTo(Map.of(Tempo.LATE, 2, Tempo.NEXT_DAY, 1));
    }

    @Test
    void stagesShowHowManyAreOnTimeNearAndPast() {
        atUnit(unit);
        time.set("2026-04-23T09:00");
        ComplaintJourney answered = atUnit(unit);
        answered.answeredBy(officer, "Lampu sudah diganti hari ini.");
        time.set("2026-04-24T09:00");
        atUnit(unit);

        time.set("2026-04-24T15:00");
        assertThat(stage(head, "FOLLOW_UP"))
                .as("4 of 5 HK are over at closing time")
                .isEqualTo(new Overview.Stage("FOLLOW_UP", false, 2, 0, 0));
        time.set("2026-04-24T16:00");
        assertThat(stage(head, "FOLLOW_UP")).isEqualTo(new Overview.Stage("FOLLOW_UP", false, 1, 1, 0));
        time.set("2026-04-28T09:00");
        assertThat(stage(head, "FOLLOW_UP")).isEqualTo(new Overview.Stage("FOLLOW_UP", false, 1, 0, 1));
        assertThat(stage(head, "RESOLUTION"))
                .as("the unit that leads answers for the resolution; the one that is answered has no open share")
                .isEqualTo(new Overview.Stage("RESOLUTION", false, 2, 0, 0));
    }

    private Overview.Stage stage(String login, String stage) {
        return overview(login).stages().stream()
                .filter(one -> one.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theListSaysWhoSitsOnTheOldestLateReport() {
        ComplaintJourney older = atUnit(unit);
        time.set("2026-04-21T09:00");
        ComplaintJourney taken = atUnit(unit);
        taken.claimed(officer, "userTask_FollowUpComplaint");
        older.timeReaches("boundaryTimer_FollowUpEscalation");
        time.set("2026-04-29T10:00");

        List<WatchedWork> late = list(head, Tempo.LATE);
        assertThat(late)
                .extracting(work -> work.line().number())
                .as("the oldest limit first")
                .containsExactly(older.number(), taken.number());
        assertThat(late.get(0).groups()).containsExactly(unit + "-officer");
        assertThat(late.get(0).people()).isEmpty();
        assertThat(late.get(0).days()).as("since Monday").isEqualTo(-2);
        assertThat(late.get(0).line().level()).isEqualTo(1);
        assertThat(late.get(0).line().openLevels()).isEqualTo(1);
        assertThat(late.get(1).people()).containsExactly(officer);
        assertThat(late.get(1).line().level()).isZero();
        WatchedWork first = late.get(0);
        assertThat(lookout.list(
                        of(head),
                        new Lookout.Wanted(
                                Tempo.LATE,
                                false,
                                unit,
                                null,
                                new Lookout.Place(
                                        first.line().limit(), first.line().visit())),
                        100))
                .as("the next page goes on behind it")
                .extracting(work -> work.line().number())
                .containsExactly(taken.number());
    }

    @Test
    void aClockThatStandsStillSaysSoAndMovesOn() {
        ComplaintJourney waiting = atUnit(unit);
        time.set("2026-04-22T09:00");
        waiting.completed(
                officer,
                "userTask_FollowUpComplaint",
                Map.of("followUpOutcome", "ASK_REPORTER", "question", "Di tiang nomor berapa?"));
        soundness.check(waiting);
        assertThat(lookout.list(of(head), new Lookout.Wanted(null, false, unit, "RESOLUTION", null), 100))
                .singleElement()
                .satisfies(work -> assertThat(work.line().pauseReason()).isEqualTo("AWAITING_REPORTER"));
        assertThat(stage(head, "ASKING_REPORTER").waits()).isTrue();
        assertThat(list(head, null))
                .as("what waits for the reporter is no officer's delay")
                .extracting(work -> work.line().stage())
                .containsExactly("RESOLUTION");
    }

    @Test
    void escalationsShowWhatBecameOfThemAndHowLongItTook() {
        ComplaintJourney noted = atUnit(unit);
        ComplaintJourney done = atUnit(unit);
        ComplaintJourney open = atUnit(unit);
        for (ComplaintJourney journey : List.of(noted, done, open)) {
            journey.timeReaches("boundaryTimer_FollowUpEscalation");
        }
        time.set("2026-04-28T10:00");
        noted.completed(
                head,
                "userTask_HandleEscalation",
                Map.of("escalationOutcome", "ACKNOWLEDGE", "note", "Dikerjakan besok pagi."));
        done.answeredBy(officer, "Lampu sudah diganti hari ini.");

        Overview.Level first = overview(head).levels().get(0);
        assertThat(first.level()).isEqualTo(1);
        assertThat(first.open()).isEqualTo(1);
        assertThat(first.outcomes()).isEqualTo(Map.of(EscalationOutcome.ACKNOWLEDGE, 1, EscalationOutcome.ENDED, 1));
        assertThat(first.median())
                .as("from closing time on Monday, when the limit passed, to ten on Tuesday")
                .isBetween(Duration.ofHours(17), Duration.ofHours(18).plusMinutes(5));
        assertThat(lookout.escalations(of(head), Lookout.Period.WEEK, 10))
                .extracting(OpenClocks.EscalationLine::number, OpenClocks.EscalationLine::outcome)
                .as("what nobody has answered comes first")
                .startsWith(org.assertj.core.groups.Tuple.tuple(open.number(), null))
                .hasSize(3);
        time.set("2026-05-12T10:00");
        assertThat(overview(head).levels().get(0).outcomes())
                .as("a fortnight later only what is open is counted")
                .isEmpty();
        assertThat(overview(head).levels().get(0).open()).isEqualTo(1);
    }

    @Test
    void anExtensionAnswersAnEscalationWhichMaySpeakAgain() {
        ComplaintJourney extended = atUnit(unit);
        extended.timeReaches("boundaryTimer_FollowUpEscalation");
        time.set("2026-04-28T10:00");
        extended.completed(
                head,
                "userTask_HandleEscalation",
                Map.of(
                        "escalationOutcome", "EXTEND",
                        "until", "2026-05-04",
                        "explanation", "Suku cadang baru datang minggu depan.",
                        "note", "Menunggu suku cadang."));
        soundness.check(extended);
        assertThat(overview(head).levels().get(0).outcomes()).isEqualTo(Map.of(EscalationOutcome.EXTEND, 1));
        assertThat(list(head, Tempo.LATE)).as("there is time again").isEmpty();
        extended.timeReaches("catchTimer_ExtendedLimitPassed");
        assertThat(overview(head).levels().get(0).open()).isEqualTo(1);
        assertThat(list(head, null).get(0).line().level()).isEqualTo(1);
    }

    @Test
    void eachManagerSeesTheirOwn() {
        ComplaintJourney here = atUnit(unit);
        ComplaintJourney there = atUnit(sibling);
        String siblingsHead = head.replace("kepala.pantau", "kepala.lain");

        assertThat(office(head, unit).count(Tempo.FIVE_DAYS)).isEqualTo(1);
        assertThat(office(head, sibling)).isNull();
        assertThat(overview(siblingsHead).offices())
                .extracting(Overview.Office::code)
                .containsExactly(sibling);
        for (String above : List.of("wahid.kota", "sari.kota", "rina.desk", "agus.desk", "nadia.ombudsman")) {
            assertThat(office(above, unit).count(Tempo.FIVE_DAYS)).as(above).isEqualTo(1);
            assertThat(office(above, sibling).count(Tempo.FIVE_DAYS)).as(above).isEqualTo(1);
        }
        assertThat(office("kartika.kemenkes", unit)).as("another agency").isNull();
        assertThat(list(siblingsHead, null)).isEmpty();
        assertThat(list(head, null)).extracting(work -> work.line().number()).contains(here.number());
        assertThat(list(head, null)).extracting(work -> work.line().number()).doesNotContain(there.number());
        assertThat(of("nadia.ombudsman").stepsIn()).isFalse();
        for (String nobody : List.of(officer, "budi.dishub", "doni.operator", "bayu.designer")) {
            assertThatThrownBy(() -> overseers.require(nobody))
                    .as(nobody)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
        }
    }

    /** One rule for reading: figures and lists know of no report that its manager could not open. */
    @Test
    void whatAManagerMayNotReadIsNotCountedEither() {
        ComplaintJourney secret = journeys.filed(Report.aboutALamp().hidden())
                .forwardedTo("kota-tangerang")
                .assignedTo(unit);
        ComplaintJourney accused = atUnit(unit)
                .answeredBy(officer, "Lampu sudah diganti hari ini.")
                .satisfied(3)
                .reopened("Petugasnya ternyata meminta uang.")
                .assignedAs("SUPERVISORY", "kota-tangerang");

        assertThat(overview(head).offices())
                .as("neither the secret nor the accusing report")
                .isEmpty();
        assertThat(lookout.list(of(head), new Lookout.Wanted(null, false, null, null, null), 100))
                .isEmpty();
        assertThat(numbers("rina.desk", null))
                .as("the desk has offered it")
                .contains(secret.number(), accused.number());
        assertThat(numbers("agus.desk", null)).contains(accused.number()).doesNotContain(secret.number());
        assertThat(numbers("nadia.ombudsman", null)).contains(accused.number()).doesNotContain(secret.number());
        assertThat(numbers("joko.inspektorat", null)).contains(accused.number(), secret.number());
    }

    private Set<org.tuntas.complaint.TrackingNumber> numbers(String login, @Nullable Tempo tempo) {
        return lookout.list(of(login), new Lookout.Wanted(tempo, false, null, null, null), 10_000).stream()
                .map(work -> work.line().number())
                .collect(java.util.stream.Collectors.toSet());
    }

    /** Four reports: two answered after a day, one after the limit of 5 HK, one open; one of them dissatisfied, so worked on twice. */
    @Test
    void passagesShowHowLongStagesLastAndWhatComesBack() {
        ComplaintJourney quick = atUnit(unit);
        ComplaintJourney twice = atUnit(unit);
        ComplaintJourney slow = atUnit(unit);
        atUnit(unit);
        time.set("2026-04-21T09:00");
        quick.answeredBy(officer, "Lampu sudah diganti hari ini.");
        twice.answeredBy(officer, "Lampu sudah diganti hari ini.").dissatisfied("Masih mati.");
        time.set("2026-04-22T09:00");
        twice.answeredBy(officer, "Sekarang sudah menyala lagi.");
        time.set("2026-04-28T09:00");
        slow.answeredBy(officer, "Lampu sudah diganti hari ini.");

        Passages.Step followUp = passage("FOLLOW_UP", 30, null);
        assertThat(followUp.now()).isEqualTo(1);
        assertThat(followUp.ended()).isEqualTo(4);
        assertThat(followUp.median()).as("of 1, 1, 1 and 8 days").isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(followUp.ninth()).as("the slow one").isBetween(Duration.ofHours(191), Duration.ofHours(193));
        assertThat(followUp.past()).isEqualTo(1);
        assertThat(followUp.pastPercent()).isEqualTo(25);
        assertThat(followUp.again()).as("the one that came back").isEqualTo(1);
        assertThat(followUp.lost())
                .as("from 16:00 on the 27th to 9:00 on the 28th")
                .isEqualTo(Duration.ofHours(17));
        assertThat(followUp.process() + "/" + followUp.element()).isEqualTo("unit-follow-up/subProcess_FollowUp");
        assertThat(passage("FOLLOW_UP", 2, null).ended())
                .as("in the last two days")
                .isEqualTo(1);
        assertThat(passages.steps(of(head), asked(30, "kementerian-kesehatan", null)))
                .isEmpty();
        String edition = blueprints.editions().get(0).bundle();
        assertThat(passage("FOLLOW_UP", 30, edition))
                .as("in the version that ran all of it")
                .isEqualTo(followUp);
        assertThat(passage("RESOLUTION", 30, edition).now())
                .as("the clock around them")
                .isEqualTo(passage("RESOLUTION", 30, null).now());
        assertThat(passages.steps(of(head), asked(30, null, "another"))).isEmpty();
    }

    /** Two reports; one becomes secret after its days were rolled up. */
    @Test
    void passagesAreKeptByDayAndFollowWhatChangesAfterwards() {
        ComplaintJourney open = atUnit(unit);
        ComplaintJourney secret = atUnit(unit);
        time.set("2026-04-21T09:00");
        open.answeredBy(officer, "Lampu sudah diganti hari ini.");
        secret.answeredBy(officer, "Lampu sudah diganti hari ini.");
        time.set("2026-04-23T09:00");
        List<Passages.Step> live = passages.steps(of(head), asked(30, null, null));

        keepAll();
        assertThat(jdbc.sql("select count(*) from passage_day where office = ?")
                        .param(unit)
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(passages.steps(of(head), asked(30, null, null)))
                .as("from days as from visits")
                .isEqualTo(live);

        jdbc.sql("update complaint set secret = true where number = ?")
                .param(secret.number().value())
                .update();
        int seen = passage("FOLLOW_UP", 30, null).ended();
        keepAll();
        assertThat(passage("FOLLOW_UP", 30, null).ended())
                .as("before and after it was counted anew")
                .isEqualTo(seen);
        assertThat(seen)
                .as("a secret one is nobody's figure who may not read it")
                .isEqualTo(1);
        assertThat(bookkeeper.differences()).noneMatch(difference -> difference.startsWith("2026-04-21"));

        jdbc.sql("update passage_day set lost = lost + 1 where office = ? and stage = 'FOLLOW_UP'")
                .param(unit)
                .update();
        assertThat(bookkeeper.differences())
                .as("what somebody changed is named")
                .contains("2026-04-21");
        bookkeeper.rebuild();
        assertThat(bookkeeper.differences()).doesNotContain("2026-04-21");
    }

    private void keepAll() {
        while (bookkeeper.keepSome()) {
            // The next days.
        }
    }

    private Passages.Step passage(String stage, int days, @Nullable String edition) {
        return passages.steps(of(head), asked(days, null, edition)).stream()
                .filter(step -> step.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private Passages.Asked asked(int days, @Nullable String agency, @Nullable String edition) {
        return new Passages.Asked(
                agency, time.now().minus(Duration.ofDays(days)), time.now().plusSeconds(1), edition);
    }
}
