package org.tuntas.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.reporter.TrackingLinks;

class FollowingAReportTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    TrackingLinks links;

    CitizensApi api;

    @BeforeEach
    void onAMondayMorning() {
        api = new CitizensApi(port);
        time.set("2026-04-20T09:00");
    }

    @Test
    void beforeVerificationThePublicSeesThatItExistsAndUntilWhen() {
        ComplaintJourney journey = journeys.filed();
        CitizensApi.Answer view = api.get(path(journey));
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.text("/stateLabel")).isEqualTo("Menunggu verifikasi");
        assertThat(view.text("/indicator")).isEqualTo("RED");
        assertThat(view.text("/deadline/at")).isEqualTo("2026-04-23T16:00:00+07:00");
        assertThat(view.raw().body()).doesNotContain("Lampu jalan", "Cokroaminoto", "Siti");
    }

    @Test
    void afterVerificationThePublicReadsWhatTheVerifierConfirmedAndTheAnswers() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        CitizensApi.Answer view = api.get(path(journey));
        assertThat(view.text("/title")).isEqualTo("Lampu jalan mati di Ciledug");
        assertThat(view.text("/text")).isEqualTo("Lampu jalan di depan sekolah mati.");
        assertThat(view.text("/holder")).isEqualTo("Dinas Perhubungan");
        assertThat(view.text("/place/region")).contains("Kota Tangerang");
        assertThat(messages(view)).contains("Lampu sudah diganti hari ini.");
        assertThat(view.raw().body())
                .as("the exact place, the reporter's own words and everybody's name")
                .doesNotContain("Cokroaminoto", "SDN 2", "Siti", "0812", "budi.dishub", "Budi");
    }

    @Test
    void theReporterSeesAllOfTheirReportAndWhatTheyCanDo() {
        ComplaintJourney journey =
                journeys.filed().answeredAlongTheStraightRoad().replied("Lampunya mati lagi.");
        CitizensApi.Answer view = api.get(path(journey), "X-Tracking-Pin", journey.pin());
        assertThat(view.text("/text")).contains("SDN 2");
        assertThat(messages(view)).contains("Lampunya mati lagi.");
        assertThat(view.body().at("/possible")).extracting(JsonNode::asText).containsExactly("reply", "withdrawal");
        assertThat(api.get(path(journey)).raw().body())
                .as("a reply is between reporter and officers")
                .doesNotContain("Lampunya mati lagi.");
    }

    @Test
    void theTokenOfALinkOpensWhatThePinOpens() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        String token = links.toReport(journey.number()).replaceFirst(".*kunci=", "");
        assertThat(api.get(path(journey), "X-Tracking-Token", token).text("/text"))
                .contains("SDN 2");
        assertThat(api.get(path(journey), "X-Tracking-Token", "0".repeat(32)).status())
                .isEqualTo(403);
        CitizensApi.Answer reply =
                api.post(path(journey) + "/replies", "{\"text\": \"Masih mati.\"}", "X-Tracking-Token", token);
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void aSecretReportShowsThePublicOnlyThatItExistsAndItsState() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().hidden()).answeredAlongTheStraightRoad();
        CitizensApi.Answer view = api.get(path(journey));
        assertThat(StreamSupport.stream(((Iterable<String>) () -> view.body().fieldNames()).spliterator(), false))
                .containsExactlyInAnyOrder("number", "state", "stateLabel", "indicator", "secret", "published");
        assertThat(view.text("/state")).isEqualTo("AWAITING_REPORTER");
        CitizensApi.Answer own = api.get(path(journey), "X-Tracking-Pin", journey.pin());
        assertThat(messages(own)).contains("Lampu sudah diganti hari ini.");
    }

    @Test
    void anArchivedReportShowsNumberStateAndReasonOnly() {
        ComplaintJourney journey = journeys.filed().archived("OUT_OF_SCOPE", "Hubungi pengadilan setempat.");
        CitizensApi.Answer view = api.get(path(journey));
        assertThat(view.text("/closeReason")).isEqualTo("Di luar kewenangan kanal ini");
        assertThat(view.body().has("timeline")).isFalse();
        assertThat(view.raw().body()).doesNotContain("Lampu", "pengadilan");
        assertThat(messages(api.get(path(journey), "X-Tracking-Pin", journey.pin())))
                .contains("Hubungi pengadilan setempat.");
    }

    @Test
    void theWholeConversationRunsOverHttp() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        CitizensApi.Answer objected =
                post(journey, "/satisfaction", "{\"satisfied\":false,\"reason\":\"Masih gelap\"}");
        assertThat(objected.status()).isEqualTo(200);
        assertThat(objected.text("/state")).isEqualTo("IN_PROGRESS");
        assertThat(objected.body().at("/movedOn").asBoolean()).isTrue();

        CitizensApi.Answer added = post(journey, "/replies", "{\"text\":\"Ada foto tambahan.\"}");
        assertThat(added.body().at("/movedOn").asBoolean()).isFalse();
        assertThat(added.text("/state")).isEqualTo("IN_PROGRESS");

        journey.answered("Kabel juga sudah diganti.");
        assertThat(post(journey, "/satisfaction", "{\"satisfied\":true,\"rating\":5}")
                        .text("/state"))
                .isEqualTo("RESOLVED");
        assertThat(api.get(path(journey)).body().at("/rating").asInt()).isEqualTo(5);
    }

    @Test
    void theWrongMomentIsAConflictThatSaysWhatIsPossible() {
        ComplaintJourney journey = journeys.filed();
        CitizensApi.Answer early = post(journey, "/satisfaction", "{\"satisfied\":true,\"rating\":5}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("/state")).isEqualTo("RECEIVED");
        assertThat(early.body().at("/possible")).extracting(JsonNode::asText).containsExactly("reply", "withdrawal");
        assertThat(early.text("/detail")).contains("Menunggu verifikasi").contains("menarik laporan");

        assertThat(post(journey, "/withdrawal", "{}").text("/state")).isEqualTo("WITHDRAWN");
        CitizensApi.Answer late = post(journey, "/withdrawal", "{}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().at("/possible")).isEmpty();
    }

    @Test
    void aReportWhoseProcessHasNotStartedCanBeWithdrawnAtOnce() {
        ComplaintJourney journey = journeys.acknowledged(Report.aboutALamp());
        assertThat(post(journey, "/withdrawal", "{\"reason\":\"Salah alamat\"}").status())
                .isEqualTo(200);
        assertThat(journey.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(journey.isRunning()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LP-26-0000-0000", "LP-99-ZZZZ-ZZZZ", "x", "LP-26-7K3M-9QXD%00", "..%2f..", "%F0%9F%92%A9"})
    void anUnknownNumberIsNotFound(String number) {
        CitizensApi.Answer answer = api.get("/api/v1/complaints/" + number);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.raw().body()).doesNotContain("Exception");
    }

    @Test
    void aNumberIsUnderstoodAsPeopleWriteIt() {
        ComplaintJourney journey = journeys.filed();
        String sloppy =
                journey.number().value().toLowerCase(java.util.Locale.ROOT).replace("-", "");
        assertThat(api.get("/api/v1/complaints/" + sloppy).text("/number"))
                .isEqualTo(journey.number().value());
    }

    @Test
    void withoutOrWithAWrongPinNothingIsDone() {
        ComplaintJourney journey = journeys.filed();
        String wrong = journey.pin().equals("000000") ? "000001" : "000000";
        assertThat(api.post(path(journey) + "/withdrawal", "{}").status()).isEqualTo(403);
        assertThat(api.post(path(journey) + "/withdrawal", "{}", "X-Tracking-Pin", wrong)
                        .status())
                .isEqualTo(403);
        assertThat(api.get(path(journey), "X-Tracking-Pin", wrong).status()).isEqualTo(403);
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
    }

    @Test
    void guessingIsSlowedAndTellsHowLongToWait() {
        ComplaintJourney journey = journeys.filed();
        CitizensApi.Answer last = null;
        for (int guess = 0; guess < 6; guess++) {
            last = api.get(path(journey), "X-Tracking-Pin", String.format("%06d", guess));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.raw().headers().firstValueAsLong("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"satisfied\":true}",
                "{\"satisfied\":true,\"rating\":0}",
                "{\"satisfied\":true,\"rating\":6}",
                "{\"satisfied\":false}",
                "{\"satisfied\":false,\"reason\":\" \"}",
                "{\"satisfied\":false,\"rating\":1,\"reason\":\"x\"}",
                "{\"rating\":3}",
                "{}"
            })
    void anUnclearJudgementIsABadRequest(String body) {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        CitizensApi.Answer answer = post(journey, "/satisfaction", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors")).isNotEmpty();
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
    }

    private CitizensApi.Answer post(ComplaintJourney journey, String command, String body) {
        return api.post(path(journey) + command, body, "X-Tracking-Pin", journey.pin());
    }

    private static String path(ComplaintJourney journey) {
        return "/api/v1/complaints/" + journey.number().value();
    }

    private static java.util.List<String> messages(CitizensApi.Answer view) {
        return view.body().at("/timeline").findValuesAsText("message");
    }
}
