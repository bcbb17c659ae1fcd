package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.handling.ApprovalTable.Approver;
import org.tuntas.handling.ApprovalTable.Question;
import org.tuntas.lifecycle.ModelBundle;
import org.tuntas.lifecycle.ModelsOnDisk;

/** What the table of the working copy says. */
class ApprovalRulesTest {

    @ParameterizedTest
    @CsvSource({
        "ORDINARY, RESOLVED, 1, 0, NONE",
        "ORDINARY, PARTLY_RESOLVED, 1, 0, NONE",
        "ORDINARY, CANNOT_BE_DONE, 1, 0, HEAD",
        "ORDINARY, RESOLVED, 1, 1, HEAD",
        "ORDINARY, RESOLVED, 2, 0, HEAD",
        "ORDINARY, INTERIM, 2, 1, NONE",
        "SUPERVISORY, INTERIM, 1, 0, NONE",
        "SUPERVISORY, CANNOT_BE_DONE, 1, 0, INSPECTOR",
        "SUPERVISORY, RESOLVED, 3, 2, INSPECTOR"
    })
    void theFirstRuleThatFitsDecides(
            SupervisionClass supervision, String resolution, int round, int objections, Approver approver) {
        var need = rules(ModelsOnDisk.bundle())
                .of(new Question(
                        ComplaintType.COMPLAINT, supervision, null, "kota-tangerang", resolution, round, objections));
        assertThat(need.approver()).isEqualTo(approver);
        assertThat(need.evidence()).isFalse();
        assertThat(need.legalBasis()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLAINT, perhubungan/lampu-penerangan-jalan-umum, RESOLVED, 0, NONE, true",
        "COMPLAINT, perhubungan/lampu-penerangan-jalan-umum, RESOLVED, 1, HEAD, true",
        "COMPLAINT, perhubungan/lampu-penerangan-jalan-umum, PARTLY_RESOLVED, 0, NONE, false",
        "COMPLAINT, perhubungan/lampu-penerangan-jalan-umum, INTERIM, 0, NONE, false",
        "INFORMATION_REQUEST, perhubungan/lampu-penerangan-jalan-umum, RESOLVED, 0, NONE, false",
        "COMPLAINT, agama, RESOLVED, 0, NONE, false"
    })
    void whoSaysThatAStreetIsMendedShowsIt(
            ComplaintType type,
            String category,
            String resolution,
            int objections,
            Approver approver,
            boolean evidence) {
        var need = rules(ModelsOnDisk.bundle())
                .of(new Question(
                        type, SupervisionClass.ORDINARY, category, "kota-tangerang", resolution, 1, objections));
        assertThat(need.approver()).isEqualTo(approver);
        assertThat(need.evidence()).isEqualTo(evidence);
    }

    private static ApprovalRules rules(ModelBundle bundle) {
        ApprovalRules rules = new ApprovalRules();
        rules.hold(ModelFiles.of(bundle));
        return rules;
    }
}
