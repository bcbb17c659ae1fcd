package org.tuntas.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.statistics.Bookkeeper;

/** Scorecards of months in which no other test files a report. */
class ScorePagesTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Bookkeeper bookkeeper;

    @Autowired
    TimeMachine time;

    @Test
    void managersSeeTheirOfficesBesideTheTimeBeforeAndNobodyElses() {
        time.set("2038-02-01T09:00");
        answered("2038-02-02T10:00", Report.aboutALamp());
        for (int report = 0; report < 5; report++) {
            time.set("2038-03-01T09:00");
            answered("2038-03-02T10:00", Report.aboutALamp());
        }
        time.set("2038-03-01T09:00");
        answered("2038-03-02T10:00", Report.aboutALamp().hidden());
        time.set("2038-03-01T09:00");
        journeys.filed().forwardedTo("kota-tangerang").assignedTo("dpupr");
        time.set("2038-03-20T09:00");
        while (bookkeeper.keepSome()) {
            // The next ones.
        }
        String march = "?masa=1&sampai=2038-03";

        String unit = page("hendra.dishub", "/pantau/angka" + march + "&lang=id");
        assertThat(unit).contains("Dinas Perhubungan", "naik 4").doesNotContain("Pekerjaan Umum", "sebagai instansi");
        assertThat(file("hendra.dishub", march)
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceAll("^([^,]*,[^,]*),[^,]*,,([^,]*),.*", "$1 $2")))
                .as("the secret one is not counted, and no other unit")
                .containsExactly("2038-03/2038-03,dishub 5", "2038-02/2038-02,dishub 1");
        assertThat(page("hendra.dishub", "/pantau/angka" + march + "&kantor=dpupr"))
                .contains("Kantor itu tidak ada");

        assertThat(file("wahid.kota", march))
                .contains("2038-03/2038-03,kota-tangerang,Kota Tangerang,,6,", ",dishub,", ",dpupr,");
        String one = page("wahid.kota", "/pantau/angka" + march + "&kantor=dishub&lang=en");
        assertThat(one).contains("Followed up on time", "100.0%", "of 1", "up 4", "/pantau?kantor=dishub#daftar");
        assertThat(page("rina.desk", "/pantau/angka" + march)).contains("Kota Tangerang");
    }

    @Test
    void whoOnlyWorksHasNoScorecard() {
        assertThat(open("budi.dishub", "/pantau/angka").statusCode()).isEqualTo(403);
        assertThat(open("budi.dishub", "/pantau/angka.csv").statusCode()).isEqualTo(403);
    }

    private void answered(String answered, Report report) {
        journeys.filed(report)
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timePassesTo(answered)
                .answered("Lampu sudah diganti.")
                .satisfied(4);
    }

    private String file(String login, String asked) {
        return open(login, "/pantau/angka.csv" + asked).body();
    }

    private String page(String login, String path) {
        HttpResponse<String> answer = open(login, path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain("??");
        return answer.body();
    }

    private HttpResponse<String> open(String login, String path) {
        return OfficersSession.of(login, port).send("GET", path, "", "Accept", "text/html");
    }
}
