package org.tuntas.lifecycle.jdbc;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.Positions;

/** {@link Positions} in the engine's tables: three statements, whatever the round has called. */
@Repository
class JdbcPositions implements Positions {

    private final JdbcClient jdbc;

    JdbcPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Standing> of(TrackingNumber number) {
        List<Instance> instances = jdbc.sql(
                        """
                        select e.id_, e.proc_def_id_, d.key_, d.deployment_id_
                        from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                        where e.parent_id_ is null and e.root_proc_inst_id_ in (
                            select id_ from act_ru_execution where business_key_ = ? and root_proc_inst_id_ = id_)
                        order by e.super_exec_ is not null, e.id_
                        """)
                .param(number.value())
                .query((row, index) -> new Instance(
                        row.getString("id_"),
                        row.getString("proc_def_id_"),
                        row.getString("key_"),
                        row.getString("deployment_id_")))
                .list();
        if (instances.isEmpty()) {
            return Optional.empty();
        }
        String root = instances.get(0).id();
        return Optional.of(new Standing(instances, spots(root), waits(root)));
    }

    private List<Spot> spots(String root) {
        return jdbc.sql(
                        """
                        select a.id_, a.parent_act_inst_id_, a.proc_inst_id_, a.proc_def_key_, a.act_id_, a.act_type_,
                            t.assignee_, t.due_date_
                        from act_hi_actinst a left join act_ru_task t on t.id_ = a.task_id_
                        where a.root_proc_inst_id_ = ? and a.end_time_ is null
                        order by a.start_time_, a.sequence_counter_, a.id_
                        """)
                .param(root)
                .query((row, index) -> {
                    Timestamp due = row.getTimestamp("due_date_");
                    String type = row.getString("act_type_");
                    return new Spot(
                            row.getString("id_"),
                            row.getString("parent_act_inst_id_"),
                            row.getString("proc_inst_id_"),
                            row.getString("proc_def_key_"),
                            row.getString("act_id_"),
                            type.equals("subProcess") || type.equals("multiInstanceBody"),
                            type.equals("callActivity"),
                            row.getString("assignee_"),
                            // The engine keeps times without a zone, in that of its machine; read the way it writes
                            // them.
                            due == null ? null : due.toInstant());
                })
                .list();
    }

    private List<Wait> waits(String root) {
        return jdbc.sql(
                        """
                        select j.id_, j.process_instance_id_, d.proc_def_key_, d.act_id_, j.duedate_
                        from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where j.root_proc_inst_id_ = ? and j.type_ = 'timer' and j.duedate_ is not null
                        order by j.duedate_, d.act_id_
                        """)
                .param(root)
                .query((row, index) -> new Wait(
                        row.getString("id_"),
                        row.getString("process_instance_id_"),
                        row.getString("proc_def_key_"),
                        row.getString("act_id_"),
                        row.getTimestamp("duedate_").toInstant()))
                .list();
    }
}
