package org.tuntas.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.api.CitizensApi;
import org.tuntas.api.CitizensApi.Answer;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** What everybody may find and support, as a browser without scripts and a program see it. */
class PublicListTest extends RunningTuntas {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    PublishedReports reports;

    @Autowired
    FrontFigures figures;

    @Autowired
    TimeMachine time;

    private OfficersSession browser;
    private CitizensApi api;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        browser = OfficersSession.anonymous(port);
        api = new CitizensApi(port);
    }

    @Test
    void aReportIsFoundByItsPublicWordsFromItsVerificationOn() {
        ComplaintJourney journey =
                journeys.filed(Report.aboutALamp().saying("Gapura kesumba miring", "Gapura milik Pak Sastro miring."));
        assertThat(numbers("kesumba")).isEmpty();
        journey.publishedAs("Gapura kesumba miring", "Gapura di mulut gang miring.");
        assertThat(numbers("kesumba")).containsExactly(journey.number().value());
        assertThat(numbers("KESUMBA miringnya"))
                .containsExactly(journey.number().value());
        assertThat(numbers("kesumba Ciledug")).as("by its place").hasSize(1);
        assertThat(numbers("kesumba Sastro"))
                .as("what the verifier took out is found by nobody")
                .isEmpty();
        assertThat(numbers(journey.number().value().toLowerCase(java.util.Locale.ROOT)))
                .containsExactly(journey.number().value());
        String page = page("?cari=kesumba");
        assertThat(page)
                .contains("1 laporan", "Gapura kesumba miring", "Ciledug, Kota Tangerang, Banten", "Kota Tangerang")
                .contains("Diteruskan, belum ditindaklanjuti", "kurang dari satu jam lalu")
                .doesNotContain("Siti", "Sastro");
        assertThat(api.get("/api/v1/complaints?q=kesumba").raw().body())
                .contains("\"agencyName\":\"Kota Tangerang\"", "\"region\":\"Ciledug, Kota Tangerang, Banten\"")
                .doesNotContain("Siti", "0812", "Sastro", "anonymous", "channel");
    }

    @Test
    void theListCanBeFollowedAsAFeedWithItsFilters() throws Exception {
        ComplaintJourney journey =
                journeys.filed().publishedAs("Gapura <b>kinanti</b> & \u0007pagar", "Gapura miring.");
        ComplaintJourney secret =
                journeys.filed(Report.aboutALamp().hidden()).publishedAs("Pungutan kinanti", "Ada pungutan liar.");
        assertThat(page("?cari=kinanti")).contains("href=\"/laporan.atom?cari=kinanti\"");
        HttpResponse<String> answer = get("/laporan.atom?cari=kinanti&wilayah=36.71.06");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml;charset=UTF-8");
        javax.xml.parsers.DocumentBuilderFactory reading = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        reading.setNamespaceAware(true);
        org.w3c.dom.Document feed = reading.newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
        org.w3c.dom.NodeList entries = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
        assertThat(entries.getLength()).isEqualTo(1);
        org.w3c.dom.Element entry = (org.w3c.dom.Element) entries.item(0);
        assertThat(entry.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Gapura <b>kinanti</b> & pagar");
        assertThat(entry.getElementsByTagName("id").item(0).getTextContent())
                .isEqualTo("https://lapor.tangerang.example/laporan/" + journey.number());
        assertThat(entry.getElementsByTagName("published").item(0).getTextContent())
                .isEqualTo("2026-04-20T02:00:00Z");
        assertThat(answer.body())
                .contains(
                        "rel=\"self\" href=\"https://lapor.tangerang.example/laporan.atom?cari=kinanti&amp;wilayah=36.71.06\"")
                .doesNotContain("Siti", secret.number().value());
        assertThat(get("/laporan.atom?status=NGAWUR").statusCode()).isEqualTo(400);
        assertThat(get("/laporan.atom?status=NGAWUR").body()).startsWith("status: ");
    }

    @Test
    void officersSeeHowManyLiveWithTheSameProblem() {
        ComplaintJourney journey = journeys.filed()
                .publishedAs("Gorong-gorong candrasa ambles", "Gorong-gorong ambles.")
                .assignedTo("dishub");
        OfficersSession officer = OfficersSession.of(ComplaintJourney.OFFICER, port);
        String card = "/petugas/laporan/" + journey.number();
        String panel =
                "/petugas/tugas/" + journey.task("userTask_FollowUpComplaint").getId() + "/laporan";
        assertThat(officer.send("GET", card, "").body()).doesNotContain("juga mengalami hal ini");
        assertThat(press(journey, "dukung").statusCode()).isEqualTo(302);
        assertThat(officer.send("GET", card, "").body()).contains("1 orang menyatakan juga mengalami hal ini.");
        assertThat(officer.send("GET", panel, "").body()).contains("1 orang menyatakan juga mengalami hal ini.");
    }

    @Test
    void whatIsSecretWithdrawnOrArchivedIsInNoList() {
        ComplaintJourney secret =
                journeys.filed(Report.aboutALamp().hidden()).publishedAs("Pungutan berangasan", "Ada pungutan liar.");
        ComplaintJourney withdrawn = journeys.filed().publishedAs("Selokan berangasan", "Selokan mampet.");
        assertThat(numbers("berangasan")).containsExactly(withdrawn.number().value());
        withdrawn.withdrawn();
        assertThat(numbers("berangasan")).isEmpty();
        assertThat(page("?cari=" + secret.number())).contains("Tidak ada laporan yang cocok");
        assertThat(press(secret, "dukung").statusCode()).isEqualTo(404);
        assertThat(press(withdrawn, "dukung").statusCode()).isEqualTo(404);
        assertThat(reports.latest(1000))
                .extracting(PublishedReport::number)
                .doesNotContain(secret.number(), withdrawn.number());
    }

    @Test
    void aFilterLeavesOutWhatIsOtherwise() {
        ComplaintJourney complaint = journeys.filed().publishedAs("Kolam lembayung keruh", "Air kolam keruh.");
        assertThat(found("q=lembayung&state=FORWARDED&type=COMPLAINT&agency=kota-tangerang&region=36.71"
                        + "&from=2026-04-20&until=2026-04-20"))
                .containsExactly(complaint.number().value());
        for (String other : List.of(
                "state=RESOLVED",
                "type=ASPIRATION",
                "agency=kementerian-pu",
                "region=31",
                "category=perhubungan",
                "from=2026-04-21",
                "until=2026-04-19")) {
            assertThat(found("q=lembayung&" + other)).as(other).isEmpty();
        }
        assertThat(page("?cari=lembayung&wilayah=36.71.06")).contains("1 laporan");
        assertThat(page("?cari=lembayung&wilayah=Ciledug,+Kota+Tangerang,+Banten"))
                .contains("1 laporan");
    }

    @Test
    void aPlaceNameThatSeveralHaveIsAskedBack() {
        HttpResponse<String> asked = get("/laporan?cari=apa&wilayah=Ciledug");
        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.body())
                .contains("Beberapa wilayah bernama begitu", "Ciledug, Kota Tangerang, Banten", "cari=apa");
    }

    @Test
    void everyOrderGoesOnWhereThePageBeforeEnded() {
        List<String> filed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            time.set("2026-04-20T09:0" + i);
            filed.add(journeys.filed()
                    .publishedAs("Nilakandi nomor " + i, "Uraian yang cukup panjang.")
                    .number()
                    .value());
        }
        support(filed.get(2), 3);
        support(filed.get(5), 1);
        assertThat(pages("newest"))
                .containsExactly(
                        filed.get(6),
                        filed.get(5),
                        filed.get(4),
                        filed.get(3),
                        filed.get(2),
                        filed.get(1),
                        filed.get(0));
        assertThat(pages("longest-open")).containsExactlyElementsOf(filed);
        assertThat(pages("supports"))
                .containsExactly(
                        filed.get(2),
                        filed.get(5),
                        filed.get(6),
                        filed.get(4),
                        filed.get(3),
                        filed.get(1),
                        filed.get(0));
    }

    @Test
    void aBrowserSupportsOnceAndMayTakeItBack() {
        ComplaintJourney journey = journeys.filed().publishedAs("Jalan sawo matang retak", "Jalan retak.");
        HttpResponse<String> supported = press(journey, "dukung");
        assertThat(supported.statusCode()).isEqualTo(302);
        assertThat(supported.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("dukungan=")
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=34560000"));
        press(journey, "dukung");
        assertThat(supports(journey)).isEqualTo(1);
        assertThat(get("/laporan/" + journey.number()).body()).contains("Anda mendukung laporan ini.");
        browser = OfficersSession.anonymous(port);
        press(journey, "batal-dukung");
        assertThat(supports(journey)).as("nobody takes back what another gave").isEqualTo(1);
        press(journey, "dukung");
        assertThat(supports(journey)).isEqualTo(2);
        press(journey, "batal-dukung");
        press(journey, "batal-dukung");
        assertThat(supports(journey)).isEqualTo(1);
    }

    @Test
    void supportsOutliveAnArchive() {
        ComplaintJourney journey = journeys.filed().publishedAs("Taman pandanwangi gelap", "Taman gelap.");
        support(journey.number().value(), 2);
        journey.withdrawn();
        assertThat(reports.find(journey.number())).isEmpty();
        assertThat(get("/laporan/" + journey.number()).body()).doesNotContain("juga mengalami");
    }

    @Test
    void figuresCountWhatComesGoesAndHowLongItTook() {
        var since = time.now().minus(java.time.Duration.ofDays(365));
        Figures before = figures.count(since);
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        Figures during = figures.count(since);
        assertThat(during.received()).isEqualTo(before.received() + 1);
        assertThat(during.open()).isEqualTo(before.open() + 1);
        journey.satisfied(5);
        Figures after = figures.count(since);
        assertThat(after.open()).isEqualTo(before.open());
        assertThat(after.done()).isEqualTo(before.done() + 1);
        assertThat(after.medianDays()).isNotNull().isNotNegative();
        assertThat(figures.count(java.time.Instant.parse("2100-01-01T00:00:00Z"))
                        .medianDays())
                .as("where nothing has ended, nothing is claimed")
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table published_report; --",
                "\" or 1=1",
                "%",
                "_",
                "%%%%____",
                "\\",
                "<script>alert(1)</script>",
                "!!! & | ( :* <-> ",
                "-",
                "\"",
                "${7877*7919}",
                "__${new java.util.Date()}__::.x"
            })
    void hostileWordsAreWords(String words) {
        HttpResponse<String> answer = get("/laporan?cari=" + encoded(words));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Tidak ada laporan yang cocok").doesNotContain("<script>alert", "62377963");
        assertThat(api.get("/api/v1/complaints?q=" + encoded(words)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "cari=%00, karakter yang tidak dapat dicari",
        "status=NGAWUR, tidak dikenal",
        "status=ARCHIVED, tidak dikenal",
        "jenis=x, tidak dikenal",
        "kategori=x%27, tidak dikenal",
        "instansi=%25, tidak dikenal",
        "urut=abjad, tidak dikenal",
        "wilayah=Atlantis, tidak ditemukan",
        "dari=kemarin, tidak dapat dibaca",
        "sampai=9999-12-31, tidak dapat dibaca",
        "sesudah=99, Kembali ke awal",
        "sesudah=1_99999999999999999999_x, Kembali ke awal",
        "sesudah=a_b_c, Kembali ke awal"
    })
    void whatIsNotUnderstoodIsSaid(String query, String said) {
        HttpResponse<String> answer = get("/laporan?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void theFormDoesNotStandBeforeWhatWasFoundButCountsWhatItFilters() {
        assertThat(page("?cari=gading&status=RESOLVED&urut=terlama"))
                .contains("Saring dan urutkan (2 dipakai)", "<details class=\"list-filters\">");
        assertThat(get("/laporan?status=NGAWUR").body()).contains("<details class=\"list-filters\" open");
        assertThat(page("?cari=gading")).contains("Saring dan urutkan</summary>");
    }

    @Test
    void aTextThatIsTooLongIsRefusedInWords() {
        assertThat(get("/laporan?cari=" + "a".repeat(201)).body()).contains("paling banyak 200 huruf");
        assertThat(get("/laporan?cari=" + "a".repeat(7_000)).statusCode()).isEqualTo(400);
        assertThat(get("/laporan?cari=" + "a".repeat(20_000)).statusCode()).isEqualTo(400);
        Answer answer = api.get("/api/v1/complaints?q=" + "a".repeat(201) + "&size=0&sort=x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors").findValuesAsText("field")).contains("q", "size", "sort");
    }

    @Test
    void aPageBeyondTheEndIsEmptyAndSaysSo() {
        journeys.filed().publishedAs("Kelapa gading tumbang", "Pohon tumbang.");
        assertThat(page("?cari=gading&sesudah=0_0_LP")).contains("Daftar berakhir di sini", "Kembali ke awal daftar");
        assertThat(page("?halaman=99999&cari=gading"))
                .as("what is no field is no matter")
                .contains("1 laporan");
    }

    @Test
    void onlyWhatIsForEverybodyMayBeKeptBySearchEngines() {
        ComplaintJourney open = journeys.filed().publishedAs("Sumur bor kering", "Sumur kering.");
        ComplaintJourney unverified = journeys.filed();
        assertThat(get("/").body()).doesNotContain("noindex");
        assertThat(page("")).doesNotContain("noindex");
        assertThat(get("/laporan/" + open.number()).body()).doesNotContain("noindex");
        assertThat(page("?cari=x")).contains("noindex");
        assertThat(get("/laporan/" + unverified.number()).body()).contains("noindex");
        assertThat(get("/laporan/" + unverified.number() + "?lang=id").body())
                .doesNotContain("Mengalami hal yang sama");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/laporan",
                "/laporan?status=x",
                "/tidak-ada",
                "/luring",
                "/aplikasi/en.webmanifest",
                "/sw.js",
                "//x",
                "/masuk"
            })
    void everyAnswerCarriesThePolicyThatKeepsOthersOut(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void assetsAreKeptForeverUnderTheirDigest() {
        Matcher asset =
                Pattern.compile("\"(/(?:assets|webjars)/[^\"]+\\.css)\"").matcher(page(""));
        int seen = 0;
        while (asset.find()) {
            HttpResponse<String> answer = browser.send("GET", asset.group(1), "", "Accept-Encoding", "gzip");
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .as(asset.group(1))
                    .contains("max-age=31536000, public, immutable");
            seen++;
        }
        assertThat(seen).isGreaterThan(3);
    }

    private List<String> numbers(String words) {
        return found("q=" + encoded(words));
    }

    private List<String> found(String query) {
        Answer answer = api.get("/api/v1/complaints?" + query);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body().at("/reports").findValuesAsText("number");
    }

    /** All reports of a rare word in an order, three at a time. */
    private List<String> pages(String sort) {
        List<String> numbers = new ArrayList<>();
        String after = "";
        do {
            Answer answer = api.get("/api/v1/complaints?q=nilakandi&size=3&sort=" + sort + after);
            assertThat(answer.body().at("/found").asInt()).isEqualTo(7);
            numbers.addAll(answer.body().at("/reports").findValuesAsText("number"));
            after = answer.body().has("next") ? "&after=" + answer.text("/next") : "";
        } while (!after.isEmpty());
        return numbers;
    }

    private void support(String number, int browsers) {
        for (int i = 0; i < browsers; i++) {
            browser = OfficersSession.anonymous(port);
            assertThat(press(number, "dukung").statusCode()).isEqualTo(302);
        }
    }

    private int supports(ComplaintJourney journey) {
        return reports.find(journey.number()).orElseThrow().supports();
    }

    private HttpResponse<String> press(ComplaintJourney journey, String button) {
        return press(journey.number().value(), button);
    }

    private HttpResponse<String> press(String number, String button) {
        Matcher token = CSRF.matcher(get("/laporan/" + number).body());
        assertThat(token.find()).isTrue();
        return browser.send(
                "POST",
                "/laporan/" + number + "/" + button,
                "_csrf=" + token.group(1),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private String page(String query) {
        HttpResponse<String> answer = get("/laporan" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path) {
        return browser.send("GET", path, "", "Accept", "text/html");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
