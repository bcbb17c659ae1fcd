package org.tuntas.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tuntas.organisation.Office.Folder;
import org.tuntas.organisation.Office.Room;

class OrganisationFilesTest {

    private static final Room OPEN = Office.empty().start("");

    @TempDir
    Path path;

    private final Office office = Office.empty();
    private Folder folder;

    @BeforeEach
    void writeFilesWithoutFaults() {
        folder = Folder.in(path);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("nodes.csv", "dishub,kota", "dishub,provinsi", "nodes.csv, line 4: unknown parent 'provinsi'"),
                fault("nodes.csv", "dishub,kota", "meja,kota", "nodes.csv, line 4: duplicate code 'meja'"),
                fault("nodes.csv", "false", "true", "nodes.csv, line 4: two desks: 'meja' is one already"),
                fault("nodes.csv", "false", "ya", "nodes.csv, line 4: desk 'ya' is neither true nor false"),
                fault("nodes.csv", "AGENCY", "KOTA", "nodes.csv, line 2: kind 'KOTA' is neither AGENCY nor UNIT"),
                fault("nodes.csv", "Kota Contoh", " ", "nodes.csv, line 2: empty name of 'kota'"),
                fault("nodes.csv", "kota,,AGENCY", "kota,meja,AGENCY", "nodes.csv, line 2: 'kota' is above itself"),
                fault("nodes.csv", "meja,kota", "meja,", "nodes.csv, line 3: unit 'meja' has no parent"),
                fault("nodes.csv", "dishub", "Dis_hub", "nodes.csv, line 4: bad code 'Dis_hub'"),
                fault("nodes.csv", "meja", "desk", "nodes.csv, line 3: the code 'desk' is kept free"),
                fault("nodes.csv", ",true", "", "nodes.csv, line 3: 4 values for 5 columns"),
                fault("nodes.csv", "parent", "above", "nodes.csv, line 1: column 'parent' is missing"),
                fault("nodes.csv", "Kota Contoh", "\"Kota\" Contoh", "nodes.csv: not a CSV file"),
                fault("staff.csv", "budi.dishub", "Budi Dishub", "staff.csv, line 2: bad login 'Budi Dishub'"),
                fault("staff.csv", "rina.desk", "system", "staff.csv, line 3: bad login 'system'"),
                fault("staff.csv", "rina.desk", "budi.dishub", "staff.csv, line 3: duplicate login 'budi.dishub'"),
                fault("staff.csv", "Budi Santoso", "", "staff.csv, line 2: empty name of 'budi.dishub'"),
                fault("staff.csv", "email", "e-mail", "staff.csv, line 1: column 'email' is missing"),
                fault("staff.csv", "{bcrypt}", "{noop}", "staff.csv, line 2: password_hash of 'budi.dishub' is not"),
                fault("staff.csv", "{bcrypt}$2a$10$fromthefile", "rahasia", "staff.csv, line 2: password_hash of"),
                fault(
                        "memberships.csv",
                        "dishub-off",
                        "dislaut-off",
                        "memberships.csv, line 2: unknown group 'dislaut-officer'"),
                fault("memberships.csv", "desk-admin", "admin", "memberships.csv, line 3: unknown group 'admin'"),
                fault("memberships.csv", "rina.desk", "rina", "memberships.csv, line 3: unknown login 'rina'"),
                fault(
                        "memberships.csv",
                        "rina.desk,desk-admin",
                        "budi.dishub,dishub-officer",
                        "line 3: 'budi.dishub' is in"));
    }

    private static Arguments fault(String file, String right, String wrong, String message) {
        return arguments(file, right, wrong, message);
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("faults")
    void aFaultIsToldWithFileAndLineAndNothingIsLoaded(String file, String right, String wrong, String message)
            throws Exception {
        String content = Files.readString(path.resolve(file));
        assertThat(content).contains(right);
        folder.write(file, content.replace(right, wrong));

        assertThatExceptionOfType(MalformedFile.class)
                .isThrownBy(() -> Office.load(OPEN, folder.location()))
                .withMessageContaining(message);
        assertThat(office.count("organisation_node") + office.count("staff") + office.count("membership"))
                .isZero();
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        Files.delete(path.resolve("staff.csv"));

        assertThatExceptionOfType(MalformedFile.class)
                .isThrownBy(() -> Office.load(OPEN, folder.location()))
                .withMessageStartingWith("staff.csv: not found in ");
    }

    @Test
    void aFileInAnotherEncodingIsRefusedAndNotGarbled() throws Exception {
        Files.write(
                path.resolve("staff.csv"), Folder.STAFF.replace("Budi", "Budé").getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(MalformedFile.class)
                .isThrownBy(() -> Office.load(OPEN, folder.location()))
                .withMessage("staff.csv: not in UTF-8");
    }

    @Test
    void filesWrittenByASpreadsheetAreRead() {
        folder.write("nodes.csv", "\uFEFF" + Folder.NODES.replace("\n", "\r\n") + "\r\n");

        Room room = office.start(folder.location());

        assertThat(room.registry().node("kota"))
                .contains(new Node("kota", null, Node.Kind.AGENCY, "Kota Contoh", false));
    }

    @Test
    void aParentMayStandBelowItsChildren() {
        folder.write(
                "nodes.csv",
                """
                code,parent,kind,name,desk
                dishub,kota,UNIT,Dinas Perhubungan,
                kota,,AGENCY,Kota Contoh,
                """);

        assertThat(office.start(folder.location()).registry().agencyOf("dishub").name())
                .isEqualTo("Kota Contoh");
    }

    @Test
    void theFolderMayBeWrittenWithoutItsLastSlash() {
        String location = folder.location().replaceAll("/$", "");

        assertThat(office.start(location).registry().nodes()).hasSize(3);
    }

    @Test
    void withoutALocationNothingIsLoaded() {
        assertThat(office.start("").registry().nodes()).isEmpty();
    }

    @Test
    void theFilesWinForNamesAndLeavePasswordsAndHandMadeRowsAlone() {
        Room room = office.start(folder.location());
        room.staff()
                .register(new StaffMember("budi.dishub", "Budi", null, "{bcrypt}$2a$10$chosenlater", true), Set.of());
        room.staff().register(new StaffMember("tono.malam", "Tono", null, null, true), Set.of("desk-admin"));
        room.staff().register(new StaffMember("rina.desk", "Rina", null, null, false), Set.of("auditor"));
        room.registrar()
                .enter(
                        List.of(
                                new Node("dishub", "kota", Node.Kind.UNIT, "Nama lama", false),
                                new Node("uptd-parkir", "dishub", Node.Kind.UNIT, "UPTD Parkir", false)),
                        List.of(),
                        List.of());

        Room again = office.start(folder.location());

        assertThat(again.registry().node("dishub")).map(Node::name).contains("Dinas Perhubungan");
        assertThat(again.registry().node("uptd-parkir")).isPresent();
        assertThat(again.staff().find("budi.dishub"))
                .contains(new StaffMember(
                        "budi.dishub", "Budi Santoso", "budi@dishub.example", "{bcrypt}$2a$10$chosenlater", true));
        assertThat(again.staff().groupIdsOf("tono.malam")).containsExactly("desk-admin");
        assertThat(again.staff().find("rina.desk"))
                .contains(new StaffMember("rina.desk", "Rina Wulandari", null, null, false));
    }

    @Test
    void aPasswordHashInTheFileIsTheFirstPassword() {
        assertThat(office.start(folder.location()).staff().find("budi.dishub"))
                .map(StaffMember::passwordHash)
                .contains("{bcrypt}$2a$10$fromthefile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kota", "dishub"})
    void theDeskMovesToTheOfficeThatTheFilesNameWhicheverLineComesFirst(String desk) {
        Room room = office.start(folder.location());
        assertThat(room.registry().desk().code()).isEqualTo("meja");

        folder.write(
                "nodes.csv", Folder.NODES.replace(",true", ",").replaceAll("(?m)^(" + desk + ",.*,)[^,]*$", "$1true"));

        Office.load(room, folder.location());
        assertThat(room.registry().desk().code()).isEqualTo(desk);
    }

    @Test
    void aDeskMadeByHandGivesWayToTheOneInTheFiles() {
        Room room = office.start("");
        room.registrar().enter(List.of(new Node("loket", null, Node.Kind.AGENCY, "Loket", true)), List.of(), List.of());

        Office.load(room, folder.location());

        assertThat(room.registry().desk().code()).isEqualTo("meja");
        assertThat(room.registry().node("loket")).map(Node::desk).contains(false);
    }
}
