package org.tuntas.sla.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.sla.OfficeClocks;

/** {@link OfficeClocks} in PostgreSQL. */
@Repository
class JdbcOfficeClocks implements OfficeClocks {

    private final JdbcClient jdbc;

    JdbcOfficeClocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long running(String agency) {
        return jdbc.sql(
                        """
                        select count(distinct number) from stage_visit
                        where ended_at is null and (:agency = '' or agency = :agency)
                        """)
                .param("agency", agency)
                .query(Long.class)
                .single();
    }

    @Override
    public long runningByTheCountrysHours() {
        return jdbc.sql(
                        """
                        select count(distinct number) from stage_visit
                        where ended_at is null and agency not in (select agency from working_hours)
                        """)
                .query(Long.class)
                .single();
    }

    @Override
    public void handOver(String number, String from, String to) {
        jdbc.sql(
                        """
                        update stage_visit set agency = case when agency = :from then :to else agency end,
                            unit = case when unit = :from then :to else unit end
                        where number = :number and ended_at is null and (agency = :from or unit = :from)
                        """)
                .param("number", number)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
