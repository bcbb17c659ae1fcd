package org.tuntas.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.tuntas.organisation.Office.Folder;
import org.tuntas.organisation.Office.Room;

/** What was changed on the settings screen, and what the files say at the next start. */
class SettingsHoldTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    @TempDir
    Path path;

    private final Office office = Office.empty();
    private Room room;

    @BeforeEach
    void open() {
        room = office.start(Folder.in(path).location());
    }

    @Test
    void aNewNameAndANewParentSurviveTheNextStart() {
        room.offices().add(new Node("bidang", "meja", Node.Kind.UNIT, "Bidang", false));
        room.offices().rename("dishub", "Dinas Perhubungan dan Kelautan");
        room.offices().move("dishub", "meja");

        Room after = restarted();

        assertThat(after.registry().node("dishub"))
                .contains(new Node("dishub", "meja", Node.Kind.UNIT, "Dinas Perhubungan dan Kelautan", false));
        assertThat(after.registry().node("bidang")).isPresent();
    }

    @Test
    void aPersonChangedOrGoneAndAMembershipTakenAwayStaySo() {
        room.personnel().change("budi.dishub", "Budi Santosa", "budi@kota.example");
        room.personnel().leave("budi.dishub", "dishub-officer");
        room.personnel().setActive("rina.desk", false);

        Room after = restarted();

        assertThat(after.staff().find("budi.dishub"))
                .hasValueSatisfying(budi -> assertThat(budi.name()).isEqualTo("Budi Santosa"));
        assertThat(after.staff().groupIdsOf("budi.dishub")).isEmpty();
        assertThat(after.staff().find("rina.desk")).map(StaffMember::active).contains(false);
    }

    @Test
    void whatTheFilesCouldNotChangeIsNamed() {
        room.offices().rename("dishub", "Dinas Lain");
        room.personnel().change("budi.dishub", "Budi Lain", null);
        room.personnel().leave("rina.desk", "desk-admin");

        Registrar.LeftAlone left = room.registrar()
                .enter(
                        List.of(new Node("dishub", "kota", Node.Kind.UNIT, "Dinas Perhubungan", false)),
                        List.of(new StaffMember("budi.dishub", "Budi Santoso", null, null, true)),
                        List.of(new Membership("rina.desk", "desk-admin")));

        assertThat(left)
                .isEqualTo(new Registrar.LeftAlone(
                        List.of("dishub"), List.of("budi.dishub"), List.of(new Membership("rina.desk", "desk-admin"))));
    }

    @Test
    void aMembershipGivenBackOnTheScreenIsThereAgain() {
        room.personnel().leave("budi.dishub", "dishub-officer");
        room.personnel().join("budi.dishub", "dishub-officer");

        assertThat(restarted().staff().groupIdsOf("budi.dishub")).isEqualTo(Set.of("dishub-officer"));
    }

    @Test
    void aClosedOfficeIsNotOfferedButKnownAndStaysClosed() {
        room.offices().add(new Node("laut", "kota", Node.Kind.UNIT, "Dinas Kelautan", false));
        room.offices().close("dishub", TODAY, "laut");

        Room after = restarted();

        assertThat(after.registry().unitsOf("kota")).extracting(Node::code).containsExactly("laut", "meja");
        assertThat(after.registry().node("dishub"))
                .hasValueSatisfying(node -> assertThat(node.successor()).isEqualTo("laut"));
        assertThat(after.registry().agencyOf("dishub").code()).isEqualTo("kota");
    }

    @Test
    void whoIsInAGroupOfTheSuccessorHasTheClosedOfficesAndItsFormerMembersHaveNothing() {
        room.offices().add(new Node("laut", "kota", Node.Kind.UNIT, "Dinas Kelautan", false));
        room.offices().add(new Node("udara", "kota", Node.Kind.UNIT, "Dinas Udara", false));
        room.staff().register(new StaffMember("tono", "Tono", null, null, true), Set.of("laut-officer"));
        room.staff().register(new StaffMember("wati", "Wati", null, null, true), Set.of("udara-officer"));

        room.offices().close("dishub", TODAY, "laut");

        assertThat(room.staff().groupIdsOf("tono")).isEqualTo(Set.of("laut-officer", "dishub-officer"));
        assertThat(room.staff().membersOf("dishub-officer"))
                .extracting(StaffMember::login)
                .containsExactly("tono");
        assertThat(room.staff().groupIdsOf("budi.dishub")).isEmpty();

        room.offices().close("laut", TODAY, "udara");

        assertThat(room.staff().groupIdsOf("wati"))
                .isEqualTo(Set.of("udara-officer", "laut-officer", "dishub-officer"));
        assertThat(room.staff().membersOf("dishub-officer"))
                .extracting(StaffMember::login)
                .containsExactly("wati");
    }

    @Test
    void theDeskCannotBeClosed() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> room.offices().close("meja", TODAY, "dishub"))
                .withMessageContaining("closed_node_is_no_desk");
    }

    private Room restarted() {
        return office.start(new Folder(path).location());
    }
}
