package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.access.OfficersSession;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys;

/** The first page of the workbench: what holds, and what runs in it. */
class WorkbenchPagesTest extends RunningTuntas {

    @LocalServerPort
    int port;

    @Autowired
    ModelShelf shelf;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {DesignersSession.DESIGNER, DesignersSession.APPROVER, DesignersSession.AUDITOR})
    void designersApproversAndAuditorsSeeWhatHolds(String login) {
        journeys.filed();
        DesignersSession somebody = DesignersSession.of(login, port);
        assertThat(somebody.page("/perancang"))
                .contains("Alur kerja yang berlaku", "Penanganan laporan", "Verifikasi laporan", "laporan berjalan");
        assertThat(somebody.page("/perancang?lang=en")).contains("The procedure in force", "reports run");
        assertThat(somebody.page("/petugas")).contains("href=\"/perancang\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"budi.dishub", "wahid.kota", "rina.desk", "doni.operator"})
    void nobodyElseDoes(String login) {
        DesignersSession somebody = DesignersSession.of(login, port);
        assertThat(somebody.open("/perancang").statusCode()).isEqualTo(403);
        assertThat(somebody.page("/petugas")).doesNotContain("/perancang");
    }

    @Test
    void strangersAreAskedToLogIn() {
        assertThat(OfficersSession.anonymous(port)
                        .send("GET", "/perancang", "", "Accept", "text/html")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).contains("/masuk"));
    }

    @Test
    void aReportIsCountedInTheVersionAndAtTheStepWhereItWaits() {
        long before = at("complaint", "userTask_VerifyComplaint");
        long all = newest("complaint").reports();
        journeys.filed();
        assertThat(at("complaint", "userTask_VerifyComplaint")).isEqualTo(before + 1);
        assertThat(newest("complaint").reports()).isEqualTo(all + 1);
        long working = at("unit-follow-up", "userTask_FollowUpComplaint");
        journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        assertThat(at("unit-follow-up", "userTask_FollowUpComplaint")).isEqualTo(working + 1);
        assertThat(newest("complaint").steps())
                .as("whoever has called a unit waits there")
                .extracting(ModelShelf.Step::element)
                .noneMatch(element -> element.startsWith("callActivity"));
    }

    private long at(String process, String element) {
        return newest(process).steps().stream()
                .filter(step -> step.element().equals(element))
                .mapToLong(ModelShelf.Step::reports)
                .sum();
    }

    private ModelShelf.Version newest(String process) {
        List<ModelShelf.Process> found = shelf.processes().stream()
                .filter(one -> one.key().equals(process))
                .toList();
        return found.get(0).versions().get(0);
    }
}
