package org.tuntas.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.tracking.TrackingDesk;

/** The case card and what officers add to it, for those who may and those who may not. */
class CaseCardTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TrackingDesk tracking;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void everythingAboutAReportIsOnOnePageExceptWhoReportedIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assigned(List.of("dishub", "dpupr"), "dishub");
        String card = DeskSession.of("budi.dishub", port).page(card(journey));
        assertThat(card)
                .contains(journey.number().value(), "Lampu jalan mati", "SDN 2", "Diteruskan, belum ditindaklanjuti")
                .contains("Petugas Dinas Perhubungan", "Dinas Pekerjaan Umum dan Penataan Ruang")
                .contains("Batas tindak lanjut", "Batas penyelesaian", "Mengapa tanggal ini?", "hari kerja")
                .contains("Pelapor", "menunggu dikirim", "Laporan diteruskan ke Kota Tangerang")
                .containsPattern("Prosedur</dt>\\s*<dd>versi \\d+\\.\\d+\\.\\d+</dd>")
                .contains("/camunda/app/tasklist/default/#/?task="
                        + journey.taskFor("budi.dishub", "userTask_FollowUpComplaint")
                                .getId())
                .contains("/petugas/identitas/" + journey.number())
                .doesNotContain("Siti Aminah", "0812", "siti@warga.example");
        assertThat(DeskSession.of("budi.dishub", port).page(card(journey) + "?lang=en"))
                .contains("Limit of", "See who reported it", "Why this date?");
    }

    @Test
    void theDeskTakesAMergedReportOutAndTheUnitDoesNot() {
        ComplaintJourney parent = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ComplaintJourney child = journeys.filed().forwardedTo("kota-tangerang").mergedInto(parent);
        DeskSession unit = DeskSession.of("budi.dishub", port);
        assertThat(unit.page(card(parent)))
                .contains("1 laporan digabungkan", child.number().value());
        DeskSession rina = DeskSession.of("rina.desk", port);
        assertThat(rina.page(card(child)))
                .contains("Digabungkan dengan", parent.number().value(), "Pisahkan dari laporan induk");
        assertThat(unit.send(card(parent), card(child) + "/pisahkan", Map.of()).statusCode())
                .as("not theirs to read, or not theirs to take out")
                .isIn(403, 404);
        DeskSession head = DeskSession.of("wahid.kota", port);
        assertThat(head.page(card(child))).doesNotContain("Pisahkan dari laporan induk");
        assertThat(head.send(card(child), card(child) + "/pisahkan", Map.of()).statusCode())
                .as("theirs to read, not to take out")
                .isEqualTo(403);
        assertThat(child.state()).isEqualTo(ComplaintState.MERGED);
        ComplaintJourney sibling = journeys.filed().mergedInto(parent);
        rina.send(card(child), card(child) + "/pisahkan", Map.of());
        assertThat(child.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(rina.page(card(child))).doesNotContain("Pisahkan dari laporan induk");

        parent.answered("Lampu sudah diganti.").familyHeard();
        assertThat(unit.page(card(parent)))
                .as("who read the answer stays on the card, who was taken out does not")
                .contains("1 laporan digabungkan", sibling.number().value(), "Menunggu tanggapan pelapor")
                .doesNotContain(child.number().value());
        assertThat(rina.page(card(sibling))).contains("Digabungkan dengan").doesNotContain("Pisahkan dari laporan");
    }

    @Test
    void anAnonymousReportOffersNoWayToAnIdentity() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().hidden())
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub");
        assertThat(DeskSession.of("budi.dishub", port).page(card(journey)))
                .contains("rahasia", "Anonim")
                .doesNotContain("/petugas/identitas/");
    }

    @Test
    void theWayToAnIdentityIsShownOnlyToThoseItOpensTo() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String way = "/petugas/identitas/" + journey.number();
        Map<String, Boolean> shown = new LinkedHashMap<>();
        for (String login : List.of("budi.dishub", "rina.desk", "wahid.kota", "indra.auditor")) {
            DeskSession session = DeskSession.of(login, port);
            boolean onTheCard = session.page(card(journey)).contains(way);
            assertThat(session.open(way).statusCode()).as(login).isEqualTo(onTheCard ? 200 : 403);
            shown.put(login, onTheCard);
        }
        assertThat(shown)
                .containsEntry("budi.dishub", true)
                .containsEntry("rina.desk", false)
                .containsEntry("wahid.kota", false)
                .containsEntry("indra.auditor", false);
    }

    @Test
    void theOmbudsmanFindsTheWayToWhoHasNoName() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().nameless())
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub");
        assertThat(DeskSession.of("nadia.ombudsman", port).page(card(journey)))
                .contains("/petugas/identitas/" + journey.number());
    }

    @Test
    void aNoteIsReadByOfficersAndNeverByTheReporterOrThePublic() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        DeskSession budi = DeskSession.of("budi.dishub", port);
        budi.send(card(journey), card(journey) + "/catatan", Map.of("note", "Tiang nomor 14 milik PLN."));
        assertThat(journey.timeline(EventKind.NOTED)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("budi.dishub");
            assertThat(entry.message()).isNull();
        });
        assertThat(budi.page(card(journey))).contains("Tiang nomor 14 milik PLN.", "Budi Santoso");
        assertThat(tracking.publicSight(journey.number()).timeline().toString()).doesNotContain("NOTED", "Tiang");
        assertThat(tracking.reporterSight(journey.number(), journey.caller().proof(), "192.0.2.1")
                        .timeline()
                        .toString())
                .doesNotContain("NOTED", "Tiang");
        assertThat(budi.send(card(journey), card(journey) + "/catatan", Map.of("note", "  "))
                        .body())
                .contains("note-note-problem", "Wajib diisi.");
    }

    @Test
    void whoOnlyReadsAddsNothing() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        DeskSession auditor = DeskSession.of("indra.auditor", port);
        assertThat(auditor.page(card(journey))).doesNotContain("Tambah catatan", "/nomor");
        assertThat(auditor.send("/keluar", card(journey) + "/catatan", Map.of("note", "Catatan auditor"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(auditor.open(card(journey) + "/nomor").statusCode()).isEqualTo(403);
        assertThat(journey.timeline(EventKind.NOTED)).isEmpty();
    }

    @Test
    void aNumberOfAnotherSystemIsEnteredFromTheCard() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        DeskSession budi = DeskSession.of("budi.dishub", port);
        budi.send(
                card(journey) + "/nomor",
                card(journey) + "/nomor",
                Map.of("system", "surat", "number", "500.1/" + journey.number()));
        assertThat(budi.page(card(journey))).contains("500.1/" + journey.number());
        assertThat(DeskSession.of("siti.dpupr", port)
                        .send(
                                "/keluar",
                                card(journey) + "/nomor",
                                Map.of("system", "surat", "number", "1/" + journey.number()))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/nomor"})
    void aReportThatMayNotBeSeenAnswersAsOneThatDoesNotExist(String page) {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String unknown = "LP-26-0000-0000";
        DeskSession stranger = DeskSession.of("siti.dpupr", port);
        Map<String, Integer> answers = new LinkedHashMap<>();
        answers.put(
                "hidden",
                stranger.open("/petugas/laporan/" + journey.number() + page).statusCode());
        answers.put(
                "absent", stranger.open("/petugas/laporan/" + unknown + page).statusCode());
        assertThat(answers.values()).containsOnly(404);
        assertThat(same(
                        stranger.open("/petugas/laporan/" + journey.number() + page)
                                .body(),
                        journey.number().value()))
                .isEqualTo(
                        same(stranger.open("/petugas/laporan/" + unknown + page).body(), unknown));
        assertThat(stranger.send("/keluar", "/petugas/laporan/" + journey.number() + "/catatan", Map.of("note", "x y"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static String same(String page, String number) {
        return page.replace(number, "LP").replaceAll("value=\"[^\"]{20,}\"", "");
    }

    @Test
    void nobodyOpensTheDeskWithoutLoggingIn() {
        ComplaintJourney journey = journeys.filed();
        for (String path : List.of("/petugas", "/petugas/loket", "/petugas/contoh", card(journey))) {
            assertThat(OfficersSession.anonymous(port)
                            .send("GET", path, "", "Accept", "text/html")
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .as(path)
                    .contains("/masuk");
        }
    }

    @Test
    void theReportBesideAFormObeysTheSameRule() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String task = journey.task("userTask_FollowUpComplaint").getId();
        assertThat(DeskSession.of("budi.dishub", port)
                        .open("/petugas/tugas/" + task + "/laporan")
                        .statusCode())
                .isEqualTo(200);
        assertThat(DeskSession.of("siti.dpupr", port)
                        .open("/petugas/tugas/" + task + "/laporan")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String card(ComplaintJourney journey) {
        return "/petugas/laporan/" + journey.number();
    }
}
