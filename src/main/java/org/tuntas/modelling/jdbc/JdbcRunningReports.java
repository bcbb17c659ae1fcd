package org.tuntas.modelling.jdbc;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.modelling.RunningReports;

/** {@link RunningReports} in the engine's tables. */
@Repository
class JdbcRunningReports implements RunningReports {

    private final JdbcClient jdbc;

    JdbcRunningReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Count> counts() {
        return jdbc.sql(
                        """
                        select proc_def_id_ as definition, count(distinct root_proc_inst_id_) as reports
                        from act_ru_execution where parent_id_ is null group by proc_def_id_
                        """)
                .query(Count.class)
                .list();
    }

    /** Only the execution of a process knows its report. Whoever has called another process waits in that one. */
    @Override
    public List<Place> places() {
        return jdbc.sql(
                        """
                        select e.proc_def_id_ as definition, e.act_id_ as element,
                            count(distinct process.root_proc_inst_id_) as reports
                        from act_ru_execution e join act_ru_execution process on process.id_ = e.proc_inst_id_
                        where e.is_active_ and e.act_id_ is not null
                            and not exists (select from act_ru_execution called where called.super_exec_ = e.id_)
                        group by e.proc_def_id_, e.act_id_
                        """)
                .query(Place.class)
                .list();
    }
}
