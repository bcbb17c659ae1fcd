package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.journey.ComplaintJourney.AGENCY_ADMIN;
import static org.tuntas.journey.ComplaintJourney.DESK;
import static org.tuntas.journey.ComplaintJourney.OFFICER;
import static org.tuntas.journey.ComplaintJourney.UNIT_HEAD;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.administration.Moved;
import org.tuntas.administration.WorkDesk;
import org.tuntas.api.CitizensApi;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.language.Words;
import org.tuntas.lifecycle.ClockRenewal;
import org.tuntas.lifecycle.RoundStarter;

/**
 * Whatever can be done with a complaint in a place of its way, done twice at the same moment, each with each: over HTTP as
 * reporters and Tasklist do it, by timers as the engine's executor does. Two of a kind cannot both happen; whoever comes second
 * reads a sentence.
 */
class EveryPairTest extends RunningTuntas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERIFY = "userTask_VerifyComplaint";
    private static final String ASSIGN = "userTask_AssignUnit";
    private static final String FOLLOW_UP = "userTask_FollowUpComplaint";
    private static final String ESCALATION = "userTask_HandleEscalation";
    private static final String MORE_TIME = "userTask_DecideMoreTime";
    private static final String APPEAL = "userTask_DecideAppeal";
    private static final String SECOND_OFFICER = "siti.dpupr";
    private static final String INSPECTOR = "joko.inspektorat";
    private static final long PATIENCE_SECONDS = 5;

    /** One at a time: sessions outlive a test, and logging in is slow by design. */
    private static final Map<String, OfficersSession> SESSIONS = new ConcurrentHashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Soundness soundness;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    RoundStarter starter;

    @Autowired
    ClockRenewal renewal;

    @Autowired
    WorkDesk work;

    @Autowired
    Words words;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    /** How a deed ended: a status of HTTP, and the sentence that was read. */
    private record Said(int status, String sentence) {

        static final Said DONE = new Said(204, "");

        boolean done() {
            return status < 300;
        }
    }

    /** Gets ready on a complaint before the start, and is then done. */
    @FunctionalInterface
    private interface Deed {

        Callable<Said> ready(EveryPairTest here, ComplaintJourney journey);
    }

    /**
     * @param uses what it uses up: of two deeds that use up the same, one is done
     * @param leaves the entry that it leaves in the timeline when it is done, and only then
     */
    private record Move(String name, @Nullable String uses, @Nullable EventKind leaves, Deed deed) {}

    private record Place(String name, UnaryOperator<ComplaintJourney> way, List<Move> moves) {}

    static Stream<Arguments> everyPair() {
        List<Arguments> pairs = new ArrayList<>();
        for (Place place : places()) {
            List<Move> moves = place.moves();
            for (int first = 0; first < moves.size(); first++) {
                for (int second = first; second < moves.size(); second++) {
                    Move one = moves.get(first);
                    Move other = moves.get(second);
                    pairs.add(Arguments.of(
                            Named.of(place.name(), place), Named.of(one.name(), one), Named.of(other.name(), other)));
                }
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @MethodSource("everyPair")
    void twoAtOnceEndAsOneAfterTheOtherWould(Place place, Move one, Move other) throws Exception {
        ComplaintJourney journey = place.way().apply(journeys.filed());
        Map<Move, Integer> before = new HashMap<>();
        Stream.of(one, other).forEach(move -> before.put(move, entries(journey, move)));

        List<Said> said = atOnce(one.deed().ready(this, journey), other.deed().ready(this, journey));

        assertThat(said).as("somebody was first").anyMatch(Said::done);
        assertThat(said).allSatisfy(EveryPairTest::isReadable);
        if (one.uses() != null && one.uses().equals(other.uses())) {
            assertThat(said).filteredOn(Said::done).as("done, of %s", said).hasSize(1);
        }
        for (Move move : before.keySet()) {
            assertThat(entries(journey, move) - before.get(move))
                    .as("entries %s after %s", move.leaves(), said)
                    .isEqualTo(done(move.leaves(), one, said.get(0)) + done(move.leaves(), other, said.get(1)));
        }
        starter.startWaiting();
        soundness.check(journey);
    }

    private static int done(@Nullable EventKind leaves, Move move, Said said) {
        return leaves != null && leaves == move.leaves() && said.done() ? 1 : 0;
    }

    private static void isReadable(Said said) {
        assertThat(said.status()).as(said.sentence()).isLessThan(500);
        if (!said.done()) {
            assertThat(said.sentence())
                    .containsPattern("(?i)tugas|laporan|pekerjaan")
                    .doesNotContainPattern("ENGINE-|Exception|OptimisticLocking|permission|Cannot find|null");
        }
    }

    private static int entries(ComplaintJourney journey, Move move) {
        return move.leaves() == null ? 0 : journey.timeline(move.leaves()).size();
    }

    // Where a complaint can be, and what can be done with it there

    private static List<Place> places() {
        Move withdrawal =
                reporter("withdrawal", "withdrawal", EventKind.WITHDRAWN, "{\"reason\":\"Sudah selesai sendiri.\"}");
        Move message = reporter("replies", null, EventKind.MESSAGE, "{\"text\":\"Tiang nomor 14.\"}");
        Move finalAnswer = officer(
                OFFICER,
                FOLLOW_UP,
                EventKind.FINAL_ANSWER,
                Map.of(
                        "followUpOutcome",
                        "FINAL",
                        "answer",
                        "Lampu sudah diganti hari ini.",
                        "resolution",
                        "RESOLVED"));
        return List.of(
                new Place(
                        "at verification",
                        journey -> journey,
                        List.of(
                                officer(DESK, VERIFY, EventKind.FORWARDED, forward()),
                                officer(
                                        DESK,
                                        VERIFY,
                                        EventKind.ARCHIVED,
                                        Map.of(
                                                "verificationOutcome", "ARCHIVE",
                                                "archiveReason", "OUT_OF_SCOPE",
                                                "explanation", "Perkara pengadilan: hubungi PTSP.")),
                                claim(DESK, VERIFY),
                                withdrawal,
                                message,
                                timer("boundaryTimer_VerificationEscalation"),
                                renewed())),
                new Place(
                        "at disposition",
                        journey -> journey.forwardedTo("kota-tangerang"),
                        List.of(
                                officer(
                                        AGENCY_ADMIN,
                                        ASSIGN,
                                        EventKind.ASSIGNED,
                                        Map.of(
                                                "dispositionOutcome", "ASSIGN",
                                                "units", List.of("dishub"),
                                                "type", "COMPLAINT",
                                                "supervisionClass", "ORDINARY")),
                                officer(
                                        AGENCY_ADMIN,
                                        ASSIGN,
                                        EventKind.COMPLETION_ASKED,
                                        Map.of(
                                                "dispositionOutcome", "NEEDS_COMPLETION",
                                                "explanation", "Sebutkan nama jalannya.")),
                                claim(AGENCY_ADMIN, ASSIGN),
                                withdrawal,
                                timer("boundaryTimer_DispositionEscalation"))),
                new Place(
                        "at a unit",
                        journey -> journey.forwardedTo("kota-tangerang").assignedTo("dishub"),
                        List.of(
                                finalAnswer,
                                officer(
                                        OFFICER,
                                        FOLLOW_UP,
                                        EventKind.QUESTION_ASKED,
                                        Map.of("followUpOutcome", "ASK_REPORTER", "question", "Tiang yang mana?")),
                                officer(
                                        OFFICER,
                                        FOLLOW_UP,
                                        EventKind.RETURNED,
                                        Map.of(
                                                "followUpOutcome", "WRONG_UNIT",
                                                "explanation", "Ini bukan tugas unit kami.")),
                                claim(OFFICER, FOLLOW_UP),
                                withdrawal,
                                timer("boundaryTimer_FollowUpWarning"),
                                timer("startTimer_ResolutionEscalation"),
                                renewed())),
                new Place(
                        "late at a unit",
                        journey -> journey.forwardedTo("kota-tangerang")
                                .assignedTo("dishub")
                                .timeReaches("boundaryTimer_FollowUpEscalation"),
                        List.of(
                                escalation(
                                        EventKind.REASSIGNED,
                                        Map.of(
                                                "escalationOutcome", "REASSIGN",
                                                "colleague", OFFICER,
                                                "note", "Kerjakan hari ini.")),
                                escalation(
                                        EventKind.TAKEN_OVER,
                                        Map.of("escalationOutcome", "TAKE_OVER", "note", "Saya tangani sendiri.")),
                                escalation(
                                        EventKind.LIMIT_EXTENDED,
                                        Map.of(
                                                "escalationOutcome", "EXTEND",
                                                "until", "2026-05-08",
                                                "explanation", "Suku cadang baru tiba hari Rabu.",
                                                "note", "Disetujui.")),
                                claim(OFFICER, FOLLOW_UP),
                                finalAnswer,
                                withdrawal,
                                timer("catchTimer_NextLevelDue"))),
                new Place(
                        "held by an officer",
                        journey -> journey.forwardedTo("kota-tangerang")
                                .assignedTo("dishub")
                                .claimed(OFFICER, FOLLOW_UP),
                        List.of(
                                unclaim(OFFICER, FOLLOW_UP),
                                moved(),
                                finalAnswer,
                                withdrawal,
                                claim(OFFICER, FOLLOW_UP))),
                new Place(
                        "at two units",
                        journey -> journey.forwardedTo("kota-tangerang").assigned(List.of("dishub", "dpupr"), "dishub"),
                        List.of(
                                part(OFFICER, "dishub"),
                                part(SECOND_OFFICER, "dpupr"),
                                withdrawal,
                                message,
                                timer("boundaryTimer_FollowUpEscalation"))),
                new Place(
                        "asked for more time",
                        journey -> journey.forwardedTo("kota-tangerang")
                                .assignedTo("dishub")
                                .followedUp(
                                        OFFICER,
                                        Map.of(
                                                "followUpOutcome", "POSTPONE",
                                                "until", "2026-05-11",
                                                "postponeReason", "BUDGET_YEAR",
                                                "explanation", "Anggaran belum tersedia tahun ini.")),
                        List.of(
                                officer(
                                        UNIT_HEAD,
                                        MORE_TIME,
                                        EventKind.POSTPONED,
                                        Map.of("moreTimeOutcome", "GRANT", "note", "Disetujui.")),
                                officer(
                                        UNIT_HEAD,
                                        MORE_TIME,
                                        EventKind.MORE_TIME_REFUSED,
                                        Map.of("moreTimeOutcome", "REFUSE", "note", "Kerjakan dahulu.")),
                                withdrawal,
                                timer("boundaryTimer_TimeApprovalEscalation"))),
                new Place(
                        "a unit asks the reporter",
                        journey -> journey.forwardedTo("kota-tangerang")
                                .assignedTo("dishub")
                                .askedReporter("Tiang yang mana?"),
                        List.of(
                                reporter("replies", null, null, "{\"text\":\"Tiang nomor 14.\"}"),
                                withdrawal,
                                timer("catchTimer_AskReporterFirstReminder"))),
                new Place(
                        "answered",
                        ComplaintJourney::answeredAlongTheStraightRoad,
                        List.of(
                                // The second of two replies is a message to whoever works on it again.
                                reporter("replies", null, null, "{\"text\":\"Masih gelap.\"}"),
                                reporter(
                                        "satisfaction",
                                        "judgement",
                                        EventKind.SATISFIED,
                                        "{\"satisfied\":true,\"rating\":4}"),
                                reporter(
                                        "satisfaction",
                                        "judgement",
                                        EventKind.DISSATISFIED,
                                        "{\"satisfied\":false,\"reason\":\"Masih gelap.\"}"),
                                withdrawal,
                                timer("catchTimer_AwaitReporterFirstReminder"))),
                new Place(
                        "appealed",
                        journey -> journey.answeredAlongTheStraightRoad()
                                .dissatisfied("Masih gelap.")
                                .answered("Lampu diperiksa dan menyala.")
                                .dissatisfied("Tetap gelap."),
                        List.of(
                                officer(
                                        INSPECTOR,
                                        APPEAL,
                                        EventKind.APPEAL_UPHELD,
                                        Map.of(
                                                "appealOutcome", "UPHELD",
                                                "reasoning", "Foto pelapor menunjukkan lampu masih mati.",
                                                "instruction", "Ganti lampu dan kirim foto malam hari.")),
                                officer(
                                        INSPECTOR,
                                        APPEAL,
                                        EventKind.APPEAL_REJECTED,
                                        Map.of(
                                                "appealOutcome", "REJECTED",
                                                "reasoning", "Lampu sudah menyala sesuai standar penerangan jalan.")),
                                withdrawal,
                                timer("boundaryTimer_AppealEscalation"))),
                new Place(
                        "to be completed",
                        journey -> journey.askedToComplete("Sebutkan letak tiang lampunya."),
                        List.of(
                                reporter(
                                        "completion",
                                        "completion",
                                        EventKind.COMPLETED,
                                        "{\"text\":\"Tiang nomor 14, depan gerbang sekolah.\"}"),
                                withdrawal,
                                timer("catchTimer_CompletionFirstReminder"))),
                new Place(
                        "archived",
                        journey -> journey.archived("OUT_OF_SCOPE", "Perkara pengadilan: hubungi PTSP."),
                        List.of(reporter(
                                "contest",
                                "contest",
                                EventKind.CONTESTED,
                                "{\"reason\":\"Ini bukan perkara pengadilan.\"}"))),
                new Place(
                        "closed",
                        journey -> journey.answeredAlongTheStraightRoad().satisfied(4),
                        List.of(reporter(
                                "reopening",
                                "reopening",
                                EventKind.REOPENED,
                                "{\"reason\":\"Mati lagi sejak tadi.\"}"))),
                new Place(
                        "reopened",
                        journey -> journey.answeredAlongTheStraightRoad()
                                .satisfied(4)
                                .reopenedButNotStarted("Mati lagi sejak tadi."),
                        List.of(started(), withdrawal, message)));
    }

    private static Map<String, Object> forward() {
        return Map.of(
                "verificationOutcome", "FORWARD",
                "agency", "kota-tangerang",
                "type", "COMPLAINT",
                "supervisionClass", "ORDINARY",
                "publicTitle", "Lampu jalan mati di Ciledug",
                "publicText", "Lampu jalan di depan sekolah mati.");
    }

    // What is done

    private static Move reporter(String command, @Nullable String uses, @Nullable EventKind leaves, String body) {
        return new Move("reporter's " + command + " " + body, uses, leaves, (here, journey) -> {
            CitizensApi api = new CitizensApi(here.port);
            return () -> {
                CitizensApi.Answer answer = api.post(
                        "/api/v1/complaints/" + journey.number() + "/" + command,
                        body,
                        "X-Tracking-Pin",
                        journey.pin());
                return new Said(answer.status(), answer.text("/detail"));
            };
        });
    }

    private static Move officer(String login, String step, EventKind leaves, Map<String, Object> form) {
        return new Move(login + " completes as " + leaves, step, leaves, (here, journey) -> {
            String task = journey.taskFor(login, step).getId();
            return here.engine(login, "/task/" + task + "/submit-form", submission(form));
        });
    }

    private static Move escalation(EventKind leaves, Map<String, Object> form) {
        return officer(UNIT_HEAD, ESCALATION, leaves, form);
    }

    /** One unit's part of an answer; the parts of two units do not exclude each other. */
    private static Move part(String login, String unit) {
        Map<String, Object> form =
                Map.of("followUpOutcome", "FINAL", "answer", "Bagian kami sudah selesai.", "resolution", "RESOLVED");
        return new Move(login + " finishes", "share of " + unit, EventKind.UNIT_FINISHED, (here, journey) -> {
            String task = journey.taskFor(login, FOLLOW_UP).getId();
            return here.engine(login, "/task/" + task + "/submit-form", submission(form));
        });
    }

    private static Move claim(String login, String step) {
        return new Move(login + " claims", null, null, (here, journey) -> {
            String task = journey.taskFor(login, step).getId();
            return here.engine(login, "/task/" + task + "/claim", "{\"userId\":\"" + login + "\"}");
        });
    }

    private static Move unclaim(String login, String step) {
        return new Move(login + " gives back", null, null, (here, journey) -> {
            String task = journey.taskFor(login, step).getId();
            return here.engine(login, "/task/" + task + "/unclaim", "");
        });
    }

    private static Move moved() {
        return new Move("the administrator moves it", "hold", EventKind.REASSIGNED, (here, journey) -> {
            String task = journey.task(FOLLOW_UP).getId();
            return () -> {
                Moved moved = here.work
                        .move(AGENCY_ADMIN, OFFICER, List.of(task), null)
                        .get(0);
                return moved.problem() == null ? Said.DONE : new Said(409, here.words.refusal(moved.problem()));
            };
        });
    }

    /** As the job executor does it: one that was lost or overtaken is its own business. */
    private static Move timer(String activity) {
        return new Move(activity, null, null, (here, journey) -> {
            String job = journey.timer(activity);
            here.time.set(here.management
                    .createJobQuery()
                    .jobId(job)
                    .singleResult()
                    .getDuedate()
                    .toInstant());
            return () -> {
                try {
                    here.management.executeJob(job);
                    return Said.DONE;
                } catch (ProcessEngineException gone) {
                    assertThat(gone).hasMessageContaining("No job found with id");
                    return new Said(409, "Tugas waktu ini sudah dijalankan.");
                }
            };
        });
    }

    private static Move started() {
        return new Move("the round starts", null, null, (here, journey) -> () -> {
            here.starter.startWaiting();
            return Said.DONE;
        });
    }

    /** A decree has come: its clocks are renewed. */
    private static Move renewed() {
        return new Move("its clocks are renewed", null, null, (here, journey) -> {
            here.jdbc
                    .sql("insert into clock_renewal (number, due_at) values (?, now()) on conflict do nothing")
                    .param(journey.number().value())
                    .update();
            return () -> {
                here.renewal.renewWaiting();
                return Said.DONE;
            };
        });
    }

    private Callable<Said> engine(String login, String path, String body) {
        OfficersSession session = SESSIONS.computeIfAbsent(login, name -> OfficersSession.of(name, port));
        return () -> {
            HttpResponse<String> answer = session.engine("POST", path, body);
            return new Said(answer.statusCode(), sentence(answer.body()));
        };
    }

    /** What Tasklist shows of a refusal: it drops what the engine puts before the sentence. */
    private static String sentence(String body) throws JsonProcessingException {
        return body.isEmpty()
                ? ""
                : JSON.readTree(body).path("message").asText().replaceFirst("^Cannot submit task form [^:]+: ", "");
    }

    private static String submission(Map<String, Object> form) {
        ObjectNode variables = JSON.createObjectNode();
        form.forEach((key, value) -> {
            ObjectNode variable = variables.putObject(key);
            if (value instanceof List<?> list) {
                variable.put("type", "Json").put("value", JSON.valueToTree(list).toString());
            } else {
                variable.put("type", "String").put("value", value.toString());
            }
        });
        return JSON.createObjectNode().set("variables", variables).toString();
    }

    private static List<Said> atOnce(Callable<Said> one, Callable<Said> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Function<Callable<Said>, Callable<Said>> started = deed -> () -> {
                start.await();
                return deed.call();
            };
            Future<Said> first = both.submit(started.apply(one));
            Future<Said> second = both.submit(started.apply(other));
            return List.of(
                    first.get(PATIENCE_SECONDS, TimeUnit.SECONDS), second.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } finally {
            both.shutdownNow();
        }
    }
}
