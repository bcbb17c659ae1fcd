package org.tuntas.organisation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;
    private final Memory<Boolean, Groups> groups = Memory.ofOne(JdbcRegistry.OFFICES_AGE, this::readGroups);
    private final Memory<String, Optional<Person>> people = Memory.ofEach(JdbcRegistry.OFFICES_AGE, this::readPerson);
    private final Memory<String, List<Seated>> members = Memory.ofEach(JdbcRegistry.OFFICES_AGE, this::readMembers);

    JdbcStaff(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<StaffMember> find(String login) {
        return person(login).map(Person::member);
    }

    @Override
    public List<StaffGroup> groupsOf(String login) {
        Groups known = groups.get(true);
        // What is remembered are the times of a seat; whether it is taken is a question to the clock, each time.
        Instant now = clock.instant();
        return person(login).stream()
                .filter(person -> person.member().active())
                .flatMap(person -> person.seats().stream())
                .filter(seat -> seat.isTaken(now))
                .map(Seat::groupId)
                .distinct()
                .flatMap(known::reaching)
                .sorted(Comparator.comparing(StaffGroup::name))
                .toList();
    }

    @Override
    public Set<String> groupIdsOf(String login) {
        return groupsOf(login).stream().map(StaffGroup::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<StaffGroup> group(String id) {
        return Optional.ofNullable(groups.get(true).byId().get(id));
    }

    @Override
    public List<StaffMember> membersOf(String group) {
        if (group(group).isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        return members.get(groups.get(true).standing(group)).stream()
                .filter(seated -> seated.seat().isTaken(now))
                .map(Seated::member)
                .distinct()
                .toList();
    }

    @Override
    public List<StaffMember> all() {
        return jdbc.sql("select * from staff order by name, login")
                .query(JdbcStaff::member)
                .list();
    }

    @Override
    public List<StaffGroup> groups() {
        return List.copyOf(groups.get(true).byId().values());
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
            forgetPeople();
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
        forgetPeople();
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
                        with allowed_again as (
                            delete from membership_withdrawn w
                            using unnest(cast(:logins as text[]), cast(:groups as text[])) as m (login, group_id)
                            where w.staff_login = m.login and w.group_id = m.group_id)
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

    /** All of them: others may be deputies of the one that changed. */
    void forgetPeople() {
        people.forgetAll();
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

    private Groups readGroups() {
        Map<String, StaffGroup> byId = new LinkedHashMap<>();
        Map<String, String> next = new HashMap<>();
        jdbc.sql(
                        """
                        select g.id, g.name, n.successor || '-' || g.role as next
                        from staff_group g left join organisation_node n on n.code = g.node_code
                        order by g.node_code nulls last, g.role
                        """)
                .query(row -> {
                    byId.put(row.getString("id"), new StaffGroup(row.getString("id"), row.getString("name")));
                    if (row.getString("next") != null) {
                        next.put(row.getString("id"), row.getString("next"));
                    }
                });
        return Groups.of(byId, next);
    }

    private Optional<Person> readPerson(String login) {
        List<Seated> seated = jdbc.sql(
                        """
                        select s.*, t.group_id, t.starts_at, t.ends_at
                        from staff s left join seat t on t.login = s.login where s.login = ?
                        """)
                .param(login)
                .query(JdbcStaff::seated)
                .list();
        return seated.stream()
                .findFirst()
                .map(first -> new Person(
                        first.member(), seated.stream().map(Seated::seat).toList()));
    }

    private List<Seated> readMembers(String group) {
        return List.copyOf(jdbc.sql(
                        """
                        select s.*, t.group_id, t.starts_at, t.ends_at
                        from staff s join seat t on t.login = s.login
                        where t.group_id = ? and s.active order by s.name, s.login
                        """)
                .param(group)
                .query(JdbcStaff::seated)
                .list());
    }

    private static Seated seated(ResultSet row, int index) throws SQLException {
        String group = row.getString("group_id");
        return new Seated(
                member(row, index),
                new Seat(group == null ? "" : group, instant(row, "starts_at"), instant(row, "ends_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static StaffMember member(ResultSet row, int index) throws SQLException {
        return new StaffMember(
                row.getString("login"),
                row.getString("name"),
                row.getString("email"),
                row.getString("password_hash"),
                row.getBoolean("active"));
    }

    private record Person(StaffMember member, List<Seat> seats) {}

    private record Seated(StaffMember member, Seat seat) {}

    /**
     * A place in a group; of a deputy, for a time.
     *
     * @param groupId empty for somebody in no group
     */
    private record Seat(String groupId, @Nullable Instant startsAt, @Nullable Instant endsAt) {

        boolean isTaken(Instant now) {
            return (startsAt == null || !now.isBefore(startsAt)) && (endsAt == null || now.isBefore(endsAt));
        }
    }

    /**
     * All groups, and which of a successor's groups has a closed office's.
     *
     * @param standing by group of a closed office
     * @param left by group of an open one: groups of closed offices
     */
    private record Groups(Map<String, StaffGroup> byId, Map<String, String> standing, Map<String, List<String>> left) {

        static Groups of(Map<String, StaffGroup> byId, Map<String, String> next) {
            Map<String, String> standing = new HashMap<>();
            Map<String, List<String>> left = new HashMap<>();
            for (String closed : next.keySet()) {
                String last = closed;
                // A successor is open when it is named, so the chain ends; bounded, in case somebody wrote it by hand.
                for (int step = 0; step <= next.size() && next.containsKey(last); step++) {
                    last = next.get(last);
                }
                standing.put(closed, last);
                left.computeIfAbsent(last, open -> new ArrayList<>()).add(closed);
            }
            return new Groups(byId, standing, left);
        }

        String standing(String group) {
            return standing.getOrDefault(group, group);
        }

        /** The group and what closed offices left to it; nothing for a group of a closed office. */
        Stream<StaffGroup> reaching(String group) {
            return standing.containsKey(group)
                    ? Stream.empty()
                    : Stream.concat(Stream.of(group), left.getOrDefault(group, List.of()).stream())
                            .flatMap(id -> Stream.ofNullable(byId.get(id)));
        }
    }
}
