package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.Cabinet;
import org.tuntas.attachment.Multipart;
import org.tuntas.attachment.Specimens;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** The report form as a browser without JavaScript sees it. */
class ReportFormTest extends RunningTuntas {

    private static final Pattern PIN = Pattern.compile("id=\"pin\">(\\d{6})<");
    private static final Pattern NUMBER = Pattern.compile("LP-26-[0-9A-Z]{4}-[0-9A-Z]{4}");
    private static final String TEXT = "Lampu jalan di depan SDN 2 mati sejak Senin. Anak-anak takut pulang mengaji.";

    @LocalServerPort
    int port;

    @Autowired
    Complaints complaints;

    @Autowired
    Cabinet cabinet;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    private ReportForm form;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        form = new ReportForm(port);
    }

    @Test
    void aReportIsFiledOneQuestionAtATimeAndTheReceiptSaysWhatHappensNext() {
        assertThat(form.step()).isEqualTo("apa");
        form.with("text", TEXT).press("next");
        assertThat(form.step()).isEqualTo("jenis");
        assertThat(form.field("type")).isEqualTo("COMPLAINT");
        assertThat(form.body())
                .contains("LAMPU PENERANGAN JALAN UMUM", "karena tulisan Anda memuat: lampu, jalan dan mati");
        form.with("category", "perhubungan/lampu-penerangan-jalan-umum").press("next");
        assertThat(form.step()).isEqualTo("tempat");
        form.with("regionName", "Ciledug, Kota Tangerang")
                .with("address", "Jl. HOS Cokroaminoto 10")
                .press("next");
        assertThat(form.step()).isEqualTo("kapan");
        form.with("occurredOn", "2026-04-13").press("next");
        assertThat(form.step()).isEqualTo("siapa");
        form.with("anonymous", "tidak")
                .with("name", "Siti Aminah")
                .with("email", "siti@contoh.id")
                .press("next");
        assertThat(form.step()).isEqualTo("kirim");
        assertThat(form.body())
                .contains("Ciledug, Kota Tangerang, Banten", "Senin, 13 April 2026", "Siti Aminah")
                .contains("Lampu jalan di depan SDN 2 mati sejak Senin</dd>");

        HttpResponse<String> sent = form.sendWith(new Multipart().file("lampu.jpg", Specimens.photoWithPlace(6)));
        String receipt = form.follow(sent).body();
        assertThat(receipt)
                .contains("Kota Tangerang memeriksa laporan ini paling lambat Kamis, 23 April 2026")
                .contains("<svg", "tangerang.example/laporan/LP-26-", "kami kirim ke surel Anda");
        Complaint filed = complaint(receipt);
        assertThat(filed.channel()).isEqualTo(Channel.WEB);
        assertThat(filed.type()).isEqualTo(ComplaintType.COMPLAINT);
        assertThat(filed.title()).isEqualTo("Lampu jalan di depan SDN 2 mati sejak Senin");
        assertThat(filed.text()).isEqualTo(TEXT);
        assertThat(filed.category()).isEqualTo("perhubungan/lampu-penerangan-jalan-umum");
        assertThat(filed.place().regionCode()).isEqualTo("36.71.06");
        assertThat(filed.occurredOn()).isEqualTo("2026-04-13");
        assertThat(cabinet.of(filed.number())).extracting(Attachment::name).containsExactly("lampu.jpg");
    }

    @Test
    void theReceiptKeepsItsPinUntilItIsClosedOrHalfAnHourIsOverAndSaysSo() {
        String where = ReportForm.target(filled().press("send"));
        HttpResponse<String> receipt = form.get(where);
        assertThat(receipt.body()).contains("sampai Senin, 20 April 2026 09.30 WIB");
        String pin = pin(receipt.body());
        assertThat(pin(form.get(where).body())).as("loaded again").isEqualTo(pin);
        HttpResponse<String> file = form.get(where + "/berkas");
        assertThat(file.body()).contains("PIN: " + pin, "23 April 2026");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(new ReportForm(port).get(where).statusCode())
                .as("in another browser")
                .isEqualTo(410);
        time.set("2026-04-20T09:29");
        assertThat(form.get(where).statusCode()).isEqualTo(200);
        HttpResponse<String> closing = form.press(where + "/tutup", receipt);
        assertThat(closing.statusCode()).isEqualTo(302);
        assertThat(closing.headers().firstValue("Set-Cookie").orElseThrow())
                .as("neither does the report stay open")
                .contains("laporan=;", "Path=/laporan/" + number(receipt.body()), "Max-Age=0");
        HttpResponse<String> closed = form.get(where);
        assertThat(closed.statusCode()).isEqualTo(410);
        assertThat(closed.body()).contains("sudah ditutup").doesNotContain(pin);
        assertThat(ReportForm.target(form.press("send"))).isEqualTo(where);
        assertThat(form.get(where).statusCode())
                .as("sent again after it was closed")
                .isEqualTo(410);
    }

    @Test
    void afterHalfAnHourAReceiptIsClosedByItself() {
        String where = ReportForm.target(filled().press("send"));
        form.get(where);
        time.set("2026-04-20T09:31");
        assertThat(form.get(where).statusCode()).isEqualTo(410);
    }

    @Test
    void sentTwiceItIsOneReportAndChangedSinceItSaysSoBeforeItFilesAgain() throws Exception {
        filled();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<HttpResponse<String>> press = () -> form.post("send", new Multipart());
            List<HttpResponse<String>> answers = both.invokeAll(List.of(press, press)).stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(302));
        } finally {
            both.shutdown();
        }
        String key = form.field("key");
        assertThat(filedUnder(key)).isEqualTo(1);
        assertThat(number(form.get("/lapor/tanda-terima/" + key).body()))
                .isEqualTo(number(form.follow(form.press("send")).body()));

        HttpResponse<String> changed =
                form.with("text", TEXT + " Hari ini masih mati.").press("send");
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body()).contains("sudah kami terima sebelumnya", "Hari ini masih mati.");
        assertThat(form.field("key")).isNotEqualTo(key);
        assertThat(form.press("send").statusCode()).isEqualTo(302);
    }

    @Test
    void eachMistakeIsNamedLeadsToItsFieldAndLosesNothing() {
        assertThat(form.with("text", "Mati").press("next").statusCode()).isEqualTo(400);
        assertThat(form.problems()).containsExactly("text");
        assertThat(form.body()).contains("paling sedikit 10 huruf", "aria-invalid=\"true\"", ">Mati</textarea>");
        form.with("text", TEXT).press("to:siapa");
        form.with("name", "Siti")
                .with("phone", "nol delapan")
                .with("email", "siti@")
                .with("birthYear", "98");
        form.press("next");
        assertThat(form.problems()).containsExactlyInAnyOrder("anonymous", "phone", "email", "birthYear");
        assertThat(form.body()).contains("value=\"nol delapan\"", "value=\"siti@\"");
        form.with("anonymous", "tidak")
                .with("name", "")
                .with("phone", "")
                .with("email", "")
                .with("birthYear", "");
        form.press("send");
        assertThat(form.problems()).containsExactlyInAnyOrder("name", "phone");
        assertThat(form.field("text")).isEqualTo(TEXT);
        form.with("anonymous", "ya").with("occurredOn", "2026-04-22").press("send");
        assertThat(form.step()).isEqualTo("kapan");
        assertThat(form.problems()).containsExactly("occurredOn");
    }

    @Test
    void goingBackChecksNothingAndKeepsEverything() {
        form.with("text", TEXT).press("next");
        form.press("next");
        form.with("address", "Jl. \"Mawar\" <3>").press("back");
        assertThat(form.step()).isEqualTo("jenis");
        assertThat(form.field("address")).isEqualTo("Jl. \"Mawar\" <3>");
        assertThat(form.body()).contains("Jl. &quot;Mawar&quot; &lt;3&gt;");
    }

    @Test
    void aRegionIsFoundByNameOrInListsAndOfSeveralTheNearestComesFirst() {
        form.with("text", TEXT).press("to:tempat");
        assertThat(form.field("regency")).as("where the form begins").isEqualTo("36.71");
        assertThat(form.with("regionName", "ciledug").press("find").statusCode())
                .isEqualTo(400);
        assertThat(form.body())
                .containsSubsequence("Yang mana?", "Ciledug, Kota Tangerang", "Ciledug, Kabupaten Cirebon");
        form.with("found", "32.09.17").press("next");
        assertThat(form.step()).isEqualTo("kapan");
        assertThat(form.field("province")).isEqualTo("32");
        form.press("back");
        form.with("regionName", "Negeri Dongeng").press("find");
        assertThat(form.problems()).containsExactly("regionName");
        form.with("regionName", "").with("province", "31").press("stay");
        assertThat(form.body()).contains("Jakarta Selatan");
        assertThat(form.get("/lapor/wilayah?di=36.71").body()).contains("36.71.06", "Ciledug");
        assertThat(form.get("/lapor/wilayah?cari=ciledug").body()).contains("Ciledug, Kota Tangerang, Banten");
        assertThat(form.get("/lapor/wilayah?di=%25").body()).isEqualTo("[]");
    }

    @Test
    void filesThatCannotBeTakenAreNamedAndMustBeChosenAgain() {
        filled();
        HttpResponse<String> refused =
                form.sendWith(new Multipart().file("surat.jpg", "bukan foto".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(form.step()).isEqualTo("kirim");
        assertThat(refused.body()).contains("surat.jpg", "Berkas harus dipilih kembali");
        assertThat(filedUnder(form.field("key"))).isZero();
    }

    @Test
    void hostileAndHugeInputIsShownAsItIsOrRefusedInWords() {
        form.with("text", "<script>alert(1)</script> jalan rusak parah")
                .with("title", "\"><img src=x>")
                .press("next");
        assertThat(form.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "<img src=x");
        form.press("to:apa");
        form.with("title", "").with("text", "a".repeat(10_001)).press("next");
        assertThat(form.problems()).containsExactly("text");
        assertThat(form.body()).contains("Kurangi 1 huruf");
        form.with("text", TEXT + "\0").press("next");
        assertThat(form.problems()).containsExactly("text");
        HttpResponse<String> huge = form.with("text", "a".repeat(300_000)).post("next", new Multipart());
        assertThat(huge.statusCode()).isEqualTo(413);
    }

    @Test
    void numbersOfPersonsAndOtherDoorsArePointedOut() {
        form.with("text", "Tadi ada kecelakaan di depan pasar. Hubungi saya di 0812 3456 7890 segera.")
                .press("next");
        assertThat(form.body()).contains("telepon 112", "mirip nomor pribadi: nomor telepon");
    }

    @Test
    void thePublishedReportOfSomebodyElseIsShownAndNeverASecretOrUnreadOne() {
        String word =
                "Kalibening" + UUID.randomUUID().toString().substring(0, 6).replaceAll("[^a-z]", "x");
        ComplaintJourney published = published(word, Report.aboutALamp());
        ComplaintJourney secret = published(word, Report.aboutALamp().hidden());
        ComplaintJourney unread =
                journeys.filed(Report.aboutALamp().saying("Tanggul " + word + " besar", "Tanggul " + word + " retak"));
        form.with("text", "Tanggul " + word + " retak, kami takut jebol").press("next");
        assertThat(form.body())
                .contains("/laporan/" + published.number() + "#dukung", "Mungkin sudah ada yang melaporkan")
                .doesNotContain(secret.number().toString(), unread.number().toString());
        // What the verifier left out cannot be found: a search for it would tell that it is there.
        form.press("to:apa");
        form.with("text", "SDN sejak senin " + word).press("next");
        assertThat(form.body()).as("words of the original only").doesNotContain(published.number() + "#dukung");
        form.press("to:apa");
        form.with("text", "Tanggul " + word + " retak, kami takut jebol").press("next");
        form.press("to:tempat");
        form.with("regionName", "Ciledug, Kabupaten Cirebon").press("next");
        assertThat(form.body()).as("elsewhere").doesNotContain(published.number() + "#dukung");
    }

    @Test
    void whatOnlyProgramsFillInIsEmptiedAndSaid() {
        filled().with("situs", "https://spam.example");
        HttpResponse<String> refused = form.press("send");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("isian tersembunyi");
        assertThat(form.field("situs")).isEmpty();
        assertThat(form.press("send").statusCode()).isEqualTo(302);
    }

    @Test
    void oneTelephoneNumberFilesFiveADayAndTheSixthKeepsWhatWasWritten() {
        String phone = "0813" + String.format("%08d", System.nanoTime() % 100_000_000);
        for (int i = 0; i < 5; i++) {
            form.open();
            assertThat(filled().with("phone", phone).press("send").statusCode()).isEqualTo(302);
        }
        form.open();
        HttpResponse<String> sixth = filled().with("phone", phone).press("send");
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.body()).contains("sudah masuk 5 laporan dalam sehari");
        assertThat(form.field("text")).isEqualTo(TEXT);
    }

    @Test
    void aPageThatWasOpenForTooLongComesBackWithEverythingInIt() {
        form.with("text", TEXT).with("_csrf", "old");
        HttpResponse<String> stale = form.press("next");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("terlalu lama terbuka");
        assertThat(form.field("text")).isEqualTo(TEXT);
        form.press("next");
        assertThat(form.step()).isEqualTo("jenis");
    }

    @Test
    void aScriptGetsTheSameAnswersInJson() {
        HttpResponse<String> checked =
                form.with("text", "x").post("check", new Multipart(), "X-Requested-With", "fetch");
        assertThat(checked.body()).contains("\"field\":\"text\"", "\"step\":\"apa\"");
        HttpResponse<String> sent = filled().post("send", new Multipart(), "X-Requested-With", "fetch");
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(sent.body()).contains("/lapor/tanda-terima/" + form.field("key"));
    }

    @Test
    void itSpeaksEnglishToo() {
        form.get("/lapor?lang=en");
        form.open();
        assertThat(form.body()).contains("What happened?", "Bahasa Indonesia");
    }

    private ComplaintJourney published(String word, Report report) {
        return journeys.filed(report)
                .completed(
                        ComplaintJourney.DESK,
                        "userTask_VerifyComplaint",
                        Map.of(
                                "verificationOutcome",
                                "FORWARD",
                                "agency",
                                "kota-tangerang",
                                "type",
                                "COMPLAINT",
                                "supervisionClass",
                                "ORDINARY",
                                "publicTitle",
                                "Tanggul " + word + " retak",
                                "publicText",
                                "Tanggul " + word + " retak memanjang di dekat rumah pompa."));
    }

    private ReportForm filled() {
        return form.with("text", TEXT).with("anonymous", "ya").with("langkah", "kirim");
    }

    private int filedUnder(String key) {
        return jdbc.sql("select count(*) from filing_key where key = ?")
                .param("request:form:" + key)
                .query(Integer.class)
                .single();
    }

    private Complaint complaint(String receipt) {
        return complaints.find(new TrackingNumber(number(receipt))).orElseThrow();
    }

    private static String number(String receipt) {
        Matcher number = NUMBER.matcher(receipt);
        assertThat(number.find()).as(receipt).isTrue();
        return number.group();
    }

    private static String pin(String receipt) {
        Matcher pin = PIN.matcher(receipt);
        assertThat(pin.find()).as(receipt).isTrue();
        return pin.group(1);
    }
}
