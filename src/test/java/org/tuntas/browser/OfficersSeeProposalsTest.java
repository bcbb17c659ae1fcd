package org.tuntas.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys.Report;

/** Whose a report may be, on the forms in the real Tasklist. Leaves pictures in {@code target/screenshots}. */
class OfficersSeeProposalsTest extends BrowserWalk {

    private static final String QUEUE = "Antrean saya";
    private static final String LAMPS = "perhubungan/lampu-penerangan-jalan-umum";

    @Autowired
    JdbcClient jdbc;

    @Test
    void theProposalStandsAboveTheChoiceComesFirstInItAndIsNotChosen() {
        ComplaintJourney journey = journeys.filed(unlikeAnyOther());
        categorise(journey);
        try (OfficerAtWork desk = OfficerAtWork.in(chromium.visitor(), port, ComplaintJourney.DESK)) {
            desk.takes(QUEUE, journey).decides("Teruskan ke instansi");
            assertThat(proposal(desk))
                    .containsText("Usulan: Kota Tangerang – aturan untuk LAMPU PENERANGAN JALAN UMUM");
            assertThat(desk.page().locator(".report-proposals")).containsText("Anda yang memutuskan");
            assertThat(desk.field("Instansi yang berwenang")).hasValue("");
            desk.field("Instansi yang berwenang").click();
            assertThat(desk.page().locator(".fjs-dropdownlist-item").first()).hasText("Kota Tangerang");
            desk.picture("9-usulan-instansi");
        }
        journey.forwardedTo("kota-tangerang");
        categorise(journey);
        try (OfficerAtWork agency = OfficerAtWork.in(chromium.visitor(), port, ComplaintJourney.AGENCY_ADMIN)) {
            agency.takes(QUEUE, journey).decides("Tetapkan unit pelaksana");
            assertThat(proposal(agency)).containsText("Usulan: Dinas Perhubungan – aturan untuk");
            agency.field("Unit pelaksana").click();
            assertThat(agency.page().locator(".fjs-dropdownlist-item").first()).hasText("Dinas Perhubungan");
            agency.picture("9-usulan-unit");
        }
    }

    @Test
    void whereNothingSpeaksForAnybodyNothingIsShown() {
        ComplaintJourney journey = journeys.filed(unlikeAnyOther());
        try (OfficerAtWork desk = OfficerAtWork.in(chromium.visitor(), port, ComplaintJourney.DESK)) {
            desk.takes(QUEUE, journey).decides("Teruskan ke instansi");
            assertThat(desk.field("Instansi yang berwenang")).isVisible();
            assertThat(proposal(desk)).hasCount(0);
            assertThat(desk.page().locator(".report-proposals")).hasCount(0);
        }
    }

    private static Locator proposal(OfficerAtWork officer) {
        return officer.page().locator(".fjs-form-field-text");
    }

    private static Report unlikeAnyOther() {
        String word = "zwaluw" + Long.toString(System.nanoTime(), 36);
        return Report.aboutALamp().saying(word, "Di sini " + word + " sejak Senin.");
    }

    private void categorise(ComplaintJourney journey) {
        jdbc.sql("update complaint set category = ? where number = ?")
                .params(LAMPS, journey.number().value())
                .update();
    }
}
