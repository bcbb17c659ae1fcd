package org.tuntas.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tuntas.organisation.Office.Room;

/** The organisation that a newcomer walks through. */
class DemoOrganisationTest {

    private static Office office;
    private static Room room;

    @BeforeAll
    static void open() {
        office = Office.empty();
        room = office.startDemo();
    }

    @Test
    void loadingItAgainTouchesNoRow() {
        Map<String, List<Map<String, Object>>> before = office.rows();

        office.startDemo();

        assertThat(before.values()).noneMatch(List::isEmpty);
        assertThat(office.rows()).isEqualTo(before);
    }

    @Test
    void everyGroupHasAMember() {
        assertThat(room.staff().groups())
                .hasSize(4 * room.registry().nodes().size() + 7)
                .allSatisfy(group -> assertThat(room.staff().membersOf(group.id()))
                        .as(group.id())
                        .isNotEmpty());
    }

    @Test
    void everybodyBelongsToAGroupAndHasNoPasswordYet() {
        assertThat(room.staff().all())
                .allSatisfy(member -> assertThat(room.staff().groupsOf(member.login()))
                        .as(member.login())
                        .isNotEmpty());
        assertThat(room.staff().withoutPassword()).hasSameSizeAs(room.staff().all());
    }

    @Test
    void nobodyInspectsTheAgencyOrUnitThatTheyAnswerForOrLead() {
        assertThat(room.registry().nodes())
                .filteredOn(node -> !node.code().equals("inspektorat"))
                .allSatisfy(node -> assertThat(room.staff().membersOf(node.code() + "-inspector"))
                        .as(node.code())
                        .doesNotContainAnyElementsOf(room.staff().membersOf(node.code() + "-officer"))
                        .doesNotContainAnyElementsOf(room.staff().membersOf(node.code() + "-head")));
    }

    @Test
    void nobodyApprovesTheirOwnAnswers() {
        assertThat(room.registry().nodes())
                .allSatisfy(node -> assertThat(room.staff().membersOf(node.code() + "-head"))
                        .as(node.code())
                        .doesNotContainAnyElementsOf(room.staff().membersOf(node.code() + "-officer")));
    }

    @Test
    void theDeskIsTheCitysDiskominfo() {
        Node desk = room.registry().desk();

        assertThat(desk.code()).isEqualTo("diskominfo");
        assertThat(room.registry().agencyOf(desk.code()).code()).isEqualTo("kota-tangerang");
    }

    @Test
    void theAccountsOfTheWalkThroughHoldJustTheirGroups() {
        Map<String, String> groups = Map.of(
                "rina.desk", "desk-admin",
                "budi.dishub", "dishub-officer",
                "wahid.kota", "kota-tangerang-head",
                "doni.operator", "operator",
                "bayu.designer", "process-designer");

        groups.forEach(
                (login, group) -> assertThat(room.staff().groupIdsOf(login)).containsExactly(group));
        assertThat(room.staff().groupIdsOf("agus.desk")).contains("desk-coordinator");
        assertThat(room.staff().groupIdsOf("sari.kota")).contains("kota-tangerang-admin");
        assertThat(room.staff().groupIdsOf("hendra.dishub")).isEqualTo(Set.of("dishub-head", "dishub-admin"));
    }

    @Test
    void theAgencyOfAnOfficeIsTheNearestOneAboveItAtAnyDepth() {
        assertThat(List.of("kota-tangerang", "kecamatan-ciledug", "kelurahan-paninggilan"))
                .allSatisfy(code ->
                        assertThat(room.registry().agencyOf(code).code()).isEqualTo("kota-tangerang"));
        assertThat(room.registry().agencyOf("ditjen-bina-marga").code()).isEqualTo("kementerian-pu");
    }

    @Test
    void theUnitsOfAnAgencyIncludeThoseBelowItsUnits() {
        assertThat(room.registry().unitsOf("kota-tangerang"))
                .extracting(Node::code)
                .contains("dishub", "diskominfo")
                .doesNotContain("kota-tangerang", "ditjen-bina-marga")
                .containsSubsequence("dinkes", "puskesmas-ciledug")
                .containsSequence("kecamatan-ciledug", "kelurahan-paninggilan", "kelurahan-sudimara-barat")
                .hasSize(17);
        assertThat(room.registry().unitsOf("tidak-ada")).isEmpty();
    }

    @Test
    void agenciesAreTheCityAndTheMinistries() {
        assertThat(room.registry().agencies())
                .extracting(Node::name)
                .containsExactly("Kementerian Kesehatan", "Kementerian Pekerjaan Umum", "Kota Tangerang");
    }

    @Test
    void readingTheSameThingAgainAsksTheDatabaseNothing() {
        Runnable reading = () -> {
            room.registry().desk();
            room.registry().unitsOf("kota-tangerang");
            room.registry().regionPath("36.71.06");
            room.registry().categories();
            room.staff().find("budi.dishub");
            room.staff().groupIdsOf("budi.dishub");
            room.staff().membersOf("dishub-officer");
        };
        reading.run();

        assertThat(office.statements.sentBy(reading)).isZero();
    }
}
