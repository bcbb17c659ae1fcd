package org.tuntas.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tuntas.organisation.Office.Folder;
import org.tuntas.organisation.Office.Room;

class StaffTest {

    private static final StaffMember TONO = new StaffMember("tono", "Tono Suratno", "tono@kota.example", null, true);

    @TempDir
    Path path;

    private final Office office = Office.empty();
    private Room room;

    @BeforeEach
    void open() {
        room = office.start(Folder.in(path).location());
    }

    @Test
    void everyNodeBringsItsFourGroups() {
        assertThat(room.staff().group("laut-officer")).isEmpty();

        enter(new Node("laut", "kota", Node.Kind.UNIT, "Dinas Kelautan", false));

        assertThat(room.staff().groups())
                .contains(
                        new StaffGroup("laut-admin", "Admin Dinas Kelautan"),
                        new StaffGroup("laut-head", "Kepala Dinas Kelautan"),
                        new StaffGroup("laut-officer", "Petugas Dinas Kelautan"),
                        new StaffGroup("laut-inspector", "Inspektur Dinas Kelautan"))
                .endsWith(
                        new StaffGroup("auditor", "Auditor"),
                        new StaffGroup("desk-admin", "Admin Meja Laporan"),
                        new StaffGroup("desk-coordinator", "Koordinator Meja Laporan"),
                        new StaffGroup("ombudsman", "Ombudsman RI"),
                        new StaffGroup("operator", "Operator Sistem"),
                        new StaffGroup("process-approver", "Penyetuju Prosedur"),
                        new StaffGroup("process-designer", "Perancang Prosedur"))
                .hasSize(4 * 4 + 7);
        assertThat(room.staff().membersOf("laut-officer")).isEmpty();
    }

    @Test
    void registeringTwiceChangesNothing() {
        room.staff().register(TONO, Set.of("dishub-officer", "desk-admin"));
        var before = office.count("membership");

        room.staff().register(TONO, Set.of("dishub-officer", "desk-admin"));

        assertThat(office.count("membership")).isEqualTo(before);
        assertThat(room.staff().find("tono")).contains(TONO);
        assertThat(room.staff().groupsOf("tono"))
                .containsExactly(
                        new StaffGroup("desk-admin", "Admin Meja Laporan"),
                        new StaffGroup("dishub-officer", "Petugas Dinas Perhubungan"));
    }

    @Test
    void registeringAddsGroupsAndKeepsThePasswordUnlessANewOneIsGiven() {
        room.staff().register(withPassword("{bcrypt}$2a$10$first"), Set.of("auditor"));
        room.staff().register(TONO, Set.of("operator"));

        assertThat(room.staff().find("tono")).contains(withPassword("{bcrypt}$2a$10$first"));
        assertThat(room.staff().groupIdsOf("tono")).isEqualTo(Set.of("auditor", "operator"));

        room.staff().register(withPassword("{bcrypt}$2a$10$second"), Set.of());

        assertThat(room.staff().find("tono")).contains(withPassword("{bcrypt}$2a$10$second"));
    }

    @Test
    void anUnknownGroupIsRefusedByNameAndNothingIsWritten() {
        assertThatExceptionOfType(UnknownGroup.class)
                .isThrownBy(() -> room.staff().register(TONO, Set.of("auditor", "dislaut-officer")))
                .withMessageStartingWith("unknown group 'dislaut-officer' for 'tono'");
        assertThat(room.staff().find("tono")).isEmpty();
        assertThat(office.sql
                        .sql("select count(*) from staff where login = 'tono'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aChangeShowsAtOnceAlsoWhereTheOldStateWasJustRead() {
        assertThat(room.staff().find("tono")).isEmpty();
        assertThat(room.staff().membersOf("auditor")).isEmpty();

        room.staff().register(TONO, Set.of("auditor"));

        assertThat(room.staff().find("tono")).isPresent();
        assertThat(room.staff().membersOf("auditor")).containsExactly(TONO);
    }

    @Test
    void whatATransactionTookBackIsNotRemembered() {
        office.transaction.executeWithoutResult(status -> {
            room.staff().register(TONO, Set.of("auditor"));
            assertThat(room.staff().membersOf("auditor")).containsExactly(TONO);
            assertThat(room.staff().find("tono")).isPresent();
            status.setRollbackOnly();
        });

        assertThat(room.staff().find("tono")).isEmpty();
        assertThat(room.staff().membersOf("auditor")).isEmpty();
    }

    @Test
    void somebodyWhoLeftIsKnownByNameButInNoGroup() {
        room.staff().register(TONO, Set.of("auditor"));
        room.staff().register(new StaffMember("tono", "Tono Suratno", null, null, false), Set.of());

        assertThat(room.staff().find("tono")).map(StaffMember::name).contains("Tono Suratno");
        assertThat(room.staff().groupIdsOf("tono")).isEmpty();
        assertThat(room.staff().membersOf("auditor")).isEmpty();
        assertThat(room.staff().all()).extracting(StaffMember::login).contains("tono");
        assertThat(room.staff().withoutPassword())
                .extracting(StaffMember::login)
                .containsExactly("rina.desk");
    }

    @Test
    void aPasswordIsGivenToSomebodyWhoIsThereAndOnlyAsAHash() {
        room.staff().setPasswordHash("rina.desk", "{bcrypt}$2a$10$new");

        assertThat(room.staff().find("rina.desk"))
                .map(StaffMember::passwordHash)
                .contains("{bcrypt}$2a$10$new");
        assertThat(room.staff().withoutPassword()).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> room.staff().setPasswordHash("nobody", "{bcrypt}$2a$10$new"))
                .withMessageContaining("'nobody'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.staff().setPasswordHash("rina.desk", "rahasia"))
                .withMessageNotContaining("rahasia");
        assertThatIllegalArgumentException().isThrownBy(() -> room.staff().register(withPassword("rahasia"), Set.of()));
    }

    @Test
    void aPasswordHashDoesNotReachALog() {
        assertThat(withPassword("{bcrypt}$2a$10$first").toString()).doesNotContain("bcrypt", "first");
    }

    @Test
    void whatCannotBeALoginIsNobodyWithoutAskingTheDatabase() {
        int statements = office.statements.sentBy(() -> {
            assertThat(room.staff().find("' or 1=1 --")).isEmpty();
            assertThat(room.staff().find("x".repeat(10_000))).isEmpty();
            assertThat(room.staff().groupIdsOf("system")).isEmpty();
        });

        assertThat(statements).isLessThanOrEqualTo(1); // the groups, when they were not read yet
    }

    @Test
    void withoutADeskTheAnswerSaysHowToNameOne() {
        Registry registry = Office.empty().start("").registry();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(registry::desk)
                .withMessageContaining("no desk")
                .withMessageContaining("desk = true");
    }

    @Test
    void anAgencyBelowAnAgencyKeepsItsUnitsToItself() {
        enter(
                new Node("badan", "dishub", Node.Kind.AGENCY, "Badan Transportasi", false),
                new Node("loket", "badan", Node.Kind.UNIT, "Loket", false));

        assertThat(room.registry().agencyOf("loket").code()).isEqualTo("badan");
        assertThat(room.registry().unitsOf("badan")).extracting(Node::code).containsExactly("loket");
        assertThat(room.registry().unitsOf("kota")).extracting(Node::code).containsExactly("dishub", "meja");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> room.registry().agencyOf("tidak-ada"))
                .withMessageContaining("'tidak-ada'");
    }

    private void enter(Node... nodes) {
        room.registrar().enter(List.of(nodes), List.of(), List.of());
    }

    private static StaffMember withPassword(String hash) {
        return new StaffMember(TONO.login(), TONO.name(), TONO.email(), hash, true);
    }
}
