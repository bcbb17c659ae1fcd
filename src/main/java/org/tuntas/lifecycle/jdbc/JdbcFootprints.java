package org.tuntas.lifecycle.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.Footprints;

/** {@link Footprints} in the engine's tables. */
@Repository
class JdbcFootprints implements Footprints {

    private final JdbcClient jdbc;

    JdbcFootprints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Trail> of(TrackingNumber number) {
        return jdbc.sql(
                        """
                        with root as (
                            select id_, proc_def_id_, end_time_ from act_hi_procinst
                            where business_key_ = ? and root_proc_inst_id_ = id_
                            order by start_time_ desc, end_time_ desc nulls first limit 1)
                        select root.id_ as root, root.proc_def_id_ as definition, root.end_time_ as ended,
                            a.proc_def_key_ as process, a.proc_def_id_ as version, a.act_id_ as element,
                            a.start_time_ as since, a.end_time_ as until,
                            t.due_date_ as due
                        from root
                        join act_hi_actinst a on a.root_proc_inst_id_ = root.id_
                        left join act_ru_task t on t.id_ = a.task_id_
                        order by a.start_time_, a.sequence_counter_, a.id_
                        """)
                .param(number.value())
                .query(JdbcFootprints::trail);
    }

    @Override
    public Optional<String> definition(TrackingNumber number) {
        return jdbc.sql(
                        """
                        select proc_def_id_ from act_hi_procinst
                        where business_key_ = ? and root_proc_inst_id_ = id_
                        order by start_time_ desc, end_time_ desc nulls first limit 1
                        """)
                .param(number.value())
                .query(String.class)
                .optional();
    }

    private static Optional<Trail> trail(ResultSet rows) throws SQLException {
        List<Print> prints = new ArrayList<>();
        String root = null;
        String definition = null;
        boolean ended = false;
        while (rows.next()) {
            root = rows.getString("root");
            definition = rows.getString("definition");
            ended = rows.getTimestamp("ended") != null;
            prints.add(new Print(
                    rows.getString("process"),
                    rows.getString("version"),
                    rows.getString("element"),
                    rows.getTimestamp("since").toInstant(),
                    instant(rows, "until"),
                    instant(rows, "due")));
        }
        return root == null || definition == null
                ? Optional.empty()
                : Optional.of(new Trail(root, definition, ended, List.copyOf(prints)));
    }

    @Override
    public List<Alarm> alarms(String rootInstance) {
        return jdbc.sql(
                        """
                        select d.proc_def_key_ as process, d.act_id_ as element, j.duedate_ as at
                        from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where j.root_proc_inst_id_ = ? and j.type_ = 'timer' and j.duedate_ is not null
                        order by j.duedate_, d.act_id_
                        """)
                .param(rootInstance)
                .query((row, index) -> new Alarm(
                        row.getString("process"),
                        row.getString("element"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** The engine keeps times without a zone, in that of its machine; read the way it writes them. */
    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
