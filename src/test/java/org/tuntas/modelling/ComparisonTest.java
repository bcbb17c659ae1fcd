package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tuntas.lifecycle.ModelVocabulary;

/** One edit of a designer is told in the words that a designer uses, and nothing else is. */
class ComparisonTest {

    private static final String COMPLAINT = "bpmn/complaint.bpmn";
    private static final String FOLLOW_UP = "bpmn/unit-follow-up.bpmn";
    private static final String LIMITS = "bpmn/sla-limits.dmn";
    private static final String ROUTING = "bpmn/routing.dmn";
    private static final String VERIFY = "forms/verify-complaint.form";
    private static final String VERIFY_TASK = "userTask_VerifyComplaint";

    private static final DifferenceWords INDONESIAN = new DifferenceWords(new Locale("id"));
    private static final DifferenceWords ENGLISH = new DifferenceWords(Locale.ENGLISH);

    @TempDir
    Path designs;

    private record Edit(String edit, Consumer<Draft> by, List<String> told) {

        @Override
        public String toString() {
            return edit;
        }
    }

    private static Edit edit(String edit, Consumer<Draft> by, String... told) {
        return new Edit(edit, by, List.of(told));
    }

    static List<Edit> edits() {
        return List.of(
                edit(
                        "a shorter limit",
                        draft -> draft.retypeOnce(
                                LIMITS,
                                "<outputEntry id=\"outputEntry_Verification_Limit\">\n          <text>3</text>",
                                "<outputEntry id=\"outputEntry_Verification_Limit\">\n          <text>5</text>"),
                        "Langkah “Verifikasi laporan” mendapat batas 5 HK, dahulu 3 HK."),
                edit(
                        "a limit from a day on",
                        draft -> draft.retypeOnce(
                                LIMITS,
                                "<rule id=\"rule_Verification\">",
                                newLimit() + "<rule id=\"rule_Verification\">"),
                        "Langkah “Verifikasi laporan” mendapat batas 2 HK mulai 1 Januari 2027, dahulu 3 HK. Jam yang sudah berjalan tetap memakai batas lama. Dasar hukum: “Keputusan uji”."),
                edit(
                        "a limit deleted",
                        draft -> draft.retypeOnce(LIMITS, rule(draft, LIMITS, "rule_Verification"), ""),
                        "Langkah “Verifikasi laporan” kehilangan batas 3 HK. Peringatan (hari kerja ke-): 2. Dasar hukum: “PermenPANRB 5/2025 (pengganti 62/2018)”."),
                edit(
                        "a step renamed",
                        draft -> draft.set(COMPLAINT, VERIFY_TASK, "name", "Periksa laporan"),
                        "Langkah “Periksa laporan” berganti nama, dahulu “Verifikasi laporan”."),
                edit(
                        "an id renamed",
                        draft -> draft.retype(COMPLAINT, VERIFY_TASK, "userTask_CheckComplaint"),
                        "Langkah “Verifikasi laporan” kini memakai id userTask_CheckComplaint, dahulu userTask_VerifyComplaint. Laporan yang sedang berada di sana perlu dipetakan bila dipindahkan ke versi ini."),
                edit(
                        "another owner",
                        draft -> draft.set(COMPLAINT, VERIFY_TASK, "camunda:candidateGroups", "${groups.desk()}"),
                        "Langkah “Verifikasi laporan”: pemilik tugas menjadi petugas Meja Laporan, dahulu verifikator (admin instansi yang disebut pelapor, atau Meja Laporan)."),
                edit(
                        "an escalation at another level",
                        draft -> draft.retypeOnce(COMPLAINT, "${sla.rung(visit, 1)}", "${sla.rung(visit, 2)}"),
                        "Peristiwa tepi “Batas verifikasi terlewati”: waktu menjadi tingkat 2 tangga eskalasi, dahulu tingkat 1 tangga eskalasi."),
                edit(
                        "another explanation",
                        draft -> draft.retypeOnce(
                                COMPLAINT, "Laporan sudah tercatat dan pelapor memegang", "Pelapor memegang"),
                        "Peristiwa awal “Laporan diajukan”: penjelasan menjadi “Pelapor memegang nomor laporannya.”, dahulu “Laporan sudah tercatat dan pelapor memegang nomor laporannya.”."),
                edit(
                        "a new version tag",
                        draft -> draft.set(COMPLAINT, "complaint", "camunda:versionTag", "1.3.0"),
                        "Proses “Penanganan laporan”: tanda versi menjadi “1.3.0”, dahulu “1.2.1”."),
                edit(
                        "another form",
                        draft -> draft.set(COMPLAINT, VERIFY_TASK, "camunda:formRef", "resume-handling"),
                        "Langkah “Verifikasi laporan”: formulir menjadi “resume-handling”, dahulu “verify-complaint”."),
                edit(
                        "a property that nobody has a word for",
                        draft -> draft.set(COMPLAINT, VERIFY_TASK, "camunda:priority", "10"),
                        "Langkah “Verifikasi laporan”: sifat teknis camunda:priority ditetapkan menjadi 10, dahulu tidak ada."),
                edit(
                        "another public state",
                        draft -> draft.retypeOnce(
                                COMPLAINT,
                                "name=\"publicState\" value=\"RECEIVED\"",
                                "name=\"publicState\" value=\"VERIFIED\""),
                        "Tahap “Verifikasi”: sifat publicState menjadi “VERIFIED”, dahulu Menunggu verifikasi."),
                edit(
                        "another message",
                        draft -> draft.retypeOnce(
                                COMPLAINT, "name=\"complaint.completed\"", "name=\"complaint.mended\""),
                        "Peristiwa tepi “Kelengkapan diterima”: pesan menjadi “complaint.mended”, dahulu “complaint.completed”."),
                edit(
                        "a way led elsewhere",
                        draft ->
                                draft.set(COMPLAINT, "flow_OutcomeReferred", "targetRef", "endEvent_ComplaintArchived"),
                        "Alur “Dirujuk: Apa hasil verifikasi? → Laporan dirujuk ke lembaga lain” kini menuju “Laporan diarsipkan”, dahulu “Laporan dirujuk ke lembaga lain”."),
                edit(
                        "another condition",
                        draft -> draft.retypeOnce(
                                COMPLAINT, "verificationOutcome == 'REFER'", "verificationOutcome == 'REFERRED'"),
                        "Alur “Dirujuk: Apa hasil verifikasi? → Laporan dirujuk ke lembaga lain”: syarat menjadi “${verificationOutcome == 'REFERRED'}”, dahulu “${verificationOutcome == 'REFER'}”."),
                edit(
                        "a way more",
                        draft -> draft.flow(
                                COMPLAINT,
                                "complaint",
                                "flow_OutcomeVoid",
                                "Batal",
                                "gateway_VerificationOutcome",
                                "endEvent_ComplaintArchived",
                                "${verificationOutcome == 'VOID'}"),
                        "Alur “Batal: Apa hasil verifikasi? → Laporan diarsipkan” ditambahkan. Syarat: “${verificationOutcome == 'VOID'}”."),
                edit(
                        "a way less",
                        draft -> draft.delete(COMPLAINT, "flow_OutcomeReferred"),
                        "Alur “Dirujuk: Apa hasil verifikasi? → Laporan dirujuk ke lembaga lain” dihapus."),
                edit(
                        "a step put in between",
                        ComparisonTest::inspection,
                        "Langkah “Tinjau lokasi” ditambahkan. Letaknya di dalam “Verifikasi”. Letaknya sesudah “Verifikasi laporan”. Selanjutnya menuju “Verifikasi selesai”. Pemilik tugas: petugas Meja Laporan. Batas waktu: batas tahap. Formulir: “resume-handling”.",
                        "Alur “Verifikasi laporan → Verifikasi selesai” kini menuju “Tinjau lokasi”, dahulu “Verifikasi selesai”."),
                edit(
                        "a warning less",
                        draft -> draft.delete(COMPLAINT, "boundaryTimer_VerificationWarning"),
                        "Peristiwa tepi “Batas verifikasi mendekat” dihapus. Letaknya di dalam “Verifikasi”. Selanjutnya menuju “Peringatkan verifikator”."),
                edit(
                        "a stage with its steps deleted",
                        draft -> draft.delete(COMPLAINT, "subProcess_Determination"),
                        "Tahap “Penetapan kewenangan” dihapus. Letaknya sesudah “Sudah tiga kali dialihkan?”. Selanjutnya menuju “Sudah diverifikasi?”. Langkah di dalamnya: “Tetapkan kewenangan”."),
                edit(
                        "another kind of step",
                        draft -> draft.put(
                                COMPLAINT,
                                draft.text(COMPLAINT)
                                        .replace(
                                                "<bpmn:exclusiveGateway id=\"gateway_VerificationStarts\">",
                                                "<bpmn:inclusiveGateway id=\"gateway_VerificationStarts\">")
                                        .replaceFirst(
                                                "(flow_VerificationStartsToVerification</bpmn:outgoing>\\s*)</bpmn:exclusiveGateway>",
                                                "$1</bpmn:inclusiveGateway>")),
                        "Percabangan “gateway_VerificationStarts” kini berjenis percabangan inklusif, dahulu percabangan eksklusif."),
                edit(
                        "a timer that no longer waits for the step",
                        draft -> draft.set(COMPLAINT, "boundaryTimer_VerificationWarning", "cancelActivity", ""),
                        "Peristiwa tepi “Batas verifikasi mendekat”: menghentikan langkahnya menjadi ya, dahulu tidak."),
                edit(
                        "another default way",
                        draft -> draft.set(COMPLAINT, "gateway_VerificationOutcome", "default", "flow_OutcomeReferred"),
                        "Percabangan “Apa hasil verifikasi?”: jalan bawaan menjadi “Dirujuk”, dahulu “Diteruskan”."),
                edit(
                        "shapes moved",
                        draft -> draft.retypeOnce(COMPLAINT, "<dc:Bounds x=\"", "<dc:Bounds x=\"1"),
                        "Berkas “complaint.bpmn”: tata letak gambar berubah (1 unsur digeser atau diubah ukurannya). Penanganan laporan tidak berubah."),
                edit(
                        "saved by another program",
                        draft ->
                                draft.retypeOnce(COMPLAINT, "exporterVersion=\"5.40.0\"", "exporterVersion=\"5.41.0\""),
                        "Berkas “complaint.bpmn” ditulis ulang tanpa perubahan isi."),
                edit(
                        "a field made optional",
                        draft -> draft.put(
                                VERIFY,
                                draft.text(VERIFY)
                                        .replaceFirst(
                                                "(\"key\": \"agency\"[\\s\\S]*?)\"required\": true",
                                                "$1\"required\": false")),
                        "Formulir “Verifikasi laporan”: isian “Instansi yang berwenang” kini boleh dikosongkan, dahulu wajib diisi."),
                edit(
                        "a field with another key",
                        draft -> draft.retypeOnce(VERIFY, "\"key\": \"agency\"", "\"key\": \"instansi\""),
                        "Formulir “Verifikasi laporan”: isian “Instansi yang berwenang” kini berkunci instansi, dahulu agency."),
                edit(
                        "a field called otherwise",
                        draft -> draft.retypeOnce(VERIFY, "Instansi yang berwenang", "Pemilik laporan"),
                        "Formulir “Verifikasi laporan”: isian “Pemilik laporan” berganti nama, dahulu “Instansi yang berwenang”."),
                edit(
                        "a field more",
                        draft -> draft.retypeOnce(
                                VERIFY,
                                "\"components\": [",
                                "\"components\": [{\"label\": \"Cuaca\", \"type\": \"textfield\", \"id\": \"field_W\", \"key\": \"weather\", \"validate\": {\"required\": true}},"),
                        "Formulir “Verifikasi laporan”: isian “Cuaca” ditambahkan. Kuncinya weather. Wajib diisi."),
                edit(
                        "a choice less",
                        draft -> draft.put(
                                VERIFY,
                                draft.text(VERIFY)
                                        .replaceFirst(
                                                "\\{\\s*\"label\": \"Aspirasi\",\\s*\"value\": \"ASPIRATION\"\\s*},",
                                                "")),
                        "Formulir “Verifikasi laporan”: isian “Jenis laporan” tidak lagi menawarkan pilihan “Aspirasi”."),
                edit(
                        "an outcome called otherwise",
                        draft -> draft.retype(VERIFY, "\\\"Tunda verifikasi\\\"", "\\\"Tangguhkan\\\""),
                        "Formulir “Verifikasi laporan”: pilihan pada isian “Hasil verifikasi” berganti nama menjadi “Tangguhkan”, dahulu “Tunda verifikasi”."),
                edit(
                        "a form deleted",
                        draft -> draft.remove("forms/resume-handling.form"),
                        "Berkas “resume-handling.form” dihapus."),
                edit(
                        "a process more",
                        draft -> draft.put(
                                "bpmn/survey.bpmn",
                                draft.text("bpmn/appeal.bpmn").replace("\"appeal\"", "\"survey\"")),
                        "Berkas “survey.bpmn” baru. Proses “Banding” dengan langkah “Putuskan banding”."),
                edit(
                        "a cell of another table",
                        draft -> draft.put(
                                "bpmn/escalation-ladder.dmn",
                                draft.text("bpmn/escalation-ladder.dmn")
                                        .replaceFirst("(outputEntry_Verification2_AfterLimit\">\\s*<text>)2", "$14")),
                        "Tabel “Tangga eskalasi”, baris “2 hari kerja setelah batas verifikasi: koordinator Meja Laporan sekali lagi.”: kolom “Hari kerja setelah batas” menjadi 4, dahulu 2."),
                edit(
                        "a column called otherwise",
                        draft -> draft.retypeOnce(ROUTING, "label=\"", "label=\"Si "),
                        "Tabel “Usulan penanggung jawab”: kolom “Si Kategori” berganti nama, dahulu “Kategori”."),
                edit(
                        "a document type instead of a diagram",
                        draft -> draft.put(
                                FOLLOW_UP,
                                draft.text(FOLLOW_UP)
                                        .replaceFirst(
                                                "\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")),
                        "Berkas “unit-follow-up.bpmn” tidak dapat dibandingkan: versi baru tidak dapat dibaca. Berkas ini memuat DOCTYPE dan tidak dibaca."));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anEditIsToldInWordsOfTheProcedure(Edit edit) {
        Draft draft = new Draft();
        edit.by().accept(draft);
        assertThat(said(new Draft(), draft)).containsExactlyInAnyOrderElementsOf(edit.told());
        assertThat(Comparison.of(draft.files(), new Draft().files()))
                .as("there is a way back for each")
                .isNotEmpty();
    }

    @Test
    void everyKindOfDifferenceAndEveryOwnerHasWords() {
        for (Change change : Change.values()) {
            Difference bare = Difference.of(
                    change, "x", new Difference.Subject("task", "x"), "1", "2", Difference.value("3"), "4");
            assertThat(INDONESIAN.what(bare)).isNotBlank();
            assertThat(ENGLISH.what(bare)).isNotEqualTo(INDONESIAN.what(bare));
            assertThat(INDONESIAN.mark(change.mark())).isNotBlank();
        }
        for (String owner : ModelVocabulary.owners()) {
            assertThat(INDONESIAN.what(Difference.of(
                            Change.TRAIT_SET,
                            "x",
                            new Difference.Subject("task", "x"),
                            Trait.at("camunda:candidateGroups"),
                            Difference.value("${groups." + owner + "(share)}"))))
                    .doesNotContain("groups.");
        }
    }

    @Test
    void thereIsNoDifferenceBetweenAModelAndItself() {
        assertThat(Comparison.of(new Draft().files(), new Draft().files())).isEmpty();
    }

    @Test
    void theDrawingMarksWhatIsNewWithTheWaysToIt() {
        Draft draft = new Draft();
        inspection(draft);
        Set<String> added = Comparison.of(new Draft().files(), draft.files()).stream()
                .filter(difference -> difference.change().mark() == Change.Mark.ADDED)
                .flatMap(difference -> difference.after().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(added).containsExactly("flow_InspectToDone", "flow_VerifyComplaintToDone", "userTask_InspectPlace");
    }

    @Test
    void aStepMovedIntoAnotherStageIsNotTakenForANewOne() {
        Draft draft = new Draft();
        draft.put(
                COMPLAINT,
                draft.text(COMPLAINT)
                        .replaceFirst("(?s)<bpmn:endEvent id=\"endEvent_ComplaintArchived\".*?</bpmn:endEvent>", "")
                        .replaceFirst(
                                "<bpmn:startEvent id=\"startEvent_VerificationOpened\"",
                                "<bpmn:endEvent id=\"endEvent_ComplaintArchived\" name=\"Laporan diarsipkan\"/>$0"));
        assertThat(said(new Draft(), draft))
                .contains(
                        "Peristiwa akhir “Laporan diarsipkan” dipindahkan ke “Verifikasi”, dahulu di “Penanganan laporan”.");
    }

    @Test
    void codesOfTheDomainAreSaidInItsWords() {
        Draft draft = new Draft()
                .retypeOnce("bpmn/escalation-ladder.dmn", "<text>\"DISPOSITION\"</text>", "<text>\"FOLLOW_UP\"</text>")
                .retypeOnce(
                        COMPLAINT,
                        "name=\"publicState\" value=\"AWAITING_COMPLETION\"",
                        "name=\"publicState\" value=\"POSTPONED\"");
        assertThat(said(new Draft(), draft))
                .anySatisfy(cell -> assertThat(cell).contains("menjadi tindak lanjut, dahulu disposisi."))
                .anySatisfy(state -> assertThat(state).contains("menjadi Ditunda, dahulu Perlu dilengkapi."));
        assertThat(said(new Draft(), Inspection.onTheRoad(new Draft(), "2")))
                .as("a stage of the designer's own")
                .anySatisfy(row -> assertThat(row).contains("Tahap: “Pemeriksaan lokasi”."));
    }

    @Test
    void theCommandSaysItInTheLanguageAskedForAndToMachines() throws IOException {
        Path older = write("older", new Draft());
        Path newer = write("newer", new Draft().set(COMPLAINT, VERIFY_TASK, "name", "Periksa laporan"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(compare(out, older, newer, "--lang=id")).isEqualTo(CompareCommand.DIFFERENT);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("complaint.bpmn", "  - Langkah “Periksa laporan” berganti nama", "1 perbedaan");
        out.reset();
        assertThat(compare(out, older, newer, "--lang=en")).isEqualTo(CompareCommand.DIFFERENT);
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("1 difference in the handling of reports.\n");
        out.reset();
        assertThat(compare(out, older, newer, "--format=json")).isEqualTo(CompareCommand.DIFFERENT);
        JsonNode told = new ObjectMapper()
                .readTree(out.toString(StandardCharsets.UTF_8))
                .path("differences")
                .path(0);
        assertThat(told.path("change").asText()).isEqualTo("element.renamed");
        assertThat(told.path("after").path(0).asText()).isEqualTo(VERIFY_TASK);
        assertThat(told.path("what").asText())
                .isEqualTo("Step “Periksa laporan” was renamed, formerly “Verifikasi laporan”.");
        out.reset();
        assertThat(compare(out, older.resolve("bpmn/appeal.bpmn"), newer.resolve("bpmn/appeal.bpmn"), "--lang=en"))
                .isEqualTo(CompareCommand.SAME);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("There is no difference.");
        assertThat(compare(out, older, newer.resolve("nowhere"), "--lang=en")).isEqualTo(CompareCommand.MISUSED);
        assertThat(compare(out, older, newer, "--colour")).isEqualTo(CompareCommand.MISUSED);
    }

    private static List<String> said(Draft older, Draft newer) {
        return Comparison.of(older.files(), newer.files()).stream()
                .map(INDONESIAN::what)
                .toList();
    }

    /** As the modeler does it: the way into the place is kept and leads to the new step, a new one leads on. */
    private static void inspection(Draft draft) {
        draft.draw(
                        COMPLAINT,
                        "subProcess_Verification",
                        "<bpmn:userTask id=\"userTask_InspectPlace\" name=\"Tinjau lokasi\" camunda:formRef=\"resume-handling\""
                                + " camunda:candidateGroups=\"${groups.desk()}\" camunda:dueDate=\"${sla.limit(visit)}\"/>")
                .set(COMPLAINT, "flow_VerifyComplaintToDone", "targetRef", "userTask_InspectPlace")
                .flow(
                        COMPLAINT,
                        "subProcess_Verification",
                        "flow_InspectToDone",
                        "",
                        "userTask_InspectPlace",
                        "endEvent_VerificationDone",
                        "");
    }

    private static String newLimit() {
        return "<rule id=\"rule_Verification2027\"><inputEntry id=\"a1\"><text></text></inputEntry><inputEntry id=\"a2\"><text></text></inputEntry>"
                + "<inputEntry id=\"a3\"><text></text></inputEntry><inputEntry id=\"a4\"><text>\"VERIFICATION\"</text></inputEntry>"
                + "<outputEntry id=\"a5\"><text>2</text></outputEntry><outputEntry id=\"a6\"><text></text></outputEntry>"
                + "<outputEntry id=\"a7\"><text>\"Keputusan uji\"</text></outputEntry><outputEntry id=\"a8\"><text>\"2027-01-01\"</text></outputEntry></rule>";
    }

    private static String rule(Draft draft, String file, String id) {
        String text = draft.text(file);
        int from = text.indexOf("<rule id=\"" + id + "\">");
        return text.substring(from, text.indexOf("</rule>", from) + "</rule>".length());
    }

    private static int compare(ByteArrayOutputStream out, Path older, Path newer, String option) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new CompareCommand(stream, stream, Locale.ENGLISH)
                .run(List.of(option, older.toString(), newer.toString()));
    }

    private Path write(String folder, Draft draft) throws IOException {
        for (var file : draft.files().contents().entrySet()) {
            Path place = designs.resolve(folder).resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
        return designs.resolve(folder);
    }
}
