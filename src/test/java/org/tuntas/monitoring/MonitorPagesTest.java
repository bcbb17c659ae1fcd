package org.tuntas.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.bulk.BulkDone;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** The monitor without a browser: what it shows, and how a manager steps in from it. */
class MonitorPagesTest extends RunningTuntas {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final String HEAD = "hendra.dishub";

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    BulkDone bulk;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private ComplaintJourney late(String title) {
        return journeys.filed(Report.aboutALamp().saying(title, "Lampu padam sejak Senin."))
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timeReaches("boundaryTimer_FollowUpEscalation");
    }

    private HttpResponse<String> open(String login, String path) {
        return OfficersSession.of(login, port).send("GET", path, "", "Accept", "text/html");
    }

    /** The page of the list on which a word stands: other tests leave reports that are later. */
    private String pageWith(String word, String path) {
        String html = page(HEAD, path);
        Matcher next = NEXT.matcher(html);
        while (!html.contains(word) && next.find()) {
            html = page(HEAD, next.group(1).replace("&amp;", "&"));
            next = NEXT.matcher(html);
        }
        return html;
    }

    private String page(String login, String path) {
        HttpResponse<String> answer = open(login, path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain("??");
        return answer.body();
    }

    private HttpResponse<String> send(String login, String action, String... fields) {
        OfficersSession session = OfficersSession.of(login, port);
        Matcher token = CSRF.matcher(
                session.send("GET", "/keluar", "", "Accept", "text/html").body());
        assertThat(token.find()).isTrue();
        String body = Stream.concat(Stream.of("_csrf=" + encoded(token.group(1))), Arrays.stream(fields))
                .collect(Collectors.joining("&"));
        return session.send("POST", action, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String field(String name, String value) {
        return name + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Orders something as the form would, and does it. */
    private void ordered(String login, String kind, ComplaintJourney journey, String... fields) {
        String form = send(
                        login,
                        "/pantau/tindakan/baru",
                        field("aksi", kind),
                        field("nomor", journey.number().value()))
                .body();
        Matcher key = KEY.matcher(form);
        assertThat(key.find()).as(form).isTrue();
        assertThat(form).doesNotContain("??");
        HttpResponse<String> answer = send(
                login,
                "/pantau/tindakan",
                Stream.concat(
                                Stream.of(
                                        field("aksi", kind),
                                        field("nomor", journey.number().value()),
                                        field("key", key.group(1))),
                                Arrays.stream(fields))
                        .toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        bulk.workAll();
        String order = answer.headers().firstValue("Location").orElseThrow();
        result = page(login, order.replaceFirst("^https?://[^/]+", ""));
    }

    private String result = "";

    @Test
    void theMonitorNamesTheLateReportItsHolderAndItsEscalation() {
        ComplaintJourney journey = late("Lampu pantauan klarinet");
        time.set("2026-04-29T10:00");
        String monitor = pageWith("klarinet", "/pantau?tempo=terlambat&kantor=dishub&lang=id");
        assertThat(monitor)
                .contains("Lampu pantauan klarinet", journey.number().value(), "Petugas Dinas Perhubungan")
                .contains("lewat 2 hari kerja", "eskalasi tingkat 1", "batas Senin, 27 April 2026 16.00 WIB")
                .contains("/petugas/laporan/" + journey.number().value());
        assertThat(page(HEAD, "/pantau?tempo=terlambat&kantor=dishub&lang=en")).contains("working days late");
    }

    @Test
    void bothPartsRenewThemselvesWithoutTheRestOfThePage() {
        late("Lampu pantauan fagot");
        time.set("2026-04-29T10:00");
        String figures = page(HEAD, "/pantau/langsung/angka?masa=30");
        String list = page(HEAD, "/pantau/langsung/daftar?tempo=terlambat");
        assertThat(figures).contains("id=\"unit\"").doesNotContain("<html", "id=\"kerja\"");
        assertThat(list).contains("name=\"_csrf\"").doesNotContain("<html");
        assertThat(pageWith("fagot", "/pantau?tempo=terlambat")).contains("Lampu pantauan fagot");
        assertThat(page(HEAD, "/pantau?masa=30"))
                .contains("hx-get=\"/pantau/langsung/angka?masa=30\"", "allowEval", "/webjars/htmx.org/");
    }

    @Test
    void theHeatMapDrawsTheRunningModelForManagersOnly() {
        late("Lampu peta mati");
        String html = page(HEAD, "/pantau/proses?model=unit-follow-up");
        Matcher drawing = Pattern.compile("data-model=\"(/pantau/proses/[^\"]+/unit-follow-up.bpmn)\"")
                .matcher(html);
        assertThat(drawing.find()).as("the called model is drawn").isTrue();
        assertThat(html)
                .contains("data-element=\"subProcess_FollowUp\"")
                .as("figures of the table are those of the drawing")
                .containsPattern("data-brief=\"[1-9]\\d*[ \"]")
                .doesNotContain("data-element=\"subProcess_Verification\" data-heat=\"4\"");
        assertThat(open(HEAD, drawing.group(1)).body())
                .contains("subProcess_FollowUp", "bpmndi:BPMNShape")
                .doesNotContain("candidateGroups", "${");
        assertThat(open("budi.dishub", drawing.group(1)).statusCode()).isEqualTo(403);
        assertThat(open(HEAD, "/pantau/proses/another/complaint.bpmn").statusCode())
                .isEqualTo(404);
        assertThat(open(HEAD, "/pantau/proses?dari=x&sampai=2026-99-01&versi=%27&model=%3Cb%3E&warna=-1")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverOnlyWorksIsSentToTheirDesk() {
        HttpResponse<String> refused = open("budi.dishub", "/pantau");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Tugas Anda sendiri ada di meja petugas");
        assertThat(send("nadia.ombudsman", "/pantau/tindakan/baru", field("aksi", "REMIND"))
                        .statusCode())
                .as("the ombudsman looks on")
                .isEqualTo(403);
        assertThat(page("nadia.ombudsman", "/pantau")).doesNotContain("name=\"nomor\"");
        assertThat(page(HEAD, "/petugas")).contains("href=\"/pantau\"");
        assertThat(page("budi.dishub", "/petugas")).doesNotContain("href=\"/pantau\"");
    }

    @Test
    void holdersAreRemindedOnceADay() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ordered(HEAD, "REMIND", journey, field("internalNote", "Tolong hari ini."));
        assertThat(result).contains("selesai");
        ComplaintEvent reminder = journey.timeline(EventKind.HOLDER_REMINDED).get(0);
        assertThat(reminder.told()).containsExactly("dishub-officer");
        assertThat(reminder.internalNote()).isEqualTo("Tolong hari ini.");

        ordered("sari.kota", "REMIND", journey);
        assertThat(result).contains("sudah diingatkan hari ini oleh Hendra");
        time.set("2026-04-21T09:00");
        ordered("sari.kota", "REMIND", journey);
        assertThat(journey.timeline(EventKind.HOLDER_REMINDED)).hasSize(2);
    }

    @Test
    void nobodyIsRemindedOfWhatOnlyTheManagerHas() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ordered("rudi.dpupr", "REMIND", journey);
        assertThat(result).as("another unit's report").contains("Tidak ada laporan bernomor");
        assertThat(journey.timeline(EventKind.HOLDER_REMINDED)).isEmpty();
    }

    @Test
    void anEscalatedReportIsHandedOnFromHere() {
        ComplaintJourney journey = late("Lampu pantauan oboe");
        String form = send(
                        HEAD,
                        "/pantau/tindakan/baru",
                        field("aksi", "REASSIGN"),
                        field("nomor", journey.number().value()))
                .body();
        assertThat(form).contains("value=\"budi.dishub\"");
        ordered(HEAD, "REASSIGN", journey, field("colleague", "budi.dishub"), field("note", "Kerjakan dahulu."));
        assertThat(journey.timeline(EventKind.REASSIGNED)).hasSize(1);
        assertThat(journey.task("userTask_FollowUpComplaint").getAssignee()).isEqualTo("budi.dishub");
    }

    @Test
    void theLimitIsExtendedFromHereWithAReasonForTheReporter() {
        ComplaintJourney journey = late("Lampu pantauan tuba");
        ordered(
                HEAD,
                "EXTEND",
                journey,
                field("until", "2026-05-04"),
                field("explanation", "Suku cadang baru datang minggu depan."),
                field("note", "Menunggu suku cadang."));
        assertThat(journey.timeline(EventKind.LIMIT_EXTENDED))
                .singleElement()
                .satisfies(event -> assertThat(event.message()).contains("Suku cadang"));
    }

    @Test
    void whatCannotBeDoneFromHereSaysWhy() {
        ComplaintJourney early = journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        ComplaintJourney late = late("Lampu pantauan harpa");
        String form = send(
                        HEAD,
                        "/pantau/tindakan/baru",
                        field("aksi", "TAKE_OVER"),
                        field("nomor", early.number().value()),
                        field("nomor", late.number().value()))
                .body();
        assertThat(form)
                .contains("Tidak dapat dilakukan dari sini (1)", "belum) dieskalasi kepada Anda")
                .contains("value=\"" + late.number().value() + "\"")
                .doesNotContain("value=\"" + early.number().value() + "\"");
        HttpResponse<String> empty = send(
                HEAD,
                "/pantau/tindakan",
                field("aksi", "TAKE_OVER"),
                field("nomor", late.number().value()),
                field("key", "kosong"));
        assertThat(empty.body()).as("a note is wanted").contains("Wajib diisi.");
        List<ComplaintEvent> taken = late.timeline(EventKind.TAKEN_OVER);
        assertThat(taken).isEmpty();
        ordered(HEAD, "TAKE_OVER", late, field("note", "Saya kerjakan sendiri."));
        assertThat(late.timeline(EventKind.TAKEN_OVER)).hasSize(1);
    }
}
