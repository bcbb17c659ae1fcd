package org.tuntas.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tuntas.organisation.Office.Folder;
import org.tuntas.organisation.Office.Room;

/** Who is in a group because they act for somebody, from the first to the last day. */
class DeputiesTest {

    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 23);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 27);

    @TempDir
    Path path;

    private final Office office = Office.empty();
    private Room room;

    @BeforeEach
    void open() {
        room = office.start(Folder.in(path).location());
        enter("hendra", "Hendra", "dishub-head", "dishub-admin");
        enter("tono", "Tono", "meja-officer");
    }

    @Test
    void aDeputyIsInTheGroupsOfWhoeverIsAbsentFromTheFirstToTheLastDayOfTheOffice() {
        appoint("tono", "hendra", null);

        at("2026-03-22T14:59:59Z");
        assertThat(room.staff().groupIdsOf("tono")).isEqualTo(Set.of("meja-officer"));
        assertThat(room.staff().membersOf("dishub-head"))
                .extracting(StaffMember::login)
                .containsExactly("hendra");

        at("2026-03-22T15:00:00Z"); // 00.00 WIT on the 23rd
        assertThat(room.staff().groupIdsOf("tono")).isEqualTo(Set.of("meja-officer", "dishub-head", "dishub-admin"));
        assertThat(room.staff().membersOf("dishub-head"))
                .extracting(StaffMember::login)
                .containsExactly("hendra", "tono");

        at("2026-03-27T14:59:59Z");
        assertThat(room.staff().groupIdsOf("tono")).contains("dishub-head");

        at("2026-03-27T15:00:00Z"); // the 28th
        assertThat(room.staff().groupIdsOf("tono")).isEqualTo(Set.of("meja-officer"));
        assertThat(room.staff().membersOf("dishub-head"))
                .extracting(StaffMember::login)
                .containsExactly("hendra");
    }

    @Test
    void oneGroupIsOneGroupAndEndsWithTheMembershipOfWhoeverIsAbsent() {
        appoint("tono", "hendra", "dishub-head");
        at("2026-03-25T02:00:00Z");
        assertThat(room.staff().groupIdsOf("tono")).isEqualTo(Set.of("meja-officer", "dishub-head"));

        room.personnel().leave("hendra", "dishub-head");

        assertThat(room.staff().groupIdsOf("tono")).isEqualTo(Set.of("meja-officer"));
    }

    @Test
    void aVacantOfficeHasADeputyWithoutAnybodyAbsent() {
        appoint("tono", null, "meja-head");
        at("2026-03-25T02:00:00Z");

        assertThat(room.staff().membersOf("meja-head"))
                .extracting(StaffMember::login)
                .containsExactly("tono");
    }

    @Test
    void whoActsForADeputyHasWhatTheDeputyIsNotWhatTheDeputyActsFor() {
        appoint("tono", "hendra", null);
        enter("sinta", "Sinta");
        appoint("sinta", "tono", null);
        at("2026-03-25T02:00:00Z");

        assertThat(room.staff().groupIdsOf("sinta")).isEqualTo(Set.of("meja-officer"));
    }

    @Test
    void aDeputyWhoIsInactiveActsForNobody() {
        appoint("tono", "hendra", null);
        at("2026-03-25T02:00:00Z");
        room.personnel().setActive("tono", false);

        assertThat(room.staff().groupIdsOf("tono")).isEmpty();
        assertThat(room.staff().membersOf("dishub-head"))
                .extracting(StaffMember::login)
                .containsExactly("hendra");
    }

    @Test
    void endedEarlyIsEndedAtOnceAndTheSameOneCanBeAppointedAgain() {
        long id = appoint("tono", "hendra", null);
        at("2026-03-25T02:00:00Z");
        assertThat(room.staff().groupIdsOf("tono")).contains("dishub-head");

        room.personnel().end(id, Instant.parse("2026-03-25T02:00:00Z"));

        assertThat(room.staff().groupIdsOf("tono")).isEqualTo(Set.of("meja-officer"));
        assertThat(room.personnel().appoint(deputy("tono", "hendra", null))).isPresent();
    }

    @Test
    void theSameAppointmentTwiceIsOne() {
        appoint("tono", "hendra", null);

        assertThat(room.personnel().appoint(deputy("tono", "hendra", null))).isEmpty();
        assertThat(room.personnel().deputies(Instant.EPOCH)).hasSize(1);
    }

    private void at(String instant) {
        office.clock.set(Instant.parse(instant));
    }

    private void enter(String login, String name, String... groups) {
        room.staff().register(new StaffMember(login, name, null, null, true), Set.of(groups));
    }

    private long appoint(String login, @Nullable String absent, @Nullable String group) {
        return room.personnel().appoint(deputy(login, absent, group)).orElseThrow();
    }

    private static Deputy deputy(String login, @Nullable String absent, @Nullable String group) {
        return new Deputy(
                0,
                login,
                absent,
                group,
                Deputy.Kind.PLH,
                FIRST,
                LAST,
                FIRST.atStartOfDay(WIT).toInstant(),
                LAST.plusDays(1).atStartOfDay(WIT).toInstant(),
                false);
    }
}
