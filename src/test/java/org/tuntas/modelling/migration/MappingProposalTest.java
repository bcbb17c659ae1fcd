package org.tuntas.modelling.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuntas.modelling.migration.Pairing.Basis;

class MappingProposalTest {

    private static final EditedModels TODAY = EditedModels.ofToday();
    private static final String MAIN = "complaint.bpmn";

    @Test
    void theSameModelsNeedNoLook() {
        Mapping mapping = between(TODAY, TODAY);
        assertThat(mapping.toReview()).isEmpty();
        assertThat(mapping.pairings()).isNotEmpty().allMatch(pairing -> pairing.basis() == Basis.SAME_ID);
    }

    @Test
    void aRenamedTaskIsRecognisedByItsFormAndItsTimersFollowIt() {
        EditedModels renamed = TODAY.renaming(MAIN, "userTask_VerifyComplaint", "userTask_ReadReport")
                .renaming(MAIN, "boundaryTimer_VerificationEscalation", "boundaryTimer_ReadingLate");
        Mapping mapping = between(TODAY, renamed);
        assertThat(pairing(mapping, "userTask_VerifyComplaint")).satisfies(pairing -> {
            assertThat(pairing.basis()).isEqualTo(Basis.ALIKE);
            assertThat(to(pairing)).isEqualTo("userTask_ReadReport");
        });
        assertThat(to(pairing(mapping, "boundaryTimer_VerificationWarning")))
                .isEqualTo("boundaryTimer_VerificationWarning");
        assertThat(pairing(mapping, "boundaryTimer_VerificationEscalation")).satisfies(pairing -> {
            assertThat(pairing.basis()).isEqualTo(Basis.FOLLOWS);
            assertThat(to(pairing)).isEqualTo("boundaryTimer_ReadingLate");
        });
    }

    @Test
    void aRenamedStageTakesWhatIsInsideAlong() {
        Mapping mapping = between(TODAY, TODAY.renaming(MAIN, "subProcess_Disposition", "subProcess_ChooseUnit"));
        assertThat(to(pairing(mapping, "subProcess_Disposition"))).isEqualTo("subProcess_ChooseUnit");
        assertThat(pairing(mapping, "userTask_AssignUnit").basis()).isEqualTo(Basis.SAME_ID);
        assertThat(pairing(mapping, "boundaryTimer_DispositionEscalation").basis())
                .isEqualTo(Basis.SAME_ID);
    }

    @Test
    void aRemovedStepIsGoneAndWhereTheReportWouldHaveComeNextIsSuggestedFirst() {
        Mapping mapping = between(TODAY, TODAY.without(MAIN, "subProcess_VerificationPostponed"));
        Pairing gone = pairing(mapping, "userTask_ResumeVerification");
        assertThat(gone.basis()).isEqualTo(Basis.GONE);
        assertThat(gone.to()).isNull();
        assertThat(gone.suggestions().get(0).id()).isEqualTo("userTask_VerifyComplaint");
        assertThat(mapping.toReview())
                .extracting(pairing -> pairing.from().id())
                .containsExactlyInAnyOrder("subProcess_VerificationPostponed", "userTask_ResumeVerification");
        Mapping renamed = between(
                TODAY,
                TODAY.without(MAIN, "subProcess_VerificationPostponed")
                        .renaming(MAIN, "userTask_VerifyComplaint", "userTask_ReadReport"));
        assertThat(pairing(renamed, "userTask_ResumeVerification")
                        .suggestions()
                        .get(0)
                        .id())
                .isEqualTo("userTask_ReadReport");
    }

    @Test
    void aChoiceIsFollowedUnlessItIsOfAnotherKindOrElsewhere() {
        EditedModels without = TODAY.without(MAIN, "subProcess_VerificationPostponed");
        assertThat(chosen(without, "userTask_ResumeVerification", "userTask_VerifyComplaint"))
                .satisfies(pairing -> {
                    assertThat(pairing.basis()).isEqualTo(Basis.CHOSEN);
                    assertThat(to(pairing)).isEqualTo("userTask_VerifyComplaint");
                });
        assertThat(chosen(without, "userTask_ResumeVerification", "").basis()).isEqualTo(Basis.LEFT_OUT);
        assertThat(chosen(without, "userTask_ResumeVerification", "subProcess_AwaitCompletion")
                        .basis())
                .isEqualTo(Basis.OTHER_KIND);
        assertThat(chosen(TODAY, "userTask_AssignUnit", "userTask_VerifyComplaint")
                        .basis())
                .isEqualTo(Basis.ELSEWHERE);
    }

    @Test
    void aClockUnderAnotherNameGoesOnAndOneThatNowPausesIsEnteredAnew() {
        EditedModels renamed = TODAY.with("appeal.bpmn", "value=\"APPEAL\"", "value=\"DETERMINATION\"");
        assertThat(between(TODAY, renamed)
                        .of("appeal", "subProcess_Appeal")
                        .orElseThrow()
                        .basis())
                .isEqualTo(Basis.SAME_ID);
        EditedModels paused = TODAY.with(
                "appeal.bpmn",
                "<camunda:property name=\"slaStage\" value=\"APPEAL\" />",
                "<camunda:property name=\"slaStage\" value=\"APPEAL\" /><camunda:property name=\"pauseReason\" value=\"APPEAL\" />");
        Mapping mapping = between(TODAY, paused);
        assertThat(mapping.of("appeal", "subProcess_Appeal").orElseThrow().basis())
                .isEqualTo(Basis.OTHER_CLOCK);
        // Under a new clock nothing has fired yet.
        assertThat(mapping.of("appeal", "boundaryTimer_AppealEscalation")
                        .orElseThrow()
                        .to())
                .isNull();
    }

    @Test
    void aMessageOfAnotherNameIsListenedForFromNowOn() {
        EditedModels renamed = TODAY.with(MAIN, "name=\"complaint.completed\"", "name=\"complaint.added\"");
        assertThat(between(TODAY, renamed).route("a", "b").pairs().get("complaint"))
                .filteredOn(pair -> pair.message())
                .extracting(pair -> pair.to())
                .containsExactly("boundaryMessage_ComplaintCompleted");
    }

    @Test
    void whatSurroundsSeveralRunsMovesAlong() {
        assertThat(between(TODAY, TODAY).route("a", "b").pairs().get("complaint"))
                .extracting(pair -> pair.from())
                .contains("subProcess_UnitShare#multiInstanceBody", "subProcess_UnitShare");
    }

    private static Mapping between(EditedModels old, EditedModels young) {
        return MappingProposal.between(old.blueprint(), young.blueprint(), Map.of());
    }

    private static Pairing chosen(EditedModels young, String element, String target) {
        return pairing(
                MappingProposal.between(TODAY.blueprint(), young.blueprint(), Map.of("complaint/" + element, target)),
                element);
    }

    private static Pairing pairing(Mapping mapping, String element) {
        return mapping.of("complaint", element).orElseThrow();
    }

    private static String to(Pairing pairing) {
        Element to = pairing.to();
        return to == null ? "" : to.id();
    }
}
