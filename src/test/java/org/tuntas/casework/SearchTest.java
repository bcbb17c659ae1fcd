package org.tuntas.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ExternalNumbers;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** The search of the officers' desk. Each test has a made-up word to itself, so that other tests' reports do not matter. */
class SearchTest extends RunningTuntas {

    private static final Pattern FOUND = Pattern.compile("href=\"/petugas/laporan/(LP-26-[0-9A-Z]{4}-[0-9A-Z]{4})\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    ExternalNumbers numbers;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    private ComplaintJourney about(String title, String text) {
        return journeys.filed(Report.aboutALamp().saying(title, text));
    }

    @Test
    void wordsAreFoundInTitleTextAndWhatWasSaidSinceInAnyForm() {
        ComplaintJourney journey = about("Penerangan kwikzilver padam", "Warga mengeluhkan jalan gelap.")
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answered("Petugas mengganti bohlam natrium.");
        assertThat(found("rina.desk", "cari=" + encoded("kwikzilver")))
                .containsExactly(journey.number().value());
        assertThat(found("rina.desk", "cari=" + encoded("kwikzilver diganti natrium")))
                .as("another form of mengganti, and a word of the answer")
                .containsExactly(journey.number().value());
        assertThat(found("rina.desk", "cari=" + encoded("kwikzilver -natrium"))).isEmpty();
        assertThat(DeskSession.of("rina.desk", port).page("/petugas?cari=" + encoded("kwikzilver banjir")))
                .as("one of two words is nowhere near")
                .contains("Tidak ada laporan yang cocok");
    }

    @Test
    void aReportThatIsNotStartedYetIsFoundByItsNumberAndByWordsOnceItIs() {
        ComplaintJourney journey = journeys.acknowledged(Report.aboutALamp().saying("Balafon mati", "Lampu."));
        assertThat(found("rina.desk", "cari=" + journey.number()))
                .containsExactly(journey.number().value());
        assertThat(found("rina.desk", "cari=balafon")).isEmpty();
        about("Kastanyet", "Lampu.");
        assertThat(found("rina.desk", "cari=balafon"))
                .containsExactly(journey.number().value());
    }

    @Test
    void wordsThatAreMisspeltAreFoundInTitleTextAndAnswer() {
        ComplaintJourney journey = about("Trotoar xylofoon amblas", "Di depan rumah marimbana berlubang.")
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answered("Petugas memasang glokenspil.");
        for (String typed : List.of(
                "trotoar xilofon",
                "trotaor xylofon",
                "maribmana",
                "xilofon marimabna",
                "glokenspel marimbanna torotar",
                "marimbana glokenspl")) {
            assertThat(DeskSession.of("rina.desk", port).page("/petugas?cari=" + encoded(typed)))
                    .as(typed)
                    .contains("ejaannya mirip", journey.number().value());
        }
        for (String meant : List.of("\"maribmana\"", "xilofon -amblas", "xilofon OR marimabna", "marimbana padam")) {
            assertThat(DeskSession.of("rina.desk", port).page("/petugas?cari=" + encoded(meant)))
                    .as(meant)
                    .doesNotContain("ejaannya mirip", journey.number().value());
        }
    }

    @Test
    void aMisspeltWordTellsNothingOfReportsThatOneMayNotRead() {
        ComplaintJourney theirs = about("Gambangan kolintang", "Lampu.")
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub");
        ComplaintJourney other = about("Gambangan kolentang", "Lampu.")
                .forwardedTo("kota-tangerang")
                .assignedTo("dpupr");
        assertThat(DeskSession.of("siti.dpupr", port).page("/petugas?cari=kolintang"))
                .as("as if the other report did not have the very word")
                .contains("ejaannya mirip", other.number().value())
                .doesNotContain(theirs.number().value());
    }

    @Test
    void aNumberItsPartsAndTheNumbersOfOthersLeadToTheReport() {
        ComplaintJourney journey = about("Parit pianola mampet", "Meluap.");
        String number = journey.number().value();
        numbers.add("surat", "Ref/" + number + "/77", journey.number(), "rina.desk", time.now());
        for (String written : List.of(
                number,
                number.toLowerCase(java.util.Locale.ROOT),
                number.replace("-", ""),
                number.substring(6),
                "ref/" + number + "/77")) {
            assertThat(found("rina.desk", "cari=" + encoded(written)))
                    .as(written)
                    .containsExactly(number);
        }
    }

    @Test
    void filtersNarrowAndWhatIsUrgentComesFirst() {
        ComplaintJourney late =
                about("Harmonium satu", "Lampu.").forwardedTo("kota-tangerang").assignedTo("dishub");
        time.set("2026-04-27T09:00");
        ComplaintJourney near =
                about("Harmonium dua", "Lampu.").forwardedTo("kota-tangerang").assignedTo("dpupr");
        ComplaintJourney closed = about("Harmonium tiga", "Lampu.").archived("TEST", "Laporan percobaan.");
        time.set("2026-05-04T09:00");
        ComplaintJourney fresh = about("Harmonium empat", "Lampu.");

        assertThat(found("rina.desk", "cari=harmonium"))
                .containsExactly(number(late), number(near), number(fresh), number(closed));
        assertThat(found("rina.desk", "cari=harmonium&urut=terbaru"))
                .containsExactly(number(fresh), number(closed), number(near), number(late));
        assertThat(found("rina.desk", "cari=harmonium&tempo=lewat")).containsExactly(number(late));
        assertThat(found("rina.desk", "cari=harmonium&tempo=dekat")).containsExactly(number(late), number(near));
        assertThat(found("rina.desk", "cari=harmonium&unit=dpupr")).containsExactly(number(near));
        assertThat(found("rina.desk", "cari=harmonium&status=ARCHIVED")).containsExactly(number(closed));
        assertThat(found("rina.desk", "cari=harmonium&instansi=kota-tangerang"))
                .containsExactly(number(late), number(near));
        assertThat(found("rina.desk", "cari=harmonium&milik=antrean")).containsExactly(number(fresh));
        assertThat(found("rina.desk", "cari=harmonium&milik=saya")).isEmpty();
        assertThat(found("rina.desk", "cari=harmonium&dari=2026-04-21&sampai=2026-04-27"))
                .containsExactly(number(near), number(closed));
        assertThat(found("rina.desk", "cari=harmonium&wilayah=36.71")).hasSize(4);
        assertThat(found("rina.desk", "cari=harmonium&wilayah=36.72")).isEmpty();
        assertThat(found("rina.desk", "cari=harmonium&kadar=SUPERVISORY")).isEmpty();
        assertThat(found("rina.desk", "cari=harmonium&banyak=ya")).isEmpty();
        assertThat(found("budi.dishub", "cari=harmonium")).containsExactly(number(late));
        assertThat(found("siti.dpupr", "cari=harmonium&urut=terbaru")).containsExactly(number(near));
    }

    @Test
    void pagesShowEachReportOnceAlsoWhenNewOnesComeMeanwhile() {
        Set<String> filed = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            filed.add(number(about("Ukelele " + i, "Lampu.")));
        }
        DeskSession rina = DeskSession.of("rina.desk", port);
        String first = rina.page("/petugas?cari=ukelele&urut=terbaru");
        assertThat(first).contains("30 laporan ditemukan");
        List<String> seen = new ArrayList<>(numbersIn(first));
        assertThat(seen).hasSize(25);
        about("Ukelele yang baru", "Lampu.");
        Matcher next = NEXT.matcher(first);
        assertThat(next.find()).isTrue();
        String second = rina.page(next.group(1).replace("&amp;", "&"));
        seen.addAll(numbersIn(second));
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(filed);
        assertThat(NEXT.matcher(second).find()).isFalse();

        String urgent = rina.page("/petugas?cari=ukelele");
        Matcher further = NEXT.matcher(urgent);
        assertThat(further.find()).isTrue();
        List<String> all = new ArrayList<>(numbersIn(urgent));
        all.addAll(numbersIn(rina.page(further.group(1).replace("&amp;", "&"))));
        assertThat(all).hasSize(31).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=BOGUS",
                "dari=kemarin",
                "wilayah=Antah%20Berantah",
                "sesudah=1_2&cari=x",
                "tempo=besok",
                "unit=nowhere",
                "sampai=%2B999999999-01-01"
            })
    void whatIsNotUnderstoodIsSaidAndNothingIsGuessed(String query) {
        assertThat(DeskSession.of("rina.desk", port).page("/petugas?" + query))
                .contains("Pencarian belum dapat dilakukan")
                .doesNotContain("laporan ditemukan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\" & | ! ( ) :*", "%", "a&b|c", "\\", "<script>alert(1)</script>", "--", "OR"})
    void whateverIsTypedIsAnswered(String text) {
        assertThat(DeskSession.of("rina.desk", port).page("/petugas?cari=" + encoded(text)))
                .contains("Hasil pencarian")
                .doesNotContain("<script>alert");
    }

    private List<String> found(String login, String query) {
        return numbersIn(DeskSession.of(login, port).page("/petugas?" + query));
    }

    private static List<String> numbersIn(String page) {
        List<String> numbers = new ArrayList<>();
        Matcher found = FOUND.matcher(page);
        while (found.find()) {
            numbers.add(found.group(1));
        }
        return numbers;
    }

    private static String number(ComplaintJourney journey) {
        return journey.number().value();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
