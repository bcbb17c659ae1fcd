package org.tuntas.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuntas.journey.ComplaintJourney.OFFICER;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.bulk.BulkDone;
import org.tuntas.bulk.BulkKind;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** Ordering a bulk action on the pages, and reading what became of it. */
class BulkPagesTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    BulkDone bulk;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void twoReportsAreAnsweredAndOneSaysWhyItWasNot() {
        ComplaintJourney first = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ComplaintJourney second = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ComplaintJourney elsewhere = journeys.filed();
        DeskSession budi = DeskSession.of(OFFICER, port);
        String blank = budi.page("/petugas/massal/baru?aksi=ANSWER");
        Map<String, String> form = new HashMap<>(Map.of(
                "aksi", "ANSWER",
                "key", DeskSession.keyIn(blank),
                "numbers", String.join("\n", numbers(List.of(first, second, elsewhere))),
                "answer", "Lampu sudah diganti <semua>.",
                "resolution", "RESOLVED"));
        HttpResponse<String> ordered = budi.send("/petugas/massal/baru?aksi=ANSWER", "/petugas/massal", form);
        String page = ordered.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(budi.send("/petugas/massal/baru?aksi=ANSWER", "/petugas/massal", form)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .as("sent twice it is one order")
                .endsWith(page);
        assertThat(budi.page(page)).contains("0 selesai · 0 gagal · 3 menunggu");
        bulk.workAll();
        assertThat(budi.page(page))
                .contains("2 selesai · 1 gagal · 0 menunggu", "Tidak ada langkah seperti ini yang menunggu Anda");
        assertThat(first.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        assertThat(elsewhere.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(budi.page("/petugas/massal")).contains("2 selesai · 1 gagal · 0 menunggu");
        assertThat(budi.page(page + "?lang=en")).contains("2 done · 1 failed · 0 waiting");
        assertThat(DeskSession.of("rina.desk", port).open(page).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingHasToBeTypedAgain() {
        DeskSession rina = DeskSession.of("rina.desk", port);
        String answer = rina.send(
                        "/petugas/massal/baru?aksi=ARCHIVE",
                        "/petugas/massal",
                        Map.of("aksi", "ARCHIVE", "key", "k", "numbers", "LP-26-XXXX", "explanation", "Ya <b>."))
                .body();
        assertThat(answer)
                .contains("Ini bukan nomor laporan: LP-26-XXXX", "Wajib diisi", "Terlalu pendek", "Ya &lt;b&gt;.");
    }

    @Test
    void aParentThatIsNoReportIsRefusedBeforeAnythingHappens() {
        String answer = DeskSession.of("rina.desk", port)
                .send(
                        "/petugas/massal/baru?aksi=MERGE",
                        "/petugas/massal",
                        Map.of(
                                "aksi",
                                "MERGE",
                                "key",
                                "m",
                                "numbers",
                                journeys.filed().number().value(),
                                "parentNumber",
                                "zzz",
                                "explanation",
                                "Banjir yang sama sudah ditangani."))
                .body();
        assertThat(answer).contains("Ini bukan nomor laporan: zzz");
    }

    @ParameterizedTest
    @MethodSource("org.tuntas.bulk.BulkKind#ofOfficers")
    void everyActionHasItsForm(BulkKind kind) {
        String page = DeskSession.of("sari.kota", port).page("/petugas/massal/baru?aksi=" + kind);
        kind.asked().forEach(field -> assertThat(page).as(field).contains("name=\"" + field + "\""));
    }

    @Test
    void reportsTickedInTheSearchStandOnTheForm() {
        ComplaintJourney report = journeys.filed();
        HttpResponse<String> form = DeskSession.of("rina.desk", port)
                .send(
                        "/petugas/massal/baru?aksi=ARCHIVE",
                        "/petugas/massal/baru",
                        Map.of("aksi", "ARCHIVE", "nomor", report.number().value()));
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains(report.number().value());
    }

    @Test
    void allThatASearchFoundStandsOnTheFormAlsoBeyondItsFirstPage() {
        String street = "Melati" + System.nanoTime();
        List<String> found = Stream.generate(() -> journeys.filed(Report.aboutALamp()
                                .saying("Banjir di Jalan " + street, "Air setinggi lutut sejak subuh."))
                        .number()
                        .value())
                .limit(30)
                .toList();
        DeskSession rina = DeskSession.of("rina.desk", port);
        String results = "/petugas?cari=" + street;
        assertThat(rina.page(results)).contains("/petugas/massal/semua?cari=" + street, "30 laporan");
        String form = rina.send(results, "/petugas/massal/semua?cari=" + street, Map.of("aksi", "ARCHIVE"))
                .body();
        assertThat(found).allSatisfy(number -> assertThat(form).contains(number));
        assertThat(DeskSession.of(OFFICER, port)
                        .send("/petugas/massal/baru?aksi=ARCHIVE", "/petugas/massal/semua?cari=" + street, Map.of())
                        .body())
                .as("whoever may not read them")
                .doesNotContain(found.get(0));
    }

    private static List<String> numbers(List<ComplaintJourney> reports) {
        return reports.stream().map(report -> report.number().value()).toList();
    }
}
