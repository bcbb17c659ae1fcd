package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.EventKind;
import org.tuntas.correspondence.MailServer.Mail;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/** Officers get what they are told of, each entry once, and nothing that is the reporter's. */
class LettersToOfficersTest extends LettersOfTuntas {

    private static final String BUDI = "budi.santoso@dishub.tangerang.example";
    private static final String HENDRA = "hendra.gunawan@dishub.tangerang.example";
    private static final String WAHID = "abdul.wahid@setda.tangerang.example";

    @Autowired
    Staff staff;

    @Test
    void everybodyToldGetsOneLetterAlsoFromTwoGroupsAndTheActorGetsNone() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        happens(event(journey, EventKind.LIMIT_WARNING, "@stage.FOLLOW_UP")
                .onlyFor(Audience.OFFICERS)
                .telling(List.of("dishub-officer", "dishub-head", "dishub-admin", "@budi.dishub", "nobody-here")));
        List<Mail> mails = delivered();
        assertThat(mails).extracting(Mail::to).containsExactlyInAnyOrder(BUDI, HENDRA);
        assertThat(mails)
                .extracting(Mail::subject)
                .containsOnly("[" + journey.number() + "] Batas waktu tindak lanjut hampir habis");
    }

    @Test
    void whoActsIsNotToldOfTheirOwnDeed() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        happens(org.tuntas.complaint.ComplaintEvent.plain(
                        journey.number(), 1, time.now(), EventKind.TAKEN_OVER, "hendra.dishub", "Hendra Gunawan")
                .onlyFor(Audience.OFFICERS)
                .telling(List.of("dishub-officer", "dishub-head")));
        assertThat(delivered()).extracting(Mail::to).containsExactly(BUDI);
    }

    @Test
    void aLetterToAnOfficerHoldsNothingOfTheReporterNorOfASecretReport() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp()
                .saying("Pungli oleh Pak Joko", "Saya Siti, HP 0812.")
                .hidden());
        happens(event(journey, EventKind.MESSAGE)
                .saying("Saya Siti Aminah, tolong cepat.", Audience.REPORTER)
                .telling(List.of("dishub-officer")));
        Mail mail = delivered().stream().filter(to(BUDI)).findFirst().orElseThrow();
        assertThat(List.of(mail.subject(), mail.text(), mail.html())).allSatisfy(form -> assertThat(form)
                .doesNotContain("Siti", "Pungli", "Lampu", "0812", "tolong cepat", "kunci=", SITI));
        assertThat(mail.text())
                .contains(
                        "Yth. Bapak/Ibu Budi Santoso",
                        "Pelapor menambahkan keterangan",
                        "https://lapor.tangerang.example/camunda/app/tasklist/default/");
    }

    @Test
    void officersWithoutAnAddressAndThoseWhoLeaveGetNothing() {
        staff.register(
                new StaffMember("tanpa.surel", "Tanpa Surel", null, null, true), java.util.Set.of("disnaker-officer"));
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        happens(event(journey, EventKind.ASSIGNED, "Dinas Ketenagakerjaan").telling(List.of("disnaker-officer")));
        StaffMember reza = staff.find("reza.disnaker").orElseThrow();
        staff.register(new StaffMember(reza.login(), reza.name(), reza.email(), null, false), java.util.Set.of());
        try {
            assertThat(delivered()).isEmpty();
            assertThat(states(journey)).containsExactly("NO_ADDRESS");
        } finally {
            staff.register(reza, java.util.Set.of());
        }
    }

    @Test
    void whatIsNotUrgentIsHeldUntilSevenAndComesAsOneLetterWithTheHighestLevelFirst() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        time.set("2026-04-20T21:00");
        happens(event(journey, EventKind.ESCALATED, "@stage.FOLLOW_UP", "1", "Kepala Dinas Perhubungan")
                .telling(List.of("kota-tangerang-head")));
        assertThat(delivered()).isEmpty();
        time.set("2026-04-21T06:59");
        assertThat(deliveredAtOnce()).isEmpty();
        happens(event(journey, EventKind.MESSAGE).telling(List.of("kota-tangerang-head")));
        time.set("2026-04-21T07:00");
        List<Mail> mails = deliveredAtOnce();
        assertThat(mails).filteredOn(to(WAHID)).hasSize(1);
        Mail mail = mails.stream().filter(to(WAHID)).findFirst().orElseThrow();
        assertThat(mail.subject()).endsWith("Batas waktu tindak lanjut terlewati");
        assertThat(mail.text()).contains("Selasa, 21 April 2026 06.59 WIB: Pelapor menambahkan keterangan");
        assertThat(mails).filteredOn(to(SITI)).as("the reporter, held as well").hasSize(1);
    }

    @Test
    void levelTwoGoesOutAtNightAndTakesAlongWhatWaits() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        time.set("2026-04-20T23:00");
        happens(event(journey, EventKind.ESCALATED, "@stage.FOLLOW_UP", "1", "Kepala Dinas Perhubungan")
                .telling(List.of("kota-tangerang-head")));
        happens(event(journey, EventKind.ESCALATED, "@stage.FOLLOW_UP", "2", "Pimpinan Kota Tangerang")
                .telling(List.of("kota-tangerang-head")));
        List<Mail> mails = deliveredAtOnce();
        assertThat(mails).extracting(Mail::to).containsExactly(WAHID);
        assertThat(mails.get(0).subject()).endsWith("Eskalasi tingkat 2: batas waktu tindak lanjut terlewati");
        assertThat(mails.get(0).text()).contains("eskalasi tingkat 1 disampaikan kepada Kepala Dinas Perhubungan");
        time.set("2026-04-21T07:30");
        assertThat(deliveredAtOnce()).extracting(Mail::to).containsExactly(SITI);
    }

    @Test
    void theNightIsThatOfTheAgencyWhoseComplaintItIs() {
        jdbc.sql("insert into working_hours (agency, zone, closes) values ('kementerian-pu', 'Asia/Jayapura', '16:00')")
                .update();
        calendars.reread();
        try {
            ComplaintJourney journey = journeys.filed().forwardedTo("kementerian-pu");
            jdbc.sql("delete from notice").update();
            // 18:30 in Jakarta is 20:30 in Jayapura, and 05:30 is 07:30.
            time.set("2026-04-20T18:30");
            happens(event(journey, EventKind.DETERMINED, "Kementerian PU"));
            assertThat(delivered()).isEmpty();
            time.set("2026-04-21T05:00");
            assertThat(deliveredAtOnce()).hasSize(1);
        } finally {
            jdbc.sql("delete from working_hours where agency = 'kementerian-pu'")
                    .update();
            calendars.reread();
        }
    }

    @Test
    void aWarningWhoseLimitHasPassedIsDropped() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        happens(event(journey, EventKind.LIMIT_WARNING, "@stage.FOLLOW_UP")
                .onlyFor(Audience.OFFICERS)
                .telling(List.of("dishub-officer")));
        time.set("2026-04-27T16:01");
        assertThat(deliveredAtOnce()).isEmpty();
        assertThat(states(journey)).containsExactly("DROPPED");
    }

    @Test
    void anEscalationOfAStageThatIsOverAndARequestThatIsMetAreDropped() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        happens(event(journey, EventKind.ESCALATED, "@stage.FOLLOW_UP", "1", "Kepala Dinas Perhubungan")
                .telling(List.of("dishub-head")));
        journey.answered("Lampu sudah diganti.");
        journey.satisfied(4);
        after(Duration.ofMinutes(3));
        List<Mail> mails = deliveredAtOnce();
        assertThat(mails).extracting(Mail::subject).containsExactly("[" + journey.number() + "] Laporan Anda selesai");
        assertThat(states(journey)).containsExactlyInAnyOrder("DROPPED", "DROPPED", "DROPPED", "SENT");
    }

    @Test
    void whoseWorkIsDoneOrPassedOnGetsNoLetterAboutIt() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assigned(List.of("dishub", "disnaker"), "disnaker");
        jdbc.sql("delete from notice").update();
        happens(event(journey, EventKind.ASSIGNED, "Dinas Perhubungan").telling(List.of("dishub-officer")));
        happens(event(journey, EventKind.RESUMED).telling(List.of("dishub-officer")));
        happens(event(journey, EventKind.FORWARDED, "Kementerian PU")
                .onlyFor(Audience.OFFICERS)
                .telling(List.of("kementerian-pu-admin")));
        journey.answeredBy("budi.dishub", "Lampu sudah diganti.");
        assertThat(delivered()).filteredOn(to(BUDI)).isEmpty();
        assertThat(jdbc.sql(
                                "select distinct state from notice where number = ? and kind in ('OFFICER_ASSIGNED', 'OFFICER_FORWARDED')")
                        .param(journey.number().value())
                        .query(String.class)
                        .list())
                .containsExactly("DROPPED");
    }

    @Test
    void theLateOfficerIsAskedToFinishAndOnlyWhoMayStepInToDoThat() {
        ComplaintJourney journey = atTheUnit(Report.aboutALamp());
        happens(event(journey, EventKind.ESCALATED, "@stage.FOLLOW_UP", "1", "Kepala Dinas Perhubungan")
                .onlyFor(Audience.OFFICERS)
                .telling(List.of("dishub-head", "dishub-officer")));
        List<Mail> mails = delivered();
        assertThat(mails).filteredOn(to(BUDI)).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Mohon segera selesaikan.")
                .doesNotContain("Tangani eskalasi"));
        assertThat(mails).filteredOn(to(HENDRA)).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Tangani eskalasi")
                .doesNotContain("Tugas ini terlambat"));
    }

    @Autowired
    org.tuntas.sla.CalendarBook calendars;

    private ComplaintJourney atTheUnit(Report report) {
        ComplaintJourney journey =
                journeys.filed(report).forwardedTo("kota-tangerang").assignedTo("dishub");
        jdbc.sql("delete from notice").update();
        return journey;
    }

    private static java.util.function.Predicate<Mail> to(String address) {
        return mail -> mail.to().equals(address);
    }
}
