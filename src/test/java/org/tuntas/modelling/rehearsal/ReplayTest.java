package org.tuntas.modelling.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.modelling.DesignersSession.APPROVER;
import static org.tuntas.modelling.DesignersSession.DESIGNER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;
import org.tuntas.modelling.DesignersSession;
import org.tuntas.modelling.DraftDesk;
import org.tuntas.modelling.Drafts;
import org.tuntas.modelling.ModelSets;
import org.tuntas.modelling.Proposal;
import org.tuntas.modelling.ProposalBook;
import org.tuntas.modelling.PublishingDesk;
import org.tuntas.modelling.Release;
import org.tuntas.modelling.Versions;
import org.tuntas.organisation.Personnel;

/** A draft is held to the scenarios beside the models, and to those that it brings along. */
class ReplayTest extends RunningTuntas {

    private static final Path SCENARIOS = Path.of("bpmn", "scenarios");
    private static final String MINE = "90-laporan-baru-menunggu-meja.yaml";

    @LocalServerPort
    int port;

    @Autowired
    Personnel personnel;

    @Autowired
    DraftDesk drafting;

    @Autowired
    Drafts drafts;

    @Autowired
    ProposalBook proposals;

    @Autowired
    PublishingDesk publishing;

    @Autowired
    Versions versions;

    @Autowired
    ModelSets sets;

    @Autowired
    ReplayDesk desk;

    @Autowired
    ReplayRun run;

    @Autowired
    ReplayBook book;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private Release before;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        before = versions.current();
    }

    @AfterEach
    void backToTheVersionOfBefore() {
        proposals.open().forEach(open -> publishing.reject(APPROVER, open.id(), "Akhir percobaan"));
        if (!versions.current().set().equals(before.set())) {
            long back = publishing.proposeReturn(DESIGNER, before.id(), "Akhir percobaan");
            publishing.approve(APPROVER, back, null, "");
        }
    }

    /** One stage plays what is left of them: a shipped one, and the one that the draft brings along. */
    @Test
    void aProposalWhoseScenariosDoNotHoldNeedsAWrittenReason() throws IOException {
        long draft = drafted(
                Map.of(
                        "sla-limits.dmn",
                        changed(
                                "bpmn/sla-limits.dmn",
                                "outputEntry_Verification_Limit\">\n          <text>3",
                                "outputEntry_Verification_Limit\">\n          <text>2"),
                        MINE,
                        """
                skenario: Laporan baru menunggu meja laporan
                langkah:
                  - pada: 2026-04-20 09:00
                    lapor: {judul: Lampu jalan mati}
                    harap:
                      tugas:
                        - {formulir: verify-complaint, kelompok: desk-admin, batas: 2026-04-23 16:00}
                """));
        String set = drafts.find(draft).orElseThrow().set();
        Proposal proposal = proposed(draft);
        desk.ask(DESIGNER, set);
        desk.ask(DESIGNER, set);
        String page = "/perancang/usulan/" + proposal.id();
        DesignersSession ayu = DesignersSession.of(APPROVER, port);
        assertThat(ayu.page(page))
                .contains("Menunggu giliran", "hx-get=\"" + page + "/skenario\"", "Skenario masih dimainkan");
        assertThatThrownBy(() -> publishing.approve(APPROVER, proposal.id(), null, ""))
                .hasMessageContaining("design.replay.waits");

        mostWerePlayedBefore(set);
        assertThat(run.playOne(() -> false)).isTrue();
        assertThat(run.playOne(() -> false)).as("asked twice, played once").isFalse();
        Replay replay = desk.of(set).orElseThrow();
        assertThat(replay.state()).as(replay.log()).isEqualTo(Replay.State.DONE);
        assertThat(replay.pieces()).hasSize(shipped() + 1);
        assertThat(replay.pieces())
                .filteredOn(piece -> piece.file().equals(MINE))
                .singleElement()
                .satisfies(mine -> assertThat(mine.troubles()).singleElement().satisfies(beat -> {
                    assertThat(beat.line()).isEqualTo(3);
                    assertThat(beat.mismatch()).isNotNull();
                }));
        assertThat(ayu.page(page))
                .contains("tidak sesuai", "Laporan baru menunggu meja laporan", "Baris 3:")
                .contains(
                        "Tugas yang menunggu: semestinya “Verifikasi laporan”, untuk ",
                        "batas Kamis, 23 April 2026 16.00 WIB; ternyata “Verifikasi laporan”",
                        "batas Rabu, 22 April 2026 16.00 WIB")
                .contains("pengusul belum menulis alasannya")
                .doesNotContain("Setujui dan berlakukan");
        assertThatThrownBy(() -> publishing.approve(APPROVER, proposal.id(), null, ""))
                .hasMessageContaining("design.replay.differs");
        assertThatThrownBy(() -> desk.excuse(APPROVER, proposal.id(), "Biar saja"))
                .as("not a designer")
                .isInstanceOf(Refused.class);
        personnel.join("reza.disnaker", "process-designer");
        try {
            assertThatThrownBy(() -> desk.excuse("reza.disnaker", proposal.id(), "Biar saja"))
                    .as("a designer who has not proposed it")
                    .hasMessageContaining("design.replay.others");
        } finally {
            personnel.leave("reza.disnaker", "process-designer");
        }

        DesignersSession bayu = DesignersSession.of(DESIGNER, port);
        assertThat(bayu.page(page)).contains("tulis alasannya");
        bayu.send(page, page + "/alasan", "reason", " ");
        assertThat(desk.excuse(proposal)).isEmpty();
        bayu.send(page, page + "/alasan", "reason", "Skenario diganti pekan depan");
        assertThat(ayu.page(page))
                .contains("Skenario diganti pekan depan", "Anda menerima alasan pengusul", "Setujui dan berlakukan");
        assertThat(ayu.send(page, page + "/setujui", "accepted", "").statusCode())
                .isEqualTo(302);
        Release now = versions.current();
        assertThat(now.set()).isEqualTo(set);
        assertThat(now.deployment()).as("scenarios and limits are not deployed").isEqualTo(before.deployment());
        assertThat(sets.read(now.set()).scenarios()).containsOnlyKeys(MINE);
        assertThat(DesignersSession.of(DesignersSession.AUDITOR, port).page("/perancang/jejak"))
                .contains("Diusulkan walaupun skenario tidak sesuai", "Skenario diganti pekan depan");
        assertThatThrownBy(() -> jdbc.sql("update model_replay_scenario set holds = true where replay = ?")
                        .param(replay.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatWasPlayedBeforeADeathIsNotPlayedAgainAndWhoeverDiesAgainAndAgainFails() {
        long draft = drafted(Map.of(MINE, text("skenario: a", "langkah:", "  - pada: 2026-04-20 09:00")));
        String set = drafts.find(draft).orElseThrow().set();
        desk.ask(DESIGNER, set);
        Instant now = Instant.parse("2026-04-20T02:00:00Z");
        Instant later = now.plus(Duration.ofMinutes(1));
        Replay first = book.claim(now, later).orElseThrow();
        assertThat(first.set()).isEqualTo(set);
        book.tell(first.id(), 1, true, List.of(), later);
        assertThat(book.claim(now, later)).as("somebody plays it").isEmpty();
        book.giveBack(first.id());
        Replay resumed = book.claim(now, later).orElseThrow();
        assertThat(resumed.attempts()).as("who gives it back has not died").isEqualTo(1);
        assertThat(resumed.played()).isEqualTo(1);
        for (int death = 0; death < 2; death++) {
            assertThat(book.claim(later.plusSeconds(1), now.minusSeconds(1))).isPresent();
        }
        assertThat(run.playOne(() -> false)).isTrue();
        Replay failed = desk.of(set).orElseThrow();
        assertThat(failed.failure()).isEqualTo(Replay.Failure.BROKEN_OFF);
        assertThat(DesignersSession.of(DESIGNER, port).page("/perancang/draf/" + draft))
                .contains("tiga kali terhenti", "Mainkan sekali lagi");
        desk.ask(DESIGNER, set);
        assertThat(desk.of(set).orElseThrow().id()).isNotEqualTo(failed.id());
        book.claim(now, later).ifPresent(again -> book.fail(again.id(), Replay.Failure.TOO_LONG, "", now));
    }

    @Test
    void aScenarioIsSentWithADraftAndAFaultInItIsToldWithItsLine() {
        DesignersSession bayu = DesignersSession.of(DESIGNER, port);
        Map<String, byte[]> broken = Map.of("salah.yaml", bytes(text("skenario: a", "langkah:", "  - padda: besok")));
        assertThat(bayu.upload("/perancang/draf", "/perancang/draf", broken, "note", "Skenario baru")
                        .body())
                .contains("salah.yaml, baris 3: “padda” tidak dikenal di sini");
        long draft = drafted(Map.of(MINE, text("skenario: a", "langkah:", "  - pada: 2026-04-20 09:00")));
        assertThat(bayu.page("/perancang/draf/" + draft))
                .contains("bpmn/scenarios/" + MINE, "Mainkan skenario sekarang");
        assertThat(bayu.open("/perancang/draf/" + draft + "/berkas/bpmn/scenarios/" + MINE)
                        .body())
                .startsWith("skenario: a");
        assertThat(bayu.open("/perancang/draf/" + draft + "/berkas/bpmn/..%2Fx").statusCode())
                .isIn(400, 404);
        assertThatThrownBy(() -> desk.ask(DesignersSession.AUDITOR, before.set()))
                .isInstanceOf(Refused.class);
    }

    /** By somebody who had to stop: two are left. */
    private void mostWerePlayedBefore(String set) {
        Replay replay = desk.of(set).orElseThrow();
        replay.pieces().stream()
                .filter(piece -> !piece.file().equals(MINE) && !piece.file().startsWith("01-"))
                .forEach(piece -> book.tell(replay.id(), piece.place(), true, List.of(), Instant.EPOCH));
    }

    private long drafted(Map<String, String> files) {
        return drafting.make(
                DESIGNER,
                "Verifikasi dipercepat",
                files.entrySet().stream()
                        .map(file -> new DraftDesk.Offered(file.getKey(), bytes(file.getValue())))
                        .toList(),
                Locale.forLanguageTag("id"));
    }

    private Proposal proposed(long draft) {
        long id = publishing.propose(
                DESIGNER, draft, drafts.find(draft).orElseThrow().set());
        return proposals.find(id).orElseThrow();
    }

    private String changed(String file, String was, String is) {
        String text = new String(versions.files(before.id()).contents().get(file), StandardCharsets.UTF_8);
        assertThat(text).contains(was);
        return text.replace(was, is);
    }

    private static int shipped() throws IOException {
        try (var files = Files.list(SCENARIOS)) {
            return (int) files.count();
        }
    }

    private static String text(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
