package org.tuntas.journey;

import static org.tuntas.journey.ComplaintJourney.AGENCY_ADMIN;
import static org.tuntas.journey.ComplaintJourney.DESK;
import static org.tuntas.journey.ComplaintJourney.OFFICER;
import static org.tuntas.journey.ComplaintJourney.UNIT_HEAD;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.reporter.ReporterIdentity;

/** An anonymous and secret report on a long way: everybody who has to do with it writes something about it. */
public final class HiddenReport {

    /** Stands in every sentence that anybody writes about it. */
    public static final String SAID = "Bocorkah";

    /** Who reports: nobody but the vault may know. */
    public static final ReporterIdentity REPORTER = new ReporterIdentity(
            "Nurhaliza Wiraswesti", "081377712345", "nurhaliza@rahasia.example", "3671064107910003", 1991, null);

    /** What would give the reporter away. */
    public static final List<String> IDENTITY =
            List.of("Nurhaliza", "Wiraswesti", "81377712345", "rahasia.example", "3671064107910003");

    private static final String INSPECTOR = "joko.inspektorat";

    private HiddenReport() {}

    /** What is filed. */
    public static Report report() {
        return Report.aboutALamp()
                .saying(said("pungli di loket"), said("petugas loket meminta uang kepada saya"))
                .by(REPORTER)
                .hidden();
    }

    /** A sentence about it. */
    public static String said(String what) {
        return SAID + ", " + what + ".";
    }

    /** The whole story, from verification to withdrawal, with a look after each step. */
    public static void goesItsWay(ComplaintJourney journey, Consumer<ComplaintJourney> look) {
        look.accept(journey);
        List<Consumer<ComplaintJourney>> steps = List.of(
                it -> it.askedToComplete(said("loket yang mana")),
                it -> it.completedReport(said("loket nomor tiga")),
                it -> it.completed(DESK, "userTask_VerifyComplaint", verified()),
                it -> it.completed(AGENCY_ADMIN, "userTask_AssignUnit", disposed()),
                it -> it.followedUp(
                        "siti.dpupr", Map.of("followUpOutcome", "WRONG_UNIT", "explanation", said("bukan loket kami"))),
                it -> it.completed(
                        AGENCY_ADMIN,
                        "userTask_ReassignUnit",
                        Map.of("dispositionOutcome", "ASSIGN", "unit", "dlh", "instruction", said("periksa juga"))),
                it -> it.replied(said("masih terjadi hari ini")),
                it -> it.askedReporter(said("jam berapa kejadiannya")),
                it -> it.replied(said("sekitar jam sepuluh")),
                it -> it.answeredBy("lina.dlh", said("bukan pada kami")),
                it -> it.timeReaches("boundaryTimer_FollowUpEscalation"),
                it -> it.completed(
                        UNIT_HEAD,
                        "userTask_HandleEscalation",
                        Map.of("escalationOutcome", "ACKNOWLEDGE", "note", said("segera diselesaikan"))),
                it -> it.answered(said("petugas itu sudah ditegur")),
                it -> it.completed(
                        OFFICER,
                        "userTask_GiveCombinedResponse",
                        Map.of("answer", said("sudah ditegur semuanya"), "resolution", "PARTLY_RESOLVED")),
                it -> it.dissatisfied(said("uang saya belum kembali")),
                it -> it.answered(said("uang dikembalikan besok")),
                it -> it.dissatisfied(said("belum juga kembali")),
                it -> it.completed(
                        INSPECTOR,
                        "userTask_DecideAppeal",
                        Map.of(
                                "appealOutcome", "UPHELD",
                                "reasoning", said("uang memang belum dikembalikan"),
                                "instruction", said("kembalikan hari ini"))),
                it -> it.answered(said("uang sudah dikembalikan")),
                it -> it.satisfied(5),
                it -> it.reopened(said("petugas lain meminta lagi")),
                ComplaintJourney::withdrawn);
        for (Consumer<ComplaintJourney> step : steps) {
            step.accept(journey);
            look.accept(journey);
        }
    }

    private static Map<String, Object> verified() {
        return Map.of(
                "verificationOutcome", "FORWARD",
                "agency", "kota-tangerang",
                "type", "COMPLAINT",
                "supervisionClass", "ORDINARY",
                "publicTitle", said("judul"),
                "publicText", said("isi yang ringkas"),
                "internalNote", said("hati-hati"));
    }

    private static Map<String, Object> disposed() {
        return Map.of(
                "dispositionOutcome", "ASSIGN",
                "units", List.of("dishub", "dpupr"),
                "lead", "dishub",
                "type", "COMPLAINT",
                "supervisionClass", "ORDINARY",
                "instruction", said("jangan sebut pelapor"));
    }
}
