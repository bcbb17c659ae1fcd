package org.tuntas.lifecycle.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.OpenTasks;
import org.tuntas.procedure.OpenTask;

/** {@link OpenTasks} in the engine's tables. Called processes carry the business key of the complaint too. */
@Repository
class JdbcOpenTasks implements OpenTasks {

    private static final String TASKS =
            """
            select t.id_, c.number, t.name_, t.assignee_, t.due_date_,
                array(select l.group_id_ from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null order by 1) as groups
            from act_ru_task t
            join act_ru_execution e on e.id_ = t.proc_inst_id_
            join complaint c on c.number = split_part(e.business_key_, '/', 1)
            """;
    /** Asked for each task on the way along the due dates, so that the first page of a long queue reads only the beginning. */
    private static final String UNTAKEN =
            """
            (t.assignee_ is null and exists (
                select from act_ru_identitylink l
                where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = any (:groups)))
            """;

    private static final String IN_ORDER = " order by t.due_date_ nulls last, t.create_time_, t.id_";

    private final JdbcClient jdbc;

    JdbcOpenTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OpenTask> heldBy(String login) {
        return jdbc.sql(TASKS + "where t.assignee_ = ?" + IN_ORDER)
                .param(login)
                .query(JdbcOpenTasks::task)
                .list();
    }

    @Override
    public List<OpenTask> ofGroup(String group) {
        return jdbc.sql(TASKS
                        + """
                        where t.id_ in (select task_id_ from act_ru_identitylink where group_id_ = ? and type_ = 'candidate')
                        """
                        + IN_ORDER)
                .param(group)
                .query(JdbcOpenTasks::task)
                .list();
    }

    @Override
    public List<OpenTask> of(TrackingNumber number) {
        return jdbc.sql(TASKS + "where split_part(e.business_key_, '/', 1) = ? and e.business_key_ is not null"
                        + IN_ORDER)
                .param(number.value())
                .query(JdbcOpenTasks::task)
                .list();
    }

    @Override
    public List<OpenTask> next(String login, Set<String> groups, int most) {
        return jdbc.sql(TASKS + "where t.assignee_ = :login or " + UNTAKEN + IN_ORDER + " limit :most")
                .param("login", login)
                .param("groups", groups.toArray(new String[0]))
                .param("most", most)
                .query(JdbcOpenTasks::task)
                .list();
    }

    @Override
    public List<OpenTask> untaken(Set<String> groups, int most) {
        return jdbc.sql(TASKS + "where " + UNTAKEN + IN_ORDER + " limit :most")
                .param("groups", groups.toArray(new String[0]))
                .param("most", most)
                .query(JdbcOpenTasks::task)
                .list();
    }

    @Override
    public Optional<OpenTask> find(String task) {
        return jdbc.sql(TASKS + "where t.id_ = ?")
                .param(task)
                .query(JdbcOpenTasks::task)
                .optional();
    }

    private static OpenTask task(ResultSet row, int index) throws SQLException {
        // The engine keeps times without a zone, in that of its machine; read the way it writes them.
        Timestamp due = row.getTimestamp("due_date_");
        String name = row.getString("name_");
        String number = row.getString("number");
        return new OpenTask(
                row.getString("id_"),
                new TrackingNumber(number),
                // The engine's own list shows nothing but the name, so it carries the number.
                name == null ? "" : name.replace(number, "").strip(),
                Set.of((String[]) row.getArray("groups").getArray()),
                row.getString("assignee_"),
                due == null ? null : due.toInstant());
    }
}
