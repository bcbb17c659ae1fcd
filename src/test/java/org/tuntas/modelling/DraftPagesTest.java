package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;

/** A designer sends files and reads what is wrong with them. */
class DraftPagesTest extends RunningTuntas {

    private static final String PAGE = "/perancang/draf";
    private static final String FOLLOW_UP = "bpmn/unit-follow-up.bpmn";

    @LocalServerPort
    int port;

    @Autowired
    Drafts drafts;

    @Autowired
    Versions versions;

    private DesignersSession bayu;

    @BeforeEach
    void atTheWorkbench() {
        bayu = DesignersSession.of(DesignersSession.DESIGNER, port);
    }

    @Test
    void aDraftIsTheSetThatHoldsWithItsFilesReplaced() {
        long id = drafted(draft -> Inspection.onTheRoad(draft, "2"), FOLLOW_UP, "forms/inspect-place.form");
        ModelFiles files = drafts.files(id);
        ModelFiles holds = versions.files(versions.current().id());
        assertThat(files.contents().keySet())
                .containsAll(holds.contents().keySet())
                .contains("forms/inspect-place.form");
        assertThat(files.contents().get("bpmn/complaint.bpmn"))
                .isEqualTo(holds.contents().get("bpmn/complaint.bpmn"));
        String page = bayu.page(PAGE + "/" + id);
        assertThat(page).contains("forms/inspect-place.form", "Tahap INSPECTION tidak memiliki batas", "Bayu Saputra");

        HttpResponse<String> more = bayu.upload(
                PAGE + "/" + id,
                PAGE + "/" + id,
                of(Inspection.onTheRoad(new Draft(), "2"), "bpmn/sla-limits.dmn", "bpmn/escalation-ladder.dmn"),
                "note",
                "Pemeriksaan lokasi dengan batasnya",
                "seen",
                drafts.find(id).orElseThrow().set());
        assertThat(more.statusCode()).isEqualTo(302);
        assertThat(bayu.page(PAGE + "/" + id))
                .contains(
                        "0 galat",
                        "memerlukan 7 hari kerja",
                        "Pemeriksaan lokasi dengan batasnya",
                        "bpmn/sla-limits.dmn");
        assertThat(bayu.page(PAGE)).contains("Pemeriksaan lokasi dengan batasnya");
        assertThat(bayu.open(PAGE + "/" + id + "/berkas/forms/inspect-place.form"))
                .satisfies(file -> assertThat(file.body()).contains("\"inspect-place\""))
                .satisfies(file -> assertThat(file.headers().firstValue("Content-Disposition"))
                        .hasValueSatisfying(said -> assertThat(said).startsWith("attachment")));
        assertThat(bayu.open(PAGE + "/" + id + "/berkas.zip").statusCode()).isEqualTo(200);
        assertThat(DesignersSession.of(DesignersSession.AUDITOR, port).page(PAGE + "/" + id + "?lang=en"))
                .contains("0 errors")
                .doesNotContain("Save the changes");
    }

    @Test
    void whoeverWasSlowerIsToldThatTheDraftChanged() {
        long id = drafted(
                draft -> draft.retype("bpmn/routing.dmn", "Usulan penanggung jawab", "Usulan"), "bpmn/routing.dmn");
        String seen = drafts.find(id).orElseThrow().set();
        Map<String, byte[]> limits = of(
                new Draft().retype("bpmn/sla-limits.dmn", "Batas waktu tahap", "Batas waktu"), "bpmn/sla-limits.dmn");
        bayu.upload(PAGE, PAGE + "/" + id, limits, "note", "Satu", "seen", seen);
        HttpResponse<String> late = bayu.upload(PAGE, PAGE + "/" + id, limits, "note", "Dua", "seen", seen);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("draf diubah orang lain");
        assertThat(bayu.send(PAGE, PAGE + "/" + id + "/buang", "seen", seen).statusCode())
                .isEqualTo(409);
        bayu.send(
                PAGE,
                PAGE + "/" + id + "/buang",
                "seen",
                drafts.find(id).orElseThrow().set());
        assertThat(drafts.find(id)).isEmpty();
        assertThat(bayu.open(PAGE + "/" + id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "complaint (1).bpmn, Mungkin maksud Anda complaint.bpmn",
        "../../etc/Passwd.form, Mungkin maksud Anda passwd.form",
        "catatan.docx, hanya berkas .bpmn",
        "model.zip, hanya berkas .bpmn",
        "appeal.bpmn, bukan diagram BPMN",
        "routing.dmn, bukan tabel keputusan DMN",
        "decide-appeal.form, tidak dapat dibaca"
    })
    void aFileThatIsNoModelIsNamedWithTheReason(String name, String reason) {
        int before = drafts.all().size();
        HttpResponse<String> answer = bayu.upload(
                PAGE, PAGE, Map.of(name, "PK\3\4 <html/>".getBytes(StandardCharsets.UTF_8)), "note", "Percobaan");
        assertThat(answer.body()).contains(reason).doesNotContain("??");
        assertThat(drafts.all()).hasSize(before);
    }

    @Test
    void hostileFilesAreRefusedAndNothingOfTheServerIsRead() {
        String appeal = new Draft().text("bpmn/appeal.bpmn");
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        hostile.put(
                "appeal.bpmn",
                appeal.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
                        .getBytes(StandardCharsets.UTF_8));
        hostile.put("escalation.bpmn", "<a>".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        hostile.put("decide-appeal.form", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        hostile.put("huge.form", new byte[ModelFiles.LARGEST + 1]);
        hostile.put("empty.form", " ".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = bayu.upload(PAGE, PAGE, hostile, "note", "<script>alert(1)</script>");
        assertThat(answer.body())
                .contains(
                        "appeal.bpmn: Berkas ini memuat DOCTYPE",
                        "escalation.bpmn: Berkas ini tidak dapat dibaca",
                        "decide-appeal.form: Berkas ini tidak dapat dibaca",
                        "huge.form: Berkas ini lebih besar dari 5 MB",
                        "empty.form: Berkas ini kosong",
                        "&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(bayu.upload(PAGE, PAGE, Map.of(), "note", "Tanpa berkas").body())
                .contains("Pilih sedikitnya satu berkas.");
        assertThat(bayu.upload(PAGE, PAGE, Map.of("appeal.bpmn", appeal.getBytes(StandardCharsets.UTF_8)), "note", " ")
                        .body())
                .contains("Wajib diisi.");
    }

    @ParameterizedTest
    @ValueSource(strings = {DesignersSession.APPROVER, DesignersSession.AUDITOR, "budi.dishub"})
    void nobodyElseDrafts(String login) {
        int before = drafts.all().size();
        DesignersSession somebody = DesignersSession.of(login, port);
        HttpResponse<String> answer = somebody.upload(
                "/keluar",
                PAGE,
                of(new Draft().retype("bpmn/routing.dmn", "Usulan penanggung jawab", "Usul"), "bpmn/routing.dmn"),
                "note",
                "Percobaan");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(drafts.all()).hasSize(before);
    }

    private long drafted(Consumer<Draft> edit, String... names) {
        Draft draft = new Draft();
        edit.accept(draft);
        HttpResponse<String> answer = bayu.upload(PAGE, PAGE, of(draft, names), "note", "Percobaan");
        Matcher id = Pattern.compile("/perancang/draf/(\\d+)")
                .matcher(answer.headers().firstValue("Location").orElse(answer.body()));
        assertThat(id.find()).as(answer.body()).isTrue();
        return Long.parseLong(id.group(1));
    }

    private static Map<String, byte[]> of(Draft draft, String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, draft.files().contents().get(name));
        }
        return files;
    }
}
