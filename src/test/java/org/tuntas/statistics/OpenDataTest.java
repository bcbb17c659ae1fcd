package org.tuntas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.api.CitizensApi;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** What everybody reads of a year in which no other test files a report. */
class OpenDataTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Bookkeeper bookkeeper;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Test
    void filesAndPagesSayWhatHappenedAndHideWhatIsSmall() throws Exception {
        List<String> numbers = new ArrayList<>();
        for (int report = 0; report < 5; report++) {
            time.set("2031-03-03T09:00");
            ComplaintJourney journey = journeys.filed()
                    .forwardedTo("kota-tangerang")
                    .assignedTo("dishub")
                    .timePassesTo(report == 0 ? "2031-03-24T10:00" : "2031-03-04T10:00")
                    .answered("Lampu sudah diganti.");
            if (report > 0) {
                journey.timePassesTo("2031-03-07T09:00").satisfied(report);
            }
            numbers.add(journey.number().value());
        }
        time.set("2031-03-03T09:00");
        numbers.add(journeys.filed(Report.aboutALamp().hidden()).number().value());
        numbers.add(journeys.filed().number().value());
        time.set("2031-03-20T09:00");
        while (bookkeeper.keepSome()) {
            // The next ones.
        }
        CitizensApi api = new CitizensApi(port);

        CitizensApi.Answer file = api.get("/data/v1/monthly/all.csv?year=2031");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.raw().headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        Map<String, String> march = rows(file.raw().body()).get(0);
        assertThat(march)
                .as("six that are not secret; four are done, the fifth waits, the sixth is not verified")
                .containsEntry("period", "2031-03")
                .containsEntry("code", "all")
                .containsEntry("received", "6")
                .containsEntry("followed_up_percent", "83.3")
                .containsEntry("follow_up_measured", "5")
                .containsEntry("followed_up_on_time_percent", "80.0")
                .containsEntry("ended", "4")
                .containsEntry("done", "4")
                .containsEntry("done_percent", "66.7")
                .containsEntry("rating_mean", "")
                .containsEntry("median_days", "");
        assertThat(march.get("hidden").split(" "))
                .contains("confirmed_percent", "reopened_percent", "rating_mean", "median_days");

        assertThat(rows(api.get("/data/v1/yearly/age.csv?year=2031").raw().body()))
                .as("all were born in 1991, and are forty")
                .extracting(row -> row.get("code") + " " + row.get("received"))
                .containsExactly("FROM_35 6");
        String json = api.get("/data/v1/yearly/agency.json?year=2031").raw().body();
        assertThat(json).contains("\"licence\":\"CC BY 4.0\"", "\"code\":\"kota-tangerang\"");
        for (String address : List.of(
                "/data/v1",
                "/data/v1/yearly/region.csv",
                "/data/v1/monthly/category.json",
                "/statistik?tahun=2031",
                "/statistik?tahun=2031&bulan=3&menurut=usia&kode=FROM_35",
                "/statistik/kamus?lang=en")) {
            CitizensApi.Answer page = api.get(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            assertThat(page.raw().body()).as(address).doesNotContain(numbers).doesNotContain("Siti", "0812", "??");
        }
        assertThat(api.get("/statistik?tahun=2031").raw().body())
                .contains("Pada 2031 jumlahnya kurang dari lima", "disamarkan", "83,3 %");

        String tag = file.raw().headers().firstValue("ETag").orElseThrow();
        assertThat(api.get("/data/v1/monthly/all.csv?year=2031", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whatIsNotAFileOrAChoiceIsSaid() {
        CitizensApi api = new CitizensApi(port);
        for (String address : List.of(
                "/data/v1/monthly/unit.csv",
                "/data/v1/monthly/number.csv",
                "/data/v1/daily/all.csv",
                "/data/v1/monthly/all.csv?year=1066")) {
            assertThat(api.get(address).status()).as(address).isEqualTo(404);
        }
        for (String choice : List.of("tahun=1066", "bulan=13", "menurut=nama", "kode=x%22%3Cb%3E", "tahun=%00")) {
            CitizensApi.Answer page = api.get("/statistik?" + choice);
            assertThat(page.status()).as(choice).isEqualTo(400);
            assertThat(page.raw().body()).contains("Pilihan itu tidak dikenal").doesNotContain("<b>");
        }
    }

    @Test
    void aColumnIsNeverWithoutWordsInTheDictionary() {
        CitizensApi api = new CitizensApi(port);
        String header = api.get("/data/v1/yearly/all.csv")
                .raw()
                .body()
                .lines()
                .findFirst()
                .orElseThrow();
        for (String language : List.of("id", "en")) {
            String page = api.get("/statistik/kamus?lang=" + language).raw().body();
            assertThat(Stream.of(header.split(",")))
                    .contains("period", "confirmed_percent")
                    .allSatisfy(column -> assertThat(page).contains("<code>" + column + "</code>"));
            assertThat(page).doesNotContain("??");
        }
    }

    @Test
    void aReporterBornInTheFutureHasNoAgeGroup() {
        time.set("2033-05-05T09:00");
        var filing = CitizensApi.filing();
        filing.withObject("/reporter").put("birthYear", 2099);
        String number = new CitizensApi(port).file(filing).text("/number");
        assertThat(jdbc.sql("select age_group is null from complaint where number = ?")
                        .param(number)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static List<Map<String, String>> rows(String csv) throws Exception {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .stream()
                .map(CSVRecord::toMap)
                .toList();
    }
}
