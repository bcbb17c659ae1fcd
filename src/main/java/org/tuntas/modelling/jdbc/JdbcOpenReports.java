package org.tuntas.modelling.jdbc;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.modelling.OpenReports;

/** {@link OpenReports} from the clocks that run: an open report has one at least. */
@Repository
class JdbcOpenReports implements OpenReports {

    private final JdbcClient jdbc;

    JdbcOpenReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Kind> kinds() {
        return jdbc.sql(
                        """
                        select type, supervision_class, agency, count(distinct number) as reports
                        from stage_visit where ended_at is null group by type, supervision_class, agency
                        """)
                .query(Kind.class)
                .list();
    }

    @Override
    public List<Running> running() {
        return jdbc.sql("select stage, count(*) as clocks from stage_visit where ended_at is null group by stage")
                .query(Running.class)
                .list();
    }
}
