package org.tuntas.organisation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Deputy;
import org.tuntas.organisation.Membership;
import org.tuntas.organisation.Personnel;
import org.tuntas.organisation.StaffMember;

/** {@link Personnel} in PostgreSQL. */
@Component
class JdbcPersonnel implements Personnel {

    private static final String ENTRY =
            """
            select s.*, array(select m.group_id from membership m where m.staff_login = s.login order by 1) as groups from staff s
            """;

    private final JdbcClient jdbc;
    private final JdbcStaff staff;

    JdbcPersonnel(JdbcClient jdbc, JdbcStaff staff) {
        this.jdbc = jdbc;
        this.staff = staff;
    }

    @Override
    public Optional<Entry> lock(String login) {
        // First the row, then what hangs on it: read in one statement, the groups would be those of before the wait.
        List<String> held = jdbc.sql("select login from staff where login = ? for no key update")
                .param(login)
                .query(String.class)
                .list();
        return held.isEmpty() ? Optional.empty() : find(login);
    }

    @Override
    public Optional<Entry> find(String login) {
        return jdbc.sql(ENTRY + "where s.login = ?")
                .param(login)
                .query(JdbcPersonnel::entry)
                .optional();
    }

    @Override
    public List<Entry> entries() {
        return jdbc.sql(ENTRY + "order by s.name, s.login")
                .query(JdbcPersonnel::entry)
                .list();
    }

    @Override
    public boolean add(StaffMember member) {
        int rows = jdbc.sql(
                        """
                        insert into staff (login, name, email, password_hash, active, edited)
                        values (:login, :name, :email, :hash, :active, true) on conflict (login) do nothing
                        """)
                .param("login", member.login())
                .param("name", member.name())
                .param("email", member.email(), Types.VARCHAR)
                .param("hash", member.passwordHash(), Types.VARCHAR)
                .param("active", member.active())
                .update();
        staff.forgetPeople();
        return rows == 1;
    }

    @Override
    public void change(String login, String name, @Nullable String email) {
        jdbc.sql("update staff set name = :name, email = :email, edited = true where login = :login")
                .param("login", login)
                .param("name", name)
                .param("email", email, Types.VARCHAR)
                .update();
        staff.forgetPeople();
    }

    @Override
    public void setActive(String login, boolean active) {
        jdbc.sql("update staff set active = ? where login = ?")
                .param(active)
                .param(login)
                .update();
        staff.forgetPeople();
    }

    @Override
    public boolean join(String login, String group) {
        boolean there = isMember(login, group);
        staff.join(List.of(new Membership(login, group)));
        staff.forgetPeople();
        return !there;
    }

    @Override
    public boolean leave(String login, String group) {
        int rows = jdbc.sql(
                        """
                        with gone as (
                            delete from membership where staff_login = :login and group_id = :group
                            returning staff_login, group_id)
                        insert into membership_withdrawn select * from gone on conflict do nothing
                        """)
                .param("login", login)
                .param("group", group)
                .update();
        staff.forgetPeople();
        return rows == 1;
    }

    @Override
    public Set<String> lockThoseWhoCanLogIn(String group) {
        // Not the rows: two who each hold one of them and ask for both would wait for one another.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('tuntas.members'))").query(row -> {});
        return new LinkedHashSet<>(jdbc.sql(
                        """
                        select s.login from staff s join membership m on m.staff_login = s.login
                        where m.group_id = ? and s.active and s.password_hash is not null order by s.login
                        """)
                .param(group)
                .query(String.class)
                .list());
    }

    @Override
    public List<Deputy> deputies(Instant from) {
        return jdbc.sql("select * from deputy where ends_at > ? order by from_day, id")
                .param(from.atOffset(ZoneOffset.UTC))
                .query(JdbcPersonnel::deputy)
                .list();
    }

    @Override
    public Optional<Deputy> deputy(long id) {
        return jdbc.sql("select * from deputy where id = ?")
                .param(id)
                .query(JdbcPersonnel::deputy)
                .optional();
    }

    @Override
    public Optional<Long> appoint(Deputy deputy) {
        Optional<Long> id = jdbc.sql(
                        """
                        insert into deputy (deputy, absent, group_id, kind, from_day, until_day, starts_at, ends_at)
                        values (:deputy, :absent, :group, :kind, :from, :until, :starts, :ends)
                        on conflict do nothing returning id
                        """)
                .param("deputy", deputy.deputy())
                .param("absent", deputy.absent(), Types.VARCHAR)
                .param("group", deputy.group(), Types.VARCHAR)
                .param("kind", deputy.kind().name())
                .param("from", deputy.from())
                .param("until", deputy.until())
                .param("starts", deputy.startsAt().atOffset(ZoneOffset.UTC))
                .param("ends", deputy.endsAt().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
        staff.forgetPeople();
        return id;
    }

    @Override
    public void end(long id, Instant at) {
        jdbc.sql("update deputy set ended = true, ends_at = least(ends_at, ?) where id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
        staff.forgetPeople();
    }

    private boolean isMember(String login, String group) {
        return jdbc.sql("select exists (select from membership where staff_login = ? and group_id = ?)")
                .param(login)
                .param(group)
                .query(Boolean.class)
                .single();
    }

    private static Entry entry(ResultSet row, int index) throws SQLException {
        return new Entry(JdbcStaff.member(row, index), new LinkedHashSet<>(List.of((String[])
                row.getArray("groups").getArray())));
    }

    private static Deputy deputy(ResultSet row, int index) throws SQLException {
        return new Deputy(
                row.getLong("id"),
                row.getString("deputy"),
                row.getString("absent"),
                row.getString("group_id"),
                Deputy.Kind.valueOf(row.getString("kind")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("ended"));
    }
}
