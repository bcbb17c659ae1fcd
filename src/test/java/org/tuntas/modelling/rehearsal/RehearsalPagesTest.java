package org.tuntas.modelling.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.modelling.DesignersSession;

/** A designer rehearses on a stage in a real process of its own: files, waits, sees the escalation, saves it and plays it again. */
class RehearsalPagesTest extends RunningTuntas {

    private static final String PAGE = "/perancang/latihan";

    @LocalServerPort
    int port;

    @Autowired
    Rehearsals rehearsals;

    @AfterEach
    void nothingIsLeft() {
        rehearsals.end(DesignersSession.DESIGNER);
    }

    @Test
    void aRehearsalIsPlayedSavedAndPlayedAgainAndItsDeathIsTold() {
        DesignersSession designer = DesignersSession.of(DesignersSession.DESIGNER, port);
        assertThat(designer.send(PAGE, PAGE + "/mulai", "draf", "0").statusCode())
                .isEqualTo(302);
        Rehearsals.Rehearsal rehearsal =
                rehearsals.of(DesignersSession.DESIGNER).orElseThrow();
        rehearsal.await();
        assertThat(rehearsal.isReady()).as(rehearsal.lastWords()).isTrue();

        designer.send(PAGE, PAGE + "/lapor", "contoh", "LAMP", "pada", "2026-03-16T10:00");
        assertThat(designer.page(PAGE))
                .contains(
                        "Senin, 16 Maret 2026 10.00 WIB",
                        "Verifikasi laporan",
                        "untuk Admin Meja Laporan",
                        "Kamis, 26 Maret 2026, paling lambat 16.00 WIB");
        assertThat(designer.page(PAGE + "?laporan=laporan&tugas=verify-complaint&hasil=ARCHIVE"))
                .contains("isian:radio:verificationOutcome", "isian:select:archiveReason")
                .doesNotContain("isian:textfield:publicTitle");

        designer.send(PAGE, PAGE + "/waktu", "apa", "hari", "hari", "3");
        String late = designer.page(PAGE);
        assertThat(late)
                .contains("Kamis, 26 Maret 2026 10.00 WIB", "Batas waktu verifikasi hampir habis")
                .doesNotContain("eskalasi tingkat 1");
        designer.send(PAGE, PAGE + "/waktu", "apa", "pengatur");
        assertThat(designer.page(PAGE)).contains("eskalasi tingkat 1", "Tangani eskalasi");
        assertThat(designer.open(PAGE + "/gambar.bpmn?laporan=laporan&model=complaint")
                        .body())
                .contains("userTask_VerifyComplaint");

        designer.send(
                PAGE,
                PAGE + "/putuskan",
                "laporan",
                "laporan",
                "tugas",
                "verify-complaint",
                "oleh",
                "desk-admin",
                "isian:radio:verificationOutcome",
                "ARCHIVE",
                "isian:select:archiveReason",
                "SPAM",
                "isian:textarea:explanation",
                "Laporan ini ditulis untuk latihan.");
        assertThat(designer.page(PAGE)).contains("Diarsipkan");

        HttpResponse<String> saved = designer.send(PAGE, PAGE + "/skenario", "nama", "Diarsipkan terlambat");
        assertThat(saved.headers().firstValue("Content-Disposition").orElse("")).contains("diarsipkan-terlambat.yaml");
        assertThat(saved.body())
                .startsWith("skenario: Diarsipkan terlambat")
                .contains("setelah: pengatur waktu", "{tahap: VERIFICATION, tingkat: '1', pada: '2026-03-26'}");
        assertThat(rehearsals
                        .ask(DesignersSession.DESIGNER, new Cue(Cue.Errand.PLAY, "id", saved.body(), null))
                        .played())
                .satisfies(played ->
                        assertThat(played.beats()).noneMatch(beat -> beat.kind().isBad()));
        assertThat(rehearsals
                        .ask(
                                DesignersSession.DESIGNER,
                                new Cue(
                                        Cue.Errand.PLAY,
                                        "id",
                                        saved.body().replace("batas: '2026-03-26 16:00'", "batas: '2026-03-27 16:00'"),
                                        null))
                        .played()
                        .beats())
                .filteredOn(beat -> beat.kind().isBad())
                .isNotEmpty()
                .allSatisfy(beat -> assertThat(beat.text()).contains("2026-03-27 16:00; ternyata"));

        HttpResponse<String> kept = designer.send(PAGE, PAGE + "/simpan", "nama", "Diarsipkan terlambat");
        assertThat(designer.page(kept.headers().firstValue("Location").orElseThrow()))
                .contains("Skenario: Diarsipkan terlambat", "bpmn/scenarios/diarsipkan-terlambat.yaml");

        ProcessHandle.of(rehearsal.pid()).orElseThrow().destroyForcibly();
        ProcessHandle.of(rehearsal.pid()).ifPresent(process -> process.onExit().join());
        assertThat(designer.page(PAGE)).contains("Proses latihan terhenti", "Mulai latihan");
        rehearsals.end(DesignersSession.DESIGNER);
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(line -> line.contains("data/rehearsal") || line.contains("stage-")))
                .as("a killed stage leaves no database running")
                .isEmpty();
    }

    @Test
    void onlyDesignersRehearse() {
        DesignersSession approver = DesignersSession.of(DesignersSession.APPROVER, port);
        assertThat(approver.open(PAGE).statusCode()).isEqualTo(403);
    }
}
