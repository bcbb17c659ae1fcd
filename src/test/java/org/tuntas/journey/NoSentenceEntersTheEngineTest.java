package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tuntas.journey.ComplaintJourney.AGENCY_ADMIN;
import static org.tuntas.journey.ComplaintJourney.DESK;
import static org.tuntas.journey.ComplaintJourney.OFFICER;
import static org.tuntas.journey.ComplaintJourney.UNIT_HEAD;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys.Report;
import org.tuntas.lifecycle.forms.Field;
import org.tuntas.lifecycle.forms.FormSchema;
import org.tuntas.redress.RedressDesk;

/**
 * Whatever people write, into any form and with any command, accepted, refused or undone, stands in our own tables or nowhere:
 * neither in a table of the engine nor in the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class NoSentenceEntersTheEngineTest extends RunningTuntas {

    private static final String MARK = "Rahasiasekali";
    private static final String INSPECTOR = "joko.inspektorat";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    RedressDesk redress;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, FormSchema> forms = new HashMap<>();
    private final List<String> numbers = new ArrayList<>();

    @BeforeEach
    void onAMondayMorningWithEveryFormThereIs() throws IOException {
        time.set("2026-04-20T09:00");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("forms"), "*.form")) {
            for (Path file : files) {
                try (InputStream form = Files.newInputStream(file)) {
                    FormSchema schema = FormSchema.read(form);
                    forms.put(schema.id(), schema);
                }
            }
        }
    }

    @Test
    void aSearchOfTheEnginesTablesFindsWhatIsThere() {
        ComplaintJourney journey = journeys.filed();
        assertThat(Tables.ofTheEngine(jdbc)
                        .placesOf(List.of(journey.number().value().toLowerCase(Locale.ROOT))))
                .as("the number is the business key")
                .anyMatch(place -> place.startsWith("act_ru_execution.business_key_"))
                .anyMatch(place -> place.startsWith("act_hi_procinst.business_key_"));
        assertThat(Tables.ofTheEngine(jdbc).placesOf(List.of("userTask_VerifyComplaint")))
                .as("the models are bytes")
                .contains("act_ge_bytearray.bytes_: userTask_VerifyComplaint");
        assertThat(Tables.ofTheEngine(jdbc).columns()).hasSizeGreaterThan(200);
    }

    @Test
    void neitherAnOfficersNorAReportersNorARefusedNorAnUndoneOne(CapturedOutput log) {
        LoggerFactory.getLogger(getClass()).info("The log is read");

        ComplaintJourney journey = filed();
        decided(journey, DESK, "userTask_VerifyComplaint", Map.of("verificationOutcome", "NEEDS_COMPLETION"));
        redress.complete(journey.caller(), sentence("reporter", "complete"));
        decided(
                journey,
                DESK,
                "userTask_VerifyComplaint",
                Map.of(
                        "verificationOutcome", "POSTPONE",
                        "postponedUntil", "2026-05-05",
                        "postponeReason", "OTHER_AGENCY"));
        decided(journey, DESK, "userTask_ResumeVerification", Map.of());
        forwarded(journey);
        decided(
                journey,
                AGENCY_ADMIN,
                "userTask_AssignUnit",
                Map.of(
                        "dispositionOutcome", "ASSIGN",
                        "units", List.of("dishub", "dpupr"),
                        "lead", "dishub",
                        "type", "COMPLAINT",
                        "supervisionClass", "ORDINARY"));
        decided(journey, "siti.dpupr", "userTask_FollowUpComplaint", Map.of("followUpOutcome", "WRONG_UNIT"));
        decided(
                journey,
                AGENCY_ADMIN,
                "userTask_ReassignUnit",
                Map.of("dispositionOutcome", "ASSIGN", "unit", "dlh", "supervisionClass", "ORDINARY"));
        decided(journey, "lina.dlh", "userTask_FollowUpComplaint", finalAnswer());
        journey.timeReaches("boundaryTimer_FollowUpEscalation");
        decided(
                journey,
                UNIT_HEAD,
                "userTask_HandleEscalation",
                Map.of("escalationOutcome", "EXTEND", "until", "2026-04-30"));
        followedUp(journey, Map.of("followUpOutcome", "INTERIM", "promisedOn", "2026-05-05"));
        redress.reply(journey.caller(), sentence("reporter", "message"));
        followedUp(journey, Map.of("followUpOutcome", "ASK_REPORTER"));
        redress.reply(journey.caller(), sentence("reporter", "reply"));
        followedUp(
                journey,
                Map.of("followUpOutcome", "POSTPONE", "until", "2026-05-11", "postponeReason", "FORCE_MAJEURE"));
        decided(journey, UNIT_HEAD, "userTask_DecideMoreTime", Map.of("moreTimeOutcome", "REFUSE"));
        followedUp(journey, Map.of("followUpOutcome", "EXTEND", "until", "2026-05-21"));
        decided(journey, UNIT_HEAD, "userTask_DecideMoreTime", Map.of("moreTimeOutcome", "GRANT"));
        followedUp(journey, finalAnswer());
        decided(journey, OFFICER, "userTask_GiveCombinedResponse", Map.of("resolution", "PARTLY_RESOLVED"));
        redress.dissatisfied(journey.caller(), sentence("reporter", "dissatisfied"));
        followedUp(journey, finalAnswer());
        decided(journey, UNIT_HEAD, "userTask_ApproveResponse", Map.of("approvalOutcome", "RETURN"));
        followedUp(journey, finalAnswer());
        decided(journey, UNIT_HEAD, "userTask_ApproveResponse", Map.of("approvalOutcome", "APPROVE"));
        redress.dissatisfied(journey.caller(), sentence("reporter", "dissatisfied again"));
        decided(journey, INSPECTOR, "userTask_DecideAppeal", Map.of("appealOutcome", "UPHELD"));
        followedUp(journey, finalAnswer());
        decided(journey, UNIT_HEAD, "userTask_ApproveResponse", Map.of("approvalOutcome", "APPROVE"));
        redress.satisfied(journey.caller(), 4, sentence("reporter", "satisfied"));
        refusedToTheReporter(journey);
        redress.reopen(journey.caller(), sentence("reporter", "reopen"));
        journeys.starter.startWaiting();
        saidToBelongTo(journey, "kementerian-pu", AGENCY_ADMIN);
        saidToBelongTo(journey, "kota-tangerang", "galih.kemenpu");
        saidToBelongTo(journey, "kementerian-pu", AGENCY_ADMIN);
        decided(journey, DESK, "userTask_DetermineAuthority", Map.of("agency", "kota-tangerang"));
        redress.withdraw(journey.caller(), sentence("reporter", "withdraw"));

        ComplaintJourney archived = filed();
        archived(archived, "OUT_OF_SCOPE");
        redress.contest(archived.caller(), sentence("reporter", "contest"));
        journeys.starter.startWaiting();
        archived(archived, "INCOMPLETE");
        redress.complete(archived.caller(), sentence("reporter", "complete an archived one"));

        ComplaintJourney referred = filed();
        decided(referred, DESK, "userTask_VerifyComplaint", Map.of("verificationOutcome", "REFER", "body", "OTHER"));

        ComplaintJourney appealed = filed();
        forwarded(appealed);
        appealed.assignedTo("dishub")
                .answered("Lampu sudah diganti.")
                .dissatisfied("Lampunya masih mati.")
                .answered("Lampu sudah diganti lagi.")
                .dissatisfied("Lampunya tetap mati.");
        decided(appealed, INSPECTOR, "userTask_DecideAppeal", Map.of("appealOutcome", "REFERRED", "body", "OTHER"));

        ComplaintJourney misled = filed();
        forwarded(misled);
        misled.assignedTo("dishub");
        followedUp(misled, Map.of("followUpOutcome", "WRONG_UNIT"));
        decided(
                misled,
                AGENCY_ADMIN,
                "userTask_ReassignUnit",
                Map.of("dispositionOutcome", "NOT_OURS", "owner", "kementerian-pu"));

        assertThat(fieldsThatArrived()).as("every text field of every form").containsAllEntriesOf(allFields());
        assertThat(Tables.ofTheEngine(jdbc).placesOf(List.of(MARK))).isEmpty();
        assertThat(log.getAll()).contains("The log is read").doesNotContain(MARK);
    }

    @Test
    void noNumberThatTheVerifierIsWarnedOfEntersTheLog(CapturedOutput log) {
        ComplaintJourney journey = journeys.filed();
        assertThatThrownBy(() -> journey.completed(
                        DESK,
                        "userTask_VerifyComplaint",
                        Map.of(
                                "verificationOutcome", "FORWARD",
                                "agency", "kota-tangerang",
                                "type", "COMPLAINT",
                                "supervisionClass", "ORDINARY",
                                "publicTitle", "Lampu jalan mati",
                                "publicText", "Hubungi saya pada 0813 5791 3579 setiap sore.")))
                .hasMessageContaining("0813 5791 3579");
        assertThat(log.getAll()).doesNotContain("0813 5791 3579");
        assertThat(Tables.ofTheEngine(jdbc).placesOf(List.of("0813 5791 3579"))).isEmpty();
    }

    private ComplaintJourney filed() {
        ComplaintJourney journey = journeys.filed(
                Report.aboutALamp().saying(MARK + " judul laporan", MARK + " isi laporan, panjang lebar."));
        numbers.add(journey.number().value());
        return journey;
    }

    private void forwarded(ComplaintJourney journey) {
        decided(
                journey,
                DESK,
                "userTask_VerifyComplaint",
                Map.of(
                        "verificationOutcome", "FORWARD",
                        "agency", "kota-tangerang",
                        "type", "COMPLAINT",
                        "supervisionClass", "ORDINARY"));
    }

    private void archived(ComplaintJourney journey, String reason) {
        decided(
                journey,
                DESK,
                "userTask_VerifyComplaint",
                Map.of("verificationOutcome", "ARCHIVE", "archiveReason", reason));
    }

    private void saidToBelongTo(ComplaintJourney journey, String owner, String administrator) {
        decided(
                journey,
                administrator,
                "userTask_AssignUnit",
                Map.of("dispositionOutcome", "NOT_OURS", "owner", owner));
    }

    private void followedUp(ComplaintJourney journey, Map<String, Object> choices) {
        decided(journey, OFFICER, "userTask_FollowUpComplaint", choices);
    }

    private static Map<String, Object> finalAnswer() {
        return Map.of("followUpOutcome", "FINAL", "resolution", "RESOLVED");
    }

    /**
     * A decision with a sentence in every text field of its form, also in those that the form hides: first with a field that no
     * form has, which is refused; then within a transaction that is undone; then for good.
     */
    private void decided(ComplaintJourney journey, String officer, String step, Map<String, Object> choices) {
        Map<String, Object> filled = new HashMap<>(choices);
        String form = journey.taskFor(officer, step).getCamundaFormRef().getKey();
        forms.get(form).fields().stream()
                .filter(NoSentenceEntersTheEngineTest::isForSentences)
                .forEach(field -> filled.put(field.key(), sentence(form, field.key())));

        Map<String, Object> wrong = new HashMap<>(filled);
        wrong.put(MARK, sentence(form, "unknown"));
        assertThatThrownBy(() -> journey.completed(officer, step, wrong))
                .hasMessageContaining("tidak ada pada formulir");
        transaction.executeWithoutResult(undone -> {
            journey.completed(officer, step, filled);
            undone.setRollbackOnly();
        });
        journey.completed(officer, step, filled);
        // At once: what is a variable now is gone when its process ends.
        assertThat(Tables.ofTheEngine(jdbc).placesOf(List.of(MARK)))
                .as("after %s", step)
                .isEmpty();
    }

    /** Everything that the reporter cannot do now that the complaint is resolved. */
    private void refusedToTheReporter(ComplaintJourney resolved) {
        String sentence = sentence("reporter", "refused");
        RedressDesk.Caller reporter = resolved.caller();
        List<Runnable> commands = List.of(
                () -> redress.reply(reporter, sentence),
                () -> redress.complete(reporter, sentence),
                () -> redress.contest(reporter, sentence),
                () -> redress.satisfied(reporter, 5, sentence),
                () -> redress.dissatisfied(reporter, sentence),
                () -> redress.withdraw(reporter, sentence));
        assertThat(commands)
                .allSatisfy(command -> assertThatThrownBy(command::run).isInstanceOf(WrongMoment.class));
        transaction.executeWithoutResult(undone -> {
            redress.reopen(reporter, sentence);
            undone.setRollbackOnly();
        });
    }

    private static String sentence(String where, String what) {
        return MARK + " [" + where + " " + what + "] dan seterusnya.";
    }

    /** A number of a report is no sentence: any other text there is refused. */
    private static boolean isForSentences(Field field) {
        return field.isNarrative() && !field.key().equals("parentNumber");
    }

    private Map<String, List<String>> allFields() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        forms.forEach((form, schema) -> all.put(
                form,
                schema.fields().stream()
                        .filter(NoSentenceEntersTheEngineTest::isForSentences)
                        .map(Field::key)
                        .toList()));
        return all;
    }

    /** Of each form, the fields whose sentences now stand in our own tables, in the form's order. */
    private Map<String, List<String>> fieldsThatArrived() {
        String ours = String.join(
                "\n",
                jdbc.sql(
                                """
                                select concat_ws(' ', message, internal_note, array_to_string(arguments, ' ')) from complaint_event where number = any (:numbers)
                                union all select concat_ws(' ', public_title, public_text) from complaint where number = any (:numbers)
                                """)
                        .param("numbers", numbers.toArray(String[]::new))
                        .query(String.class)
                        .list());
        assertThat(ours).doesNotContain(sentence("reporter", "refused"));
        Map<String, List<String>> arrived = new LinkedHashMap<>();
        allFields()
                .forEach((form, keys) -> arrived.put(
                        form,
                        keys.stream()
                                .filter(key -> ours.contains(sentence(form, key)))
                                .toList()));
        return arrived;
    }
}
