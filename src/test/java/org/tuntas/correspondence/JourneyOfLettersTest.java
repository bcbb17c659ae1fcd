package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.correspondence.MailServer.Mail;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.lifecycle.ClockRenewal;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Which letters a reporter gets along the way of a report: these, in this order, and no others. */
class JourneyOfLettersTest extends LettersOfTuntas {

    @Autowired
    CalendarBook calendars;

    @Autowired
    ClockRenewal renewal;

    @Test
    void alongTheStraightRoadInIndonesian() {
        List<String> subjects = new ArrayList<>();
        ComplaintJourney journey = journeys.filed();
        subjects.addAll(subjects(deliveredAtOnce(), journey));
        journey.forwardedTo("kota-tangerang").assignedTo("dishub");
        subjects.addAll(subjects(delivered(), journey));
        journey.answeredForNow("Kabel sedang dipesan.", LocalDate.parse("2026-04-24"));
        subjects.addAll(subjects(delivered(), journey));
        journey.answeredForNow("Kabel sudah tiba.", LocalDate.parse("2026-04-27"));
        subjects.addAll(subjects(delivered(), journey));
        journey.answered("Lampu sudah diganti hari ini.");
        subjects.addAll(subjects(delivered(), journey));
        journey.satisfied(5);
        subjects.addAll(subjects(deliveredAtOnce(), journey));

        assertThat(subjects)
                .containsExactly(
                        "Laporan Anda sudah kami terima",
                        "Laporan Anda diteruskan ke Kota Tangerang",
                        "Laporan Anda mulai ditindaklanjuti",
                        "Ada tanggapan sementara atas laporan Anda",
                        "Laporan Anda sudah dijawab, kami menunggu penilaian Anda",
                        "Laporan Anda selesai");
    }

    @Test
    void aSilentEnglishReporterIsRemindedTwiceAndTold() {
        ComplaintJourney journey = journeys.filed();
        isReportedBy(journey.number(), SITI, "en");
        List<String> subjects = new ArrayList<>(subjects(deliveredAtOnce(), journey));
        journey.answeredAlongTheStraightRoad();
        subjects.addAll(subjects(delivered(), journey));
        for (String day : List.of("2026-04-27T16:30", "2026-04-30T16:30", "2026-05-05T16:30")) {
            journey.timePassesTo(day);
            subjects.addAll(subjects(delivered(), journey));
        }
        assertThat(subjects)
                .containsExactly(
                        "We have received your report",
                        // Forwarded and answered within two minutes: one letter, about what is asked of the reporter.
                        "Your report was answered: are you satisfied?",
                        "Reminder: your report is closed automatically after Tuesday, 5 May 2026",
                        "Reminder: your report is closed automatically after Tuesday, 5 May 2026",
                        "Your report was closed automatically");
    }

    @Test
    void aLetterNamesTheDayUntilWhichTheClockRunsNowAndNoOther() {
        LocalDate leave = LocalDate.parse("2026-04-22");
        ComplaintJourney journey = journeys.filed();
        deliveredAtOnce();
        journey.askedToComplete("Sebutkan nama jalannya.");
        calendars.declare(new Holiday(leave, Holiday.NATIONAL, Holiday.Kind.JOINT_LEAVE, "Cuti", "SKB 9/2026", null));
        try {
            Mail asked = toSiti(delivered()).get(0);
            assertThat(asked.subject()).endsWith("paling lambat Rabu, 6 Mei 2026");
            assertThat(asked.text()).contains("Rabu, 6 Mei 2026").doesNotContain("5 Mei 2026");
        } finally {
            calendars.withdraw(leave, Holiday.NATIONAL);
            renewal.renewWaiting();
        }
    }

    @Test
    void anIncompleteReportIsAskedRemindedArchivedAndTakenUpAgain() {
        ComplaintJourney journey = journeys.filed();
        deliveredAtOnce();
        List<String> subjects = new ArrayList<>();
        journey.askedToComplete("Sebutkan nama jalannya.");
        List<Mail> asked = delivered();
        assertThat(toSiti(asked).get(0).text()).contains("Yang perlu dilengkapi:", "> Sebutkan nama jalannya.");
        subjects.addAll(subjects(asked, journey));
        for (String day : List.of("2026-04-27T16:30", "2026-04-30T16:30", "2026-05-05T16:30")) {
            journey.timePassesTo(day);
            subjects.addAll(subjects(delivered(), journey));
        }
        journey.completedReport("Jalan Hasyim Ashari.");
        List<Mail> thanks = delivered();
        subjects.addAll(subjects(thanks, journey));
        assertThat(subjects)
                .containsExactly(
                        "Laporan Anda perlu dilengkapi paling lambat Selasa, 5 Mei 2026",
                        "Pengingat: laporan Anda masih perlu dilengkapi",
                        "Pengingat: laporan Anda masih perlu dilengkapi",
                        "Laporan Anda diarsipkan karena belum lengkap",
                        "Kelengkapan laporan Anda sudah kami terima");
        assertThat(toSiti(thanks).get(0).text())
                .as("what the reporter typed travels in no letter")
                .doesNotContain("Hasyim")
                .contains("Verifikasi selesai paling lambat: Jumat, 8 Mei 2026");
    }

    @Test
    void theLastRoundPromisesNoFurtherOne() {
        ComplaintJourney journey = journeys.filed();
        for (int round = 2; round <= 3; round++) {
            journey.archived("TOO_GENERAL", "Sebutkan tempatnya.").contested("Tempatnya jelas.");
        }
        delivered();
        journey.askedToComplete("Sebutkan nama jalannya.");
        assertThat(toSiti(delivered()).get(0).text())
                .contains("tidak dapat dilanjutkan lagi")
                .doesNotContain("30 hari");
    }

    @Test
    void aReferralTellsWhomToAskAndUnderWhichNumber() {
        ComplaintJourney journey = journeys.filed();
        delivered();
        journey.completed(
                ComplaintJourney.DESK,
                "userTask_VerifyComplaint",
                Map.of(
                        "verificationOutcome", "REFER",
                        "body", "OMBUDSMAN",
                        "reference", "0117/LM/IV/2026/JKT",
                        "explanation", "Ombudsman memeriksa maladministrasi."));
        List<Mail> letters = delivered();
        assertThat(subjects(letters, journey)).containsExactly("Laporan Anda dirujuk ke lembaga lain");
        assertThat(toSiti(letters).get(0).text())
                .contains("Ombudsman Republik Indonesia (telepon 137, www.ombudsman.go.id)")
                .contains("0117/LM/IV/2026/JKT")
                .contains("> Ombudsman memeriksa maladministrasi.");
    }

    @Test
    void aQuestionOfAUnitIsToldAndReminded() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        delivered();
        List<String> subjects = new ArrayList<>();
        journey.askedReporter("Tiang nomor berapa?");
        List<Mail> asked = delivered();
        assertThat(toSiti(asked).get(0).text()).contains("Pertanyaannya:", "> Tiang nomor berapa?");
        subjects.addAll(subjects(asked, journey));
        for (String day : List.of("2026-04-27T16:30", "2026-04-30T16:30", "2026-05-05T16:30")) {
            journey.timePassesTo(day);
            subjects.addAll(subjects(delivered(), journey));
        }
        assertThat(subjects)
                .containsExactly(
                        "Dinas Perhubungan bertanya tentang laporan Anda",
                        "Pengingat: ada pertanyaan petugas yang menunggu jawaban Anda",
                        "Pengingat: ada pertanyaan petugas yang menunggu jawaban Anda");
    }

    @Test
    void twoObjectionsLeadToAnAppealAndTheTwoLettersOfItsDecisionAreOne() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        delivered();
        journey.dissatisfied("Masih mati.");
        List<String> subjects = new ArrayList<>(subjects(delivered(), journey));
        journey.answered("Sudah diganti lagi.");
        subjects.addAll(subjects(delivered(), journey));
        journey.dissatisfied("Tetap mati.");
        subjects.addAll(subjects(deliveredAtOnce(), journey));
        journey.completed(
                "joko.inspektorat",
                "userTask_DecideAppeal",
                Map.of("appealOutcome", "REJECTED", "reasoning", "Lampu sudah menyala saat diperiksa."));
        List<Mail> decided = delivered();
        subjects.addAll(subjects(decided, journey));
        assertThat(subjects)
                .containsExactly(
                        "Laporan Anda sudah dijawab, kami menunggu penilaian Anda",
                        "Laporan Anda diperiksa dalam banding",
                        "Banding Anda tidak dikabulkan");
        assertThat(toSiti(decided).get(0).text())
                .contains("> Lampu sudah menyala saat diperiksa.", "telepon 137", "Status: Selesai");
    }

    @Test
    void aReportThatIsReopenedStaysUnderItsNumberAndItsLink() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        delivered();
        journey.satisfied(4);
        Mail done = toSiti(deliveredAtOnce()).get(0);
        assertThat(done.text()).contains("dibuka kembali sampai Rabu, 20 Mei 2026 09.");
        journey.reopened("Mati lagi.");
        List<Mail> mails = toSiti(delivered());
        assertThat(mails)
                .as("that it was reopened, and that it is forwarded again")
                .hasSize(1);
        Mail reopened = mails.get(0);
        assertThat(reopened.subject()).endsWith("Laporan Anda dibuka kembali");
        assertThat(reopened.text()).contains("Penyelesaian paling lambat: Senin, 11 Mei 2026");
        String link = "https://lapor\\.tangerang\\.example/laporan/" + journey.number() + "\\?kunci=[0-9a-f]{32}";
        assertThat(linkIn(reopened, link)).isEqualTo(linkIn(done, link));
    }

    @Test
    void lateUnitsAreToldToTheReporterLevelByLevelWithTheRightToTheOmbudsman() {
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        delivered();
        List<String> subjects = new ArrayList<>();
        for (String day : List.of("2026-04-27T16:30", "2026-04-30T16:30", "2026-05-11T16:30")) {
            journey.timePassesTo(day);
            subjects.addAll(subjects(delivered(), journey));
        }
        assertThat(subjects)
                .containsExactly(
                        "Batas waktu tindak lanjut terlewati, atasan sudah diberi tahu",
                        "Batas waktu tindak lanjut terlewati, atasan sudah diberi tahu",
                        // The resolution limit, and what else happened since.
                        "Hak Anda untuk melapor kepada Ombudsman RI");
    }

    @Test
    void archivingIsToldOnceWithTheReasonAndWhatCanBeDone() {
        ComplaintJourney journey = journeys.filed();
        deliveredAtOnce();
        journey.archived("TOO_GENERAL", "Mohon sebutkan jalan dan nomor tiangnya.");
        List<Mail> mails = toSiti(delivered());
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).text())
                .contains("Terlalu umum untuk ditindaklanjuti", "> Mohon sebutkan jalan", "20 Mei 2026");
    }

    @Test
    void whatTheReporterDoesThemselvesIsOnlyAcknowledgedWhereItEnds() {
        ComplaintJourney journey = journeys.filed().answeredAlongTheStraightRoad();
        delivered();
        journey.replied("Lampunya mati lagi.");
        assertThat(toSiti(delivered())).isEmpty();
        journey.withdrawn();
        assertThat(toSiti(deliveredAtOnce()))
                .extracting(Mail::subject)
                .containsExactly("[" + journey.number() + "] Laporan Anda sudah ditarik");
    }

    @Test
    void theLetterSaysWhatHappenedWhatCanBeDoneUntilWhenAndWhyThen() {
        time.set("2026-03-16T10:00");
        ComplaintJourney journey = journeys.filed();
        Mail received = toSiti(deliveredAtOnce()).get(0);
        assertThat(received.to()).isEqualTo(SITI);
        assertThat(received.header("From")).isEqualTo("Lapor Kota Tangerang <lapor@tangerang.example>");
        assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(List.of(received.text(), received.html())).allSatisfy(form -> assertThat(form)
                .contains(
                        "Yth. Bapak/Ibu Pelapor",
                        "Senin, 16 Maret 2026 10.00 WIB",
                        "Verifikasi selesai paling lambat",
                        "Kamis, 26 Maret 2026 16.00 WIB",
                        "3 hari kerja",
                        "Nyepi",
                        "SKB 1497/2025",
                        "https://lapor.tangerang.example/laporan/" + journey.number() + "?kunci="));
        assertThat(received.html()).doesNotContain("<img", "src=");
    }

    @Test
    void nobodyWithoutAnAddressIsWrittenToAndNothingIsTriedAgain() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().hidden());
        isReportedBy(journey.number(), null, null);
        assertThat(deliveredAtOnce()).isEmpty();
        assertThat(states(journey)).containsExactly("NO_ADDRESS");
    }

    @Test
    void aSecretReportIsNamedByItsNumberOnly() {
        ComplaintJourney journey = journeys.filed(Report.aboutALamp().hidden());
        deliveredAtOnce();
        journey.answeredAlongTheStraightRoad();
        Mail mail = toSiti(delivered()).get(0);
        assertThat(mail.subject()).isEqualTo("[" + journey.number() + "] Kami menunggu tanggapan Anda");
        assertThat(List.of(mail.text(), mail.html())).allSatisfy(form -> assertThat(form)
                .contains("Selasa, 5 Mei 2026", "?kunci=")
                .doesNotContain("Lampu", "Dinas Perhubungan", "Kota Tangerang ditetapkan", "diganti"));
    }

    private static String linkIn(Mail mail, String link) {
        Matcher found = Pattern.compile(link).matcher(mail.text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static List<String> subjects(List<Mail> mails, ComplaintJourney journey) {
        return toSiti(mails).stream()
                .map(mail -> mail.subject().replace("[" + journey.number() + "] ", ""))
                .toList();
    }
}
