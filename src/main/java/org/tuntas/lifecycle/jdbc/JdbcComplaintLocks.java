package org.tuntas.lifecycle.jdbc;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.ComplaintLocks;

/** {@link ComplaintLocks} in PostgreSQL. Called processes carry the business key of the complaint too. */
@Repository
class JdbcComplaintLocks implements ComplaintLocks {

    private final JdbcClient jdbc;

    JdbcComplaintLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<TrackingNumber> lockByTask(String task) {
        return jdbc.sql(
                        """
                        select number from complaint where number = (
                            select e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                            where t.id_ = ?)
                        for no key update
                        """)
                .param(task)
                .query(String.class)
                .optional()
                .map(TrackingNumber::new);
    }

    @Override
    public void lockByJob(String job) {
        jdbc.sql(
                        """
                        select number from complaint where number = (
                            select e.business_key_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                            where j.id_ = ?)
                        for no key update
                        """)
                .param(job)
                .query(String.class)
                .optional();
    }

    @Override
    public Set<TrackingNumber> lockFree(Collection<TrackingNumber> numbers) {
        return jdbc
                .sql("select number from complaint where number in (:numbers) for no key update skip locked")
                .param("numbers", numbers.stream().map(TrackingNumber::value).toList())
                .query(String.class)
                .list()
                .stream()
                .map(TrackingNumber::new)
                .collect(Collectors.toSet());
    }
}
