package org.tuntas.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.handling.AnswerTemplates;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;

/** Texts to begin an answer with: who keeps them, and what stands beside the form. */
class AnswerTemplatesTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    AnswerTemplates templates;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void aTextStandsBesideTheFormWithItsFieldsFilledIn() {
        DeskSession sari = DeskSession.of("sari.kota", port);
        sari.send(
                "/petugas/contoh",
                "/petugas/contoh",
                text(
                        "Lampu diganti",
                        "kota-tangerang",
                        "Laporan {nomor} tentang {judul} dikerjakan {unit} pada {tanggal}."));
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        String panel = DeskSession.of("budi.dishub", port)
                .page("/petugas/tugas/"
                        + journey.task("userTask_FollowUpComplaint").getId() + "/laporan");
        assertThat(panel)
                .contains("Contoh tanggapan", "Lampu diganti")
                .contains("Laporan " + journey.number()
                        + " tentang Lampu jalan mati di Ciledug dikerjakan Dinas Perhubungan pada 20 April 2026.");
        ComplaintJourney elsewhere = journeys.filed();
        assertThat(DeskSession.of("rina.desk", port)
                        .page("/petugas/tugas/"
                                + elsewhere.task("userTask_VerifyComplaint").getId() + "/laporan"))
                .doesNotContain("Lampu diganti");
    }

    @Test
    void anUnknownFieldIsRefusedAndNothingIsLost() {
        DeskSession sari = DeskSession.of("sari.kota", port);
        assertThat(sari.send(
                                "/petugas/contoh",
                                "/petugas/contoh",
                                text("Salah isian", "kota-tangerang", "Kepada {nama}, laporan {nomer} selesai."))
                        .body())
                .contains("template-text-problem", "{nama}, {nomer}", "Kepada {nama}, laporan {nomer} selesai.");
        assertThat(templates.keptBy("sari.kota")).noneMatch(kept -> kept.name().equals("Salah isian"));
    }

    @Test
    void aTextIsChangedAndRemovedAndANameIsTakenOnce() {
        DeskSession sari = DeskSession.of("sari.kota", port);
        sari.send("/petugas/contoh", "/petugas/contoh", text("Jalan ditambal", "kota-tangerang", "Sudah ditambal."));
        assertThat(sari.send("/petugas/contoh", "/petugas/contoh", text("Jalan ditambal", "kota-tangerang", "Lagi."))
                        .body())
                .contains("template-name-problem");
        Matcher link = Pattern.compile("(/petugas/contoh/\\d+)\"><strong>Jalan ditambal")
                .matcher(sari.page("/petugas/contoh"));
        assertThat(link.find()).isTrue();
        sari.send(link.group(1), link.group(1), text("Jalan ditambal", "kota-tangerang", "Ditambal kemarin."));
        assertThat(sari.page(link.group(1))).contains("Ditambal kemarin.");

        DeskSession kartika = DeskSession.of("kartika.kemenkes", port);
        assertThat(kartika.open(link.group(1)).statusCode()).isEqualTo(404);
        assertThat(kartika.send("/petugas/contoh", link.group(1) + "/hapus", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(kartika.send("/petugas/contoh", link.group(1), text("Ganti", "kementerian-kesehatan", "Ganti."))
                        .statusCode())
                .isEqualTo(404);
        sari.send("/petugas/contoh", link.group(1) + "/hapus", Map.of());
        assertThat(sari.open(link.group(1)).statusCode()).isEqualTo(404);
    }

    @Test
    void anAgencyKeepsNoTextsOfAnotherOneAndNoneForAll() {
        DeskSession kartika = DeskSession.of("kartika.kemenkes", port);
        for (String agency : new String[] {"kota-tangerang", ""}) {
            assertThat(kartika.send("/petugas/contoh", "/petugas/contoh", text("Bukan milik kami", agency, "Teks."))
                            .body())
                    .contains("template-agency-problem");
        }
        assertThat(templates.keptBy("rina.desk")).noneMatch(kept -> kept.name().equals("Bukan milik kami"));
    }

    @ParameterizedTest
    @CsvSource({
        "sari.kota, 200",
        "rina.desk, 200",
        "doni.operator, 200",
        "hendra.dishub, 403",
        "budi.dishub, 403",
        "indra.auditor, 403"
    })
    void onlyThoseWhoKeepTextsOpenThePage(String login, int status) {
        DeskSession session = DeskSession.of(login, port);
        assertThat(session.open("/petugas/contoh").statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(session.send("/keluar", "/petugas/contoh", text("Tidak boleh", "kota-tangerang", "Teks."))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static Map<String, String> text(String name, String agency, String text) {
        Map<String, String> form = new HashMap<>();
        form.put("name", name);
        form.put("agency", agency);
        form.put("category", "");
        form.put("text", text);
        return form;
    }
}
