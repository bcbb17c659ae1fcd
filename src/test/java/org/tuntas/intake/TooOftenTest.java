package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.Neighbour;
import org.tuntas.api.CitizensApi;
import org.tuntas.attachment.Multipart;
import org.tuntas.complaint.Refused;
import org.tuntas.demo.TimeMachine;

/** Whoever asks or files too often reads so over HTTP, and when to try again: people on a page, programs in a problem detail. */
class TooOftenTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    FilingBrake brake;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void whoeverLooksTooOftenGetsAPageAndAProgramAProblem() {
        Neighbour neighbour = Neighbour.at("127.0.0.78", port);
        String page = neighbour.slowed("id");
        assertThat(page).contains("Retry-After: ", "text/html", "<h1>Terlalu banyak percobaan</h1>");
        assertThat(page).containsPattern("Coba lagi [0-9] detik lagi[.]");
        assertThat(neighbour.slowed("en")).containsPattern("Try again in [0-9] seconds[.]");
        assertThat(neighbour.send("GET", "/api/v1/complaints/LP-26-7K3M-9QXD", ""))
                .startsWith("HTTP/1.1 429")
                .contains("application/problem+json", "Retry-After: ", "detik lagi");
    }

    @Test
    void aProgramThatFilesTooMuchFromOneAddressIsToldWhenToTryAgainAndAnotherAddressIsNot() {
        exhaust("127.0.0.79");
        String filing = CitizensApi.filing().toString();
        assertThat(Neighbour.at("127.0.0.79", port)
                        .send("POST", "/api/v1/complaints", filing, "Content-Type: application/json"))
                .startsWith("HTTP/1.1 429")
                .contains("application/problem+json", "urn:tuntas:problem:slowed", "Dari jaringan internet ini")
                .containsPattern("Retry-After: [1-9]");
        assertThat(Neighbour.at("127.0.0.80", port)
                        .send("POST", "/api/v1/complaints", filing, "Content-Type: application/json"))
                .startsWith("HTTP/1.1 201");
    }

    @Test
    void oneBrowserFilesTenInAnHourAndTheEleventhKeepsWhatWasWritten() {
        ReportForm form = new ReportForm(port);
        for (int i = 0; i < 10; i++) {
            assertThat(filled(form, i).press("send").statusCode()).isEqualTo(302);
            form.open();
        }
        HttpResponse<String> slowed = filled(form, 10).press("send");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9][0-9]+");
        assertThat(slowed.body()).contains("Dari peramban ini sudah masuk 10 laporan", "menit lagi");
        assertThat(form.field("text")).startsWith("Lampu jalan nomor 10");
        HttpResponse<String> scripted = form.post("send", new Multipart(), "X-Requested-With", "fetch");
        assertThat(scripted.statusCode()).isEqualTo(429);
        assertThat(scripted.body()).contains("Dari peramban ini");
        assertThat(filled(new ReportForm(port), 11).press("send").statusCode())
                .as("somebody else behind the same address")
                .isEqualTo(302);
    }

    private static ReportForm filled(ReportForm form, int number) {
        return form.with("text", "Lampu jalan nomor " + number + " di gang kami padam sejak kemarin.")
                .with("anonymous", "ya");
    }

    private void exhaust(String address) {
        try {
            while (true) {
                brake.count(new FilingBrake.Sender(address, null), null);
            }
        } catch (Refused enough) {
            assertThat(enough.kind()).isEqualTo(Refused.Kind.SLOWED);
        }
    }
}
