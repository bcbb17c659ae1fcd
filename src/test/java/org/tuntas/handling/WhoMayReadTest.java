package org.tuntas.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.handling.CaseQuery.Order;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** The rule by which officers read reports, as a table: each column is a report, each line somebody. */
class WhoMayReadTest extends RunningTuntas {

    private static Map<String, ComplaintJourney> reports = Map.of();

    @Autowired
    WhoMayRead whoMayRead;

    @Autowired
    CaseIndex index;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void fourReports() {
        if (!reports.isEmpty()) {
            return;
        }
        time.set("2026-04-20T09:00");
        Map<String, ComplaintJourney> made = new LinkedHashMap<>();
        made.put(
                "ordinary",
                journeys.filed(Report.aboutALamp().saying("Pembaca zwaluw satu", "Lampu padam."))
                        .forwardedTo("kota-tangerang")
                        .assignedTo("dishub"));
        made.put(
                "secret",
                journeys.filed(Report.aboutALamp().hidden().saying("Pembaca zwaluw dua", "Lampu padam."))
                        .forwardedTo("kota-tangerang")
                        .assignedTo("dishub"));
        made.put(
                "accused",
                journeys.filed(Report.aboutALamp().saying("Pembaca zwaluw tiga", "Petugas parkir meminta uang."))
                        .forwardedTo("kota-tangerang")
                        .assignedTo("dishub")
                        .answered("Lampu sudah diganti hari ini.")
                        .satisfied(3)
                        .reopened("Petugasnya ternyata meminta uang.")
                        .assignedAs("SUPERVISORY", "kota-tangerang"));
        made.put(
                "deskAccused",
                journeys.filed(Report.aboutALamp().saying("Pembaca zwaluw empat", "Petugas loket meminta uang."))
                        .forwardedTo("kota-tangerang")
                        .assignedTo("diskominfo")
                        .answeredBy("yoga.diskominfo", "Antrean sudah diatur kembali.")
                        .satisfied(3)
                        .reopened("Petugasnya ternyata meminta uang.")
                        .assignedAs("SUPERVISORY", "kota-tangerang"));
        reports = made;
    }

    @ParameterizedTest
    @CsvSource({
        // who, ordinary at a unit, secret at a unit, misconduct alleged of that unit, and of the desk's own office
        "rina.desk,         true,  true,  true,  true",
        "agus.desk,         true,  false, true,  false",
        "sari.kota,         true,  true,  true,  true",
        "wahid.kota,        true,  false, true,  true",
        "joko.inspektorat,  true,  true,  true,  true",
        "dewi.inspektorat,  true,  true,  true,  true",
        "budi.dishub,       true,  true,  false, false",
        "hendra.dishub,     true,  false, false, false",
        "yoga.diskominfo,   false, false, false, false",
        "siti.dpupr,        false, false, false, false",
        "kartika.kemenkes,  false, false, false, false",
        "nadia.ombudsman,   true,  false, true,  true",
        "indra.auditor,     true,  false, true,  true",
        "doni.operator,     false, false, false, false",
        "bayu.designer,     false, false, false, false",
        "nobody.at.all,     false, false, false, false",
    })
    void eachReadsWhatTheRuleSaysByNumberAndInLists(
            String login, boolean ordinary, boolean secret, boolean accused, boolean deskAccused) {
        sees(login, "ordinary", ordinary);
        sees(login, "secret", secret);
        sees(login, "accused", accused);
        sees(login, "deskAccused", deskAccused);
    }

    private void sees(String login, String name, boolean may) {
        ComplaintJourney report = reports.get(name);
        assertThat(whoMayRead.find(login, report.number()).isPresent())
                .as(login + " opens " + name)
                .isEqualTo(may);
        CaseIndex.Found found = index.find(
                whoMayRead.reader(login),
                new CaseQuery(
                        report.number().value(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        Order.URGENT,
                        null),
                10);
        assertThat(found.lines().stream().anyMatch(line -> line.number().equals(report.number())))
                .as(login + " finds " + name)
                .isEqualTo(may);
    }

    @Test
    void whoeverIsOfferedAStepReadsTheReportAlsoAfterIt() {
        ComplaintJourney secret = journeys.filed(Report.aboutALamp().hidden())
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub");
        assertThat(whoMayRead.find("hendra.dishub", secret.number())).isEmpty();
        secret.timeReaches("boundaryTimer_FollowUpEscalation");
        assertThat(whoMayRead.find("hendra.dishub", secret.number())).isPresent();
        secret.escalationHandledBy("hendra.dishub");
        assertThat(whoMayRead.find("hendra.dishub", secret.number())).isPresent();
    }

    @Test
    void theIndexKnowsTheEarliestLimitOfTheStepsThatWait() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThat(limitsAgree(journey)).isTrue();
        journey.timeReaches("boundaryTimer_FollowUpEscalation");
        assertThat(limitsAgree(journey)).isTrue();
        journey.answered("Lampu sudah diganti hari ini.");
        assertThat(jdbc.sql("select next_limit = 'infinity' from case_index where number = ?")
                        .param(journey.number().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private boolean limitsAgree(ComplaintJourney journey) {
        return jdbc.sql(
                        """
                        select i.next_limit = (select cast(min(t.due_date_) as timestamptz) from act_ru_task t
                            join act_ru_execution e on e.id_ = t.proc_inst_id_
                            where split_part(e.business_key_, '/', 1) = i.number)
                        from case_index i where i.number = ?
                        """)
                .param(journey.number().value())
                .query(Boolean.class)
                .single();
    }
}
