package org.tuntas.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.ExternalNumbers;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;

/** The counter, as a browser without JavaScript sees it. */
class CounterTest extends RunningTuntas {

    private static final Pattern PIN = Pattern.compile("id=\"pin\">(\\d{6})<");
    private static final Pattern NUMBER = Pattern.compile("LP-26-[0-9A-Z]{4}-[0-9A-Z]{4}");

    @LocalServerPort
    int port;

    @Autowired
    Complaints complaints;

    @Autowired
    ExternalNumbers numbers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    private DeskSession desk;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        desk = DeskSession.of("rina.desk", port);
    }

    @Test
    void aLetterIsEnteredAndTheReporterGetsASlipWhosePinIsShownOnce() {
        Map<String, String> letter = letter("Jembatan kayu roboh", "017/RW05/IV/2026");
        letter.put("receivedOn", "2026-04-16");
        letter.put("office", "dishub");
        letter.put("region", "ciledug, kota tangerang");
        String receipt = DeskSession.target(desk.send("/petugas/loket", "/petugas/loket", letter));

        String slip = desk.page(receipt);
        assertThat(slip)
                .contains("Kota Tangerang memeriksa laporan ini paling lambat Selasa, 21 April 2026")
                .contains("<svg", "/laporan/LP-26-")
                .contains("Setiap langkah laporan Anda disegel setiap hari", "/bukti</strong>");
        assertThat(PIN.matcher(slip).find()).isTrue();
        assertThat(PIN.matcher(desk.page(receipt)).find()).as("shown again").isFalse();

        Complaint complaint = complaint(slip);
        assertThat(complaint.channel()).isEqualTo(Channel.LETTER);
        assertThat(complaint.namedAgency()).isEqualTo("kota-tangerang");
        assertThat(complaint.place().regionCode()).isEqualTo("36.71.06");
        assertThat(LocalDate.ofInstant(complaint.filedAt(), ZoneId.of("Asia/Jakarta")))
                .isEqualTo("2026-04-16");
        assertThat(complaints.timeline(complaint.number()).get(1)).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(EventKind.ENTERED);
            assertThat(entry.actor()).isEqualTo("rina.desk");
            assertThat(entry.audience()).isEqualTo(Audience.OFFICERS);
            assertThat(entry.internalNote()).isEqualTo("Ditujukan kepada Dinas Perhubungan.");
        });
        assertThat(numbers.of(complaint.number())).singleElement().satisfies(number -> assertThat(number.number())
                .isEqualTo("017/RW05/IV/2026"));
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndNothingHasToBeTypedAgain() {
        Map<String, String> letter = letter("Jembatan kayu roboh", "");
        letter.put("title", " ");
        letter.put("receivedOn", "2026-04-21");
        letter.put("phone", "nol delapan");
        letter.put("secret", "ya");
        String refused = desk.send("/petugas/loket", "/petugas/loket", letter).body();
        assertThat(refused)
                .contains("counter-title-problem", "Wajib diisi.", "counter-phone-problem")
                .contains("Jembatan kayu di RT 3 roboh", "value=\"nol delapan\"", "Bu Nani")
                .containsPattern("name=\"secret\" value=\"ya\" checked")
                .doesNotContain("counter-receivedOn-problem\"");
        letter.put("title", "Jembatan kayu roboh");
        letter.put("phone", "");
        assertThat(desk.send("/petugas/loket", "/petugas/loket", letter).body())
                .contains("counter-receivedOn-problem", "Tanggal diterima tidak boleh di masa depan.")
                .contains("value=\"2026-04-21\"");
    }

    @Test
    void aRegionOfWhichThereAreSeveralIsChosenFromAList() {
        Map<String, String> letter = letter("Jembatan kayu roboh", "");
        letter.put("region", "Sukarame");
        String asked = desk.send("/petugas/loket", "/petugas/loket", letter).body();
        assertThat(asked).contains("Ada beberapa wilayah bernama", "name=\"regionChoice\"");
        Matcher choice =
                Pattern.compile("<option value=\"(\\d\\d\\.\\d\\d\\.\\d\\d)\"").matcher(asked);
        assertThat(choice.find()).isTrue();
        letter.put("regionChoice", choice.group(1));
        String slip = desk.page(DeskSession.target(desk.send("/petugas/loket", "/petugas/loket", letter)));
        assertThat(complaint(slip).place().regionCode()).isEqualTo(choice.group(1));
    }

    @Test
    void aDoublePressFilesOnceAndTheSlipIsTheSame() throws Exception {
        String title = "Jembatan ditekan dua kali";
        Map<String, String> letter = letter(title, "");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<HttpResponse<String>> press = () -> desk.send("/petugas/loket", "/petugas/loket", letter);
            List<Future<HttpResponse<String>>> pressed = two.invokeAll(List.of(press, press));
            String first = DeskSession.target(pressed.get(0).get());
            assertThat(DeskSession.target(pressed.get(1).get())).isEqualTo(first);
            assertThat(PIN.matcher(desk.page(first)).find()).isTrue();
            String again = DeskSession.target(desk.send("/petugas/loket", "/petugas/loket", letter));
            assertThat(PIN.matcher(desk.page(again)).find())
                    .as("sent once more after it was shown")
                    .isFalse();
        } finally {
            two.shutdown();
        }
        assertThat(jdbc.sql("select count(*) from complaint where title = ?")
                        .param(title)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aFormThatWasChangedAfterItWasSavedIsNotSavedSilently() {
        Map<String, String> letter = letter("Jembatan yang pertama", "");
        desk.send("/petugas/loket", "/petugas/loket", letter);
        letter.put("title", "Jembatan yang kedua");
        String asked = desk.send("/petugas/loket", "/petugas/loket", letter).body();
        assertThat(asked).contains("sudah pernah disimpan dengan isi yang lain", "Jembatan yang kedua");
        assertThat(DeskSession.keyIn(asked)).isNotEqualTo(letter.get("key"));
    }

    @Test
    void theSameLetterAtTwoCountersIsNoticed() {
        desk.send("/petugas/loket", "/petugas/loket", letter("Jembatan di dua loket", "018/RW05/IV/2026"));
        DeskSession other = DeskSession.of("budi.dishub", port);
        assertThat(other.send("/petugas/loket", "/petugas/loket", letter("Jembatan di dua loket", "018/RW05/IV/2026"))
                        .body())
                .contains("counter-letterNumber-problem", "sudah dicatat pada laporan lain");
        assertThat(jdbc.sql("select count(*) from complaint where title = 'Jembatan di dua loket'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rina.desk, 200",
        "sari.kota, 200",
        "budi.dishub, 200",
        "joko.inspektorat, 200",
        "nadia.ombudsman, 403",
        "indra.auditor, 403",
        "doni.operator, 403",
        "bayu.designer, 403"
    })
    void onlyThoseWhoWorkAtACounterOpenIt(String login, int status) {
        DeskSession session = DeskSession.of(login, port);
        assertThat(session.open("/petugas/loket").statusCode()).isEqualTo(status);
        assertThat(session.send("/keluar", "/petugas/loket", Map.of()).statusCode())
                .isEqualTo(status);
        assertThat(session.open("/petugas/loket/tanda-terima/x").statusCode()).isEqualTo(status == 200 ? 404 : 403);
    }

    @Test
    void aSlipIsNobodyElsesToSee() {
        String receipt =
                DeskSession.target(desk.send("/petugas/loket", "/petugas/loket", letter("Jembatan milik Rina", "")));
        assertThat(DeskSession.of("budi.dishub", port).open(receipt).statusCode())
                .isEqualTo(404);
    }

    private Map<String, String> letter(String title, String letterNumber) {
        Map<String, String> form = new HashMap<>();
        form.put("key", DeskSession.keyIn(desk.page("/petugas/loket")));
        form.put("type", "COMPLAINT");
        form.put("channel", "LETTER");
        form.put("receivedOn", "2026-04-20");
        form.put("letterNumber", letterNumber);
        form.put("title", title);
        form.put("text", "Jembatan kayu di RT 3 roboh.\r\nAnak sekolah memutar jauh.");
        form.put("name", "Bu Nani");
        return form;
    }

    private Complaint complaint(String slip) {
        Matcher number = NUMBER.matcher(slip);
        assertThat(number.find()).isTrue();
        return complaints.find(new TrackingNumber(number.group())).orElseThrow();
    }
}
