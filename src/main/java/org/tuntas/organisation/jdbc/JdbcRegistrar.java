package org.tuntas.organisation.jdbc;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Membership;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registrar;
import org.tuntas.organisation.StaffMember;

/** {@link Registrar} in PostgreSQL: a list is one statement, its columns are arrays. */
@Component
class JdbcRegistrar implements Registrar {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JdbcRegistry registry;
    private final JdbcStaff staff;

    JdbcRegistrar(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            JdbcRegistry registry,
            JdbcStaff staff) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.registry = registry;
        this.staff = staff;
    }

    @Override
    public LeftAlone enter(List<Node> nodes, List<StaffMember> members, List<Membership> memberships) {
        LeftAlone left = transaction.execute(status -> {
            lock(JdbcOffices.LOCK);
            LeftAlone differing = differing(nodes, members, memberships);
            moveDesk(nodes);
            enterNodes(nodes);
            enterStaff(members);
            staff.join(memberships.stream()
                    .filter(membership -> !differing.memberships().contains(membership))
                    .toList());
            registry.forgetOffices();
            staff.forgetAll();
            return differing;
        });
        return left == null ? new LeftAlone(List.of(), List.of(), List.of()) : left;
    }

    private LeftAlone differing(List<Node> nodes, List<StaffMember> members, List<Membership> memberships) {
        return new LeftAlone(
                jdbc.sql(
                                """
                                select n.code from organisation_node n
                                join unnest(cast(:codes as text[]), cast(:parents as text[]), cast(:names as text[]))
                                    as f (code, parent, name) on f.code = n.code
                                where n.edited and (n.parent, n.name) is distinct from (f.parent, f.name) order by n.code
                                """)
                        .param("codes", column(nodes, Node::code))
                        .param("parents", column(nodes, Node::parent))
                        .param("names", column(nodes, Node::name))
                        .query(String.class)
                        .list(),
                jdbc.sql(
                                """
                                select s.login from staff s
                                join unnest(cast(:logins as text[]), cast(:names as text[]), cast(:emails as text[]))
                                    as f (login, name, email) on f.login = s.login
                                where s.edited and (s.name, s.email) is distinct from (f.name, f.email) order by s.login
                                """)
                        .param("logins", column(members, StaffMember::login))
                        .param("names", column(members, StaffMember::name))
                        .param("emails", column(members, StaffMember::email))
                        .query(String.class)
                        .list(),
                jdbc.sql(
                                """
                                select w.staff_login, w.group_id from membership_withdrawn w
                                join unnest(cast(:logins as text[]), cast(:groups as text[])) as f (login, group_id)
                                    on f.login = w.staff_login and f.group_id = w.group_id
                                order by 1, 2
                                """)
                        .param("logins", column(memberships, Membership::login))
                        .param("groups", column(memberships, Membership::groupId))
                        .query((row, index) -> new Membership(row.getString("staff_login"), row.getString("group_id")))
                        .list());
    }

    @Override
    public Map<String, String> loadedEditions() {
        return jdbc.sql("select name, hash from reference_load").query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (String) row.get("name"), row -> (String) row.get("hash")));
    }

    @Override
    public void enterRegions(String list, String edition, List<Region> regions) {
        enterEdition(list, edition, () -> jdbc.sql(
                        """
                        insert into region (code, name, level)
                        select * from unnest(cast(:codes as text[]), cast(:names as text[]), cast(:levels as text[]))
                        on conflict (code) do update set name = excluded.name, level = excluded.level
                        """)
                .param("codes", column(regions, Region::code))
                .param("names", column(regions, Region::name))
                .param("levels", column(regions, Region::level))
                .update());
    }

    @Override
    public void enterCategories(String list, String edition, List<Category> categories) {
        enterEdition(list, edition, () -> jdbc.sql(
                        """
                        insert into category (code, parent, name)
                        select * from unnest(cast(:codes as text[]), cast(:parents as text[]), cast(:names as text[]))
                        on conflict (code) do update set parent = excluded.parent, name = excluded.name
                        """)
                .param("codes", column(categories, Category::code))
                .param("parents", column(categories, Category::parent))
                .param("names", column(categories, Category::name))
                .update());
    }

    private void enterEdition(String list, String edition, Runnable rows) {
        transaction.executeWithoutResult(status -> {
            lock("tuntas.reference");
            // Another node may have entered it while this one waited for the lock.
            if (edition.equals(loadedEditions().get(list))) {
                return;
            }
            rows.run();
            jdbc.sql(
                            """
                            insert into reference_load (name, hash, loaded_at) values (:name, :hash, :at)
                            on conflict (name) do update set hash = excluded.hash, loaded_at = excluded.loaded_at
                            """)
                    .param("name", list)
                    .param("hash", edition)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            registry.forgetLists();
        });
    }

    /** Two desks at a time, even inside one statement, are refused by the database: the old one steps down first. */
    private void moveDesk(List<Node> nodes) {
        nodes.stream().filter(Node::desk).forEach(desk -> jdbc.sql(
                        "update organisation_node set desk = false where desk and code <> ?")
                .param(desk.code())
                .update());
    }

    private void enterNodes(List<Node> nodes) {
        jdbc.sql(
                        """
                        insert into organisation_node as old (code, parent, kind, name, desk)
                        select * from unnest(cast(:codes as text[]), cast(:parents as text[]), cast(:kinds as text[]),
                            cast(:names as text[]), cast(:desks as boolean[]))
                        on conflict (code) do update
                        set parent = case when old.edited then old.parent else excluded.parent end, kind = excluded.kind,
                            name = case when old.edited then old.name else excluded.name end, desk = excluded.desk
                        where (old.kind, old.desk) is distinct from (excluded.kind, excluded.desk)
                            or (not old.edited and (old.parent, old.name) is distinct from (excluded.parent, excluded.name))
                        """)
                .param("codes", column(nodes, Node::code))
                .param("parents", column(nodes, Node::parent))
                .param("kinds", column(nodes, node -> node.kind().name()))
                .param("names", column(nodes, Node::name))
                .param("desks", column(nodes, node -> String.valueOf(node.desk())))
                .update();
    }

    private void enterStaff(List<StaffMember> members) {
        jdbc.sql(
                        """
                        insert into staff as old (login, name, email, password_hash, active)
                        select * from unnest(cast(:logins as text[]), cast(:names as text[]), cast(:emails as text[]),
                            cast(:hashes as text[]), cast(:actives as boolean[]))
                        on conflict (login) do update
                        set name = case when old.edited then old.name else excluded.name end,
                            email = case when old.edited then old.email else excluded.email end,
                            password_hash = coalesce(old.password_hash, excluded.password_hash)
                        where old.password_hash is distinct from coalesce(old.password_hash, excluded.password_hash)
                            or (not old.edited and (old.name, old.email) is distinct from (excluded.name, excluded.email))
                        """)
                .param("logins", column(members, StaffMember::login))
                .param("names", column(members, StaffMember::name))
                .param("emails", column(members, StaffMember::email))
                .param("hashes", column(members, StaffMember::passwordHash))
                .param("actives", column(members, member -> String.valueOf(member.active())))
                .update();
    }

    /** Holds until the transaction ends. */
    private void lock(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param(name).query(row -> {});
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
