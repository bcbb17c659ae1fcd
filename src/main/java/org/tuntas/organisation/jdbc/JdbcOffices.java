package org.tuntas.organisation.jdbc;

import java.sql.Types;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Offices;

/** {@link Offices} in PostgreSQL. */
@Component
class JdbcOffices implements Offices {

    /** Name of the lock that whoever changes the tree holds. */
    static final String LOCK = "tuntas.organisation";

    private final JdbcClient jdbc;
    private final JdbcRegistry registry;
    private final JdbcStaff staff;

    JdbcOffices(JdbcClient jdbc, JdbcRegistry registry, JdbcStaff staff) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.staff = staff;
    }

    @Override
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param(LOCK).query(row -> {});
        forget();
    }

    @Override
    public boolean add(Node node) {
        int rows = jdbc.sql(
                        """
                        insert into organisation_node (code, parent, kind, name, desk, edited)
                        values (:code, :parent, :kind, :name, false, true) on conflict (code) do nothing
                        """)
                .param("code", node.code())
                .param("parent", node.parent(), Types.VARCHAR)
                .param("kind", node.kind().name())
                .param("name", node.name())
                .update();
        forget();
        return rows == 1;
    }

    @Override
    public void rename(String code, String name) {
        jdbc.sql("update organisation_node set name = ?, edited = true where code = ?")
                .param(name)
                .param(code)
                .update();
        forget();
    }

    @Override
    public void move(String code, String parent) {
        jdbc.sql("update organisation_node set parent = ?, edited = true where code = ?")
                .param(parent)
                .param(code)
                .update();
        forget();
    }

    @Override
    public void close(String code, LocalDate day, String successor) {
        jdbc.sql("update organisation_node set closed_on = ?, successor = ? where code = ?")
                .param(day)
                .param(successor)
                .param(code)
                .update();
        forget();
    }

    private void forget() {
        registry.forgetOffices();
        staff.forgetAll();
    }
}
