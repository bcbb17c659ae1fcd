package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.tuntas.browser.Accessibility.checked;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.modelling.DesignersSession;
import org.tuntas.modelling.rehearsal.Aspect;
import org.tuntas.modelling.rehearsal.Beat;
import org.tuntas.modelling.rehearsal.Column;
import org.tuntas.modelling.rehearsal.Mismatch;
import org.tuntas.modelling.rehearsal.Rehearsals;
import org.tuntas.modelling.rehearsal.Replay;
import org.tuntas.modelling.rehearsal.ReplayBook;
import org.tuntas.modelling.rehearsal.Row;

/** A designer rehearses on screen, keeps the rehearsal in a draft and sees what came of its scenarios. Leaves pictures in {@code target/screenshots}. */
class DesignersRehearseTest extends BrowserWalk {

    private static final double PATIENT = 120_000;

    @Autowired
    Rehearsals rehearsals;

    @Autowired
    ReplayBook replays;

    @AfterEach
    void nothingIsLeft() {
        rehearsals.end(DesignersSession.DESIGNER);
    }

    @Test
    void aRehearsalIsKeptAsAScenarioAndWhatItSaysOfALaterDraftIsRead() {
        try (BrowserContext context = chromium.visitor()) {
            Page page = login(context, DesignersSession.DESIGNER);
            page.navigate(url("/perancang/latihan"));
            checked(page, "latihan-mulai");
            press(page, "Mulai");
            assertThat(page.locator("#jam")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENT));
            press(page, "Sampaikan");
            Locator report = page.locator(".rehearsal-report");
            assertThat(report).containsText("untuk Admin Meja Laporan · Kamis, 26 Maret 2026, paling lambat 16.00 WIB");
            assertThat(page.locator(".rehearsal-now")).hasText("Senin, 16 Maret 2026 10.00 WIB");
            both(page, "latihan-laporan");

            report.locator("select[name=hasil]").selectOption("ARCHIVE");
            press(page, "Isi formulir");
            assertThat(page.locator("select[name=oleh] option:checked")).hasText("Admin Meja Laporan");
            both(page, "latihan-formulir");
            page.locator("select[name='isian:select:archiveReason']").selectOption("SPAM");
            press(page, "Putuskan");
            assertThat(report).containsText("Diarsipkan");
            report.locator(".rehearsal-drawing button").click();
            assertThat(report.locator(".design-canvas[data-drawn=true]"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENT));
            both(page, "latihan-berjalan");

            page.locator("section:has(#riwayat) input[name=nama]").fill("Diarsipkan meja");
            press(page, "Simpan dalam draf baru");
            assertThat(page.locator("main")).containsText("bpmn/scenarios/diarsipkan-meja.yaml");
            press(page, "Mainkan skenario sekarang");
            assertThat(page.locator("#putaran")).containsText("Menunggu giliran");
            both(page, "skenario-menunggu");
            playAllBut("diarsipkan-meja.yaml");
            // Without anybody pressing anything.
            assertThat(page.locator("#putaran"))
                    .containsText("1 dari", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENT));
            assertThat(page.locator("#putaran .design-error"))
                    .containsText("Status: semestinya Selesai; ternyata Diarsipkan.");
            page.locator("#putaran details summary").last().click();
            both(page, "skenario-selesai");
        }
    }

    /** What a worker does; the stage itself is tried elsewhere. */
    private void playAllBut(String file) {
        Instant now = Instant.parse("2026-04-20T02:00:00Z");
        Replay replay = replays.claim(now, now).orElseThrow();
        for (Replay.Piece piece : replay.pieces()) {
            List<Beat> troubles = piece.file().equals(file) ? List.of(archived()) : List.of();
            replays.tell(replay.id(), piece.place(), troubles.isEmpty(), troubles, now);
        }
        replays.done(replay.id(), now);
    }

    private static Beat archived() {
        Mismatch mismatch =
                new Mismatch(Aspect.STATE, List.of(state("RESOLVED")), List.of(state("ARCHIVED")), Map.of());
        return new Beat("2026-03-16 10:00", Beat.Kind.DIFFERENCE, "", 7, mismatch);
    }

    private static Row state(String code) {
        return new Row(Map.of(Column.ITSELF, code));
    }

    /** At a desk and on a phone. */
    private static void both(Page page, String name) {
        checked(page, name);
        page.setViewportSize(360, 780);
        checked(page, name + "-telepon");
        page.setViewportSize(1280, 800);
    }
}
