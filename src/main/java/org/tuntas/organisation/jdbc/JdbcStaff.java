package org.tuntas.organisation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.organisation.Membership;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;
import org.tuntas.organisation.UnknownGroup;

/** {@link Staff} in PostgreSQL, with a memory in front: the groups, and each person and membership list asked for. */
@Component
class JdbcStaff implements Staff {

    private static final Pattern PASSWORD_HASH = Pattern.compile("\\{[A-Za-z0-9@._-]+}.+");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Memory<Boolean, Map<String, StaffGroup>> groups =
            Memory.ofOne(JdbcRegistry.OFFICES_AGE, this::readGroups);
    private final Memory<String, Optional<Person>> people = Memory.ofEach(JdbcRegistry.OFFICES_AGE, this::readPerson);
    private final Memory<String, List<StaffMember>> members =
            Memory.ofEach(JdbcRegistry.OFFICES_AGE, this::readMembers);

    JdbcStaff(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<StaffMember> find(String login) {
        return person(login).map(Person::member);
    }

    @Override
    public List<StaffGroup> groupsOf(String login) {
        Map<String, StaffGroup> known = groups.get(true);
        return person(login).stream()
                .filter(person -> person.member().active())
                .flatMap(person -> person.groupIds().stream())
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .sorted(Comparator.comparing(StaffGroup::name))
                .toList();
    }

    @Override
    public Set<String> groupIdsOf(String login) {
        return groupsOf(login).stream().map(StaffGroup::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<StaffGroup> group(String id) {
        return Optional.ofNullable(groups.get(true).get(id));
    }

    @Override
    public List<StaffMember> membersOf(String group) {
        return group(group).isEmpty() ? List.of() : members.get(group);
    }

    @Override
    public List<StaffMember> all() {
        return jdbc.sql("select * from staff order by name, login")
                .query(JdbcStaff::member)
                .list();
    }

    @Override
    public List<StaffGroup> groups() {
        return List.copyOf(groups.get(true).values());
    }

    @Override
    public List<StaffMember> withoutPassword() {
        return jdbc.sql("select * from staff where active and password_hash is null order by login")
                .query(JdbcStaff::member)
                .list();
    }

    @Override
    public void register(StaffMember member, Set<String> groupIds) {
        if (member.passwordHash() != null) {
            checkPasswordHash(member.passwordHash());
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            """
                            insert into staff (login, name, email, password_hash, active)
                            values (:login, :name, :email, :hash, :active)
                            on conflict (login) do update set name = excluded.name, email = excluded.email, active = excluded.active,
                                password_hash = coalesce(excluded.password_hash, staff.password_hash)
                            """)
                    .param("login", member.login())
                    .param("name", member.name())
                    .param("email", member.email(), Types.VARCHAR)
                    .param("hash", member.passwordHash(), Types.VARCHAR)
                    .param("active", member.active())
                    .update();
            join(groupIds.stream()
                    .map(group -> new Membership(member.login(), group))
                    .toList());
            forget(member.login());
        });
    }

    @Override
    public void setPasswordHash(String login, String hash) {
        checkPasswordHash(hash);
        int rows = jdbc.sql("update staff set password_hash = ? where login = ?")
                .param(hash)
                .param(login)
                .update();
        if (rows == 0) {
            throw new NoSuchElementException("nobody of the staff has the login '" + login + "'");
        }
        forget(login);
    }

    /**
     * Adds memberships of people that are entered already.
     *
     * @throws UnknownGroup when a group does not exist
     */
    void join(List<Membership> memberships) {
        String[] logins = memberships.stream().map(Membership::login).toArray(String[]::new);
        String[] groupIds = memberships.stream().map(Membership::groupId).toArray(String[]::new);
        jdbc.sql(
                        """
                        select m.login, m.group_id from unnest(cast(:logins as text[]), cast(:groups as text[])) as m (login, group_id)
                        where not exists (select from staff_group g where g.id = m.group_id) limit 1
                        """)
                .param("logins", logins)
                .param("groups", groupIds)
                .query((row, index) -> new Membership(row.getString("login"), row.getString("group_id")))
                .optional()
                .ifPresent(stray -> {
                    throw new UnknownGroup(stray);
                });
        jdbc.sql(
                        """
                        insert into membership (staff_login, group_id)
                        select * from unnest(cast(:logins as text[]), cast(:groups as text[]))
                        on conflict do nothing
                        """)
                .param("logins", logins)
                .param("groups", groupIds)
                .update();
    }

    void forgetAll() {
        groups.forget(true);
        people.forgetAll();
        members.forgetAll();
    }

    private void forget(String login) {
        people.forget(login);
        members.forgetAll();
    }

    private Optional<Person> person(String login) {
        return StaffMember.isLogin(login) ? people.get(login) : Optional.empty();
    }

    private static void checkPasswordHash(String hash) {
        if (!PASSWORD_HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException(
                    "a password hash begins with the name of its algorithm, such as {bcrypt}$2a$10$…");
        }
    }

    private Map<String, StaffGroup> readGroups() {
        Map<String, StaffGroup> byId = new LinkedHashMap<>();
        jdbc.sql("select id, name from staff_group order by node_code nulls last, role")
                .query((row, index) -> new StaffGroup(row.getString("id"), row.getString("name")))
                .list()
                .forEach(group -> byId.put(group.id(), group));
        return byId;
    }

    private Optional<Person> readPerson(String login) {
        return jdbc.sql(
                        """
                        select s.*, array(select m.group_id from membership m where m.staff_login = s.login) as group_ids
                        from staff s where s.login = ?
                        """)
                .param(login)
                .query((row, index) -> new Person(member(row, index), List.of((String[])
                        row.getArray("group_ids").getArray())))
                .optional();
    }

    private List<StaffMember> readMembers(String group) {
        return List.copyOf(jdbc.sql(
                        """
                        select s.* from staff s join membership m on m.staff_login = s.login
                        where m.group_id = ? and s.active order by s.name, s.login
                        """)
                .param(group)
                .query(JdbcStaff::member)
                .list());
    }

    private static StaffMember member(ResultSet row, int index) throws SQLException {
        return new StaffMember(
                row.getString("login"),
                row.getString("name"),
                row.getString("email"),
                row.getString("password_hash"),
                row.getBoolean("active"));
    }

    private record Person(StaffMember member, List<String> groupIds) {}
}
