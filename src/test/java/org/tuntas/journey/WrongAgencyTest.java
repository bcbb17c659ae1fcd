package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.ComplaintJourney.closing;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys.Report;

/** Scenario 2: the agency that the reporter names is the wrong one; so are the next two, and then the desk decides. */
class WrongAgencyTest extends RunningTuntas {

    private static final String RESOLUTION = "startTimer_ResolutionEscalation";
    private static final String HEALTH_ADMIN = "kartika.kemenkes";
    private static final String PUBLIC_WORKS_ADMIN = "galih.kemenpu";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    Soundness soundness;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    @Test
    void afterTheThirdTransferTheDeskDecidesAndItsDecisionBindsWhileTheClocksRunOn() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().naming("kementerian-kesehatan"));
        assertThat(journey.offeredTo("userTask_VerifyComplaint")).containsExactly("kementerian-kesehatan-admin");
        assertThat(journey.due("userTask_VerifyComplaint")).isEqualTo(closing("2026-04-23"));

        time.set("2026-04-21T10:00");
        journey.saidToBelongTo("kementerian-pu", HEALTH_ADMIN);
        assertThat(journey.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(journey.openSteps()).containsExactly("userTask_VerifyComplaint");
        assertThat(journey.offeredTo("userTask_VerifyComplaint")).containsExactly("kementerian-pu-admin");
        assertThat(journey.due("userTask_VerifyComplaint"))
                .as("3 HK for who has it now")
                .isEqualTo(closing("2026-04-24"));

        time.set("2026-04-22T10:00");
        journey.forwardedAs(PUBLIC_WORKS_ADMIN, "kementerian-pu", "ORDINARY");
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(journey.offeredTo("userTask_AssignUnit")).containsExactly("kementerian-pu-admin");
        // 14 HK without 1 May.
        assertThat(journey.timers()).containsEntry(RESOLUTION, closing("2026-05-13"));

        time.set("2026-04-23T10:00");
        journey.saidToBelongTo("kota-tangerang", PUBLIC_WORKS_ADMIN);
        assertThat(journey.complaint().agency()).isEqualTo("kota-tangerang");
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
        assertThat(journey.offeredTo("userTask_AssignUnit")).containsExactly("kota-tangerang-admin");
        assertThat(journey.due("userTask_AssignUnit")).isEqualTo(closing("2026-04-24"));
        assertThat(journey.timers()).as("runs on").containsEntry(RESOLUTION, closing("2026-05-13"));

        time.set("2026-04-24T10:00");
        journey.saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN);
        assertThat(journey.complaint().transfers()).isEqualTo(3);
        assertThat(journey.state()).isEqualTo(ComplaintState.FORWARDED);
        assertThat(journey.openSteps()).containsExactly("userTask_DetermineAuthority");
        assertThat(journey.offeredTo("userTask_DetermineAuthority")).containsExactly("desk-admin");
        assertThat(journey.due("userTask_DetermineAuthority"))
                .as("1 HK after a Friday")
                .isEqualTo(closing("2026-04-27"));
        soundness.check(journey);

        time.set("2026-04-27T10:00");
        journey.determinedFor("kota-tangerang");
        assertThat(journey.complaint().determined()).isTrue();
        assertThat(journey.openSteps()).containsExactly("userTask_AssignUnit");
        assertThat(journey.offeredTo("userTask_AssignUnit")).containsExactly("kota-tangerang-admin");
        assertThatThrownBy(() -> journey.saidToBelongTo("kementerian-pu", ComplaintJourney.AGENCY_ADMIN))
                .as("the decision binds")
                .hasMessageContaining("dari daftar");

        time.set("2026-04-28T10:00");
        journey.assignedTo("dishub");
        assertThat(journey.due("userTask_FollowUpComplaint"))
                .as("5 HK from the first forwarding on the 22nd")
                .isEqualTo(closing("2026-04-29"));
        assertThat(journey.timers()).containsEntry(RESOLUTION, closing("2026-05-13"));

        journey.returnedAsWrongUnit(ComplaintJourney.OFFICER);
        assertThatThrownBy(() -> journey.completed(
                        ComplaintJourney.AGENCY_ADMIN,
                        "userTask_ReassignUnit",
                        Map.of(
                                "dispositionOutcome", "NOT_OURS",
                                "owner", "kementerian-pu",
                                "explanation", "Jalan ini milik instansi lain.")))
                .as("it binds there as well")
                .hasMessageContaining("dari daftar");
        journey.reassignedTo("dpupr").answeredBy("siti.dpupr", "Lampu sudah diganti.");
        assertThat(journey.state()).isEqualTo(ComplaintState.AWAITING_REPORTER);
        soundness.check(journey);

        assertThat(journey.timeline(EventKind.TRANSFERRED))
                .extracting("actor")
                .containsExactly(HEALTH_ADMIN, PUBLIC_WORKS_ADMIN, ComplaintJourney.AGENCY_ADMIN);
        assertThat(journey.days(EventKind.DETERMINED)).containsExactly("2026-04-27");
        assertThat(journey.noticesToReporter())
                .as("each time it is passed on the reporter reads to whom")
                .containsSubsequence(
                        "RECEIVED", "PASSED_ON", "FORWARDED", "PASSED_ON", "PASSED_ON", "DETERMINED", "ANSWERED");
    }
}
