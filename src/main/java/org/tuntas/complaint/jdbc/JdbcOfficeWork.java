package org.tuntas.complaint.jdbc;

import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.OfficeWork;
import org.tuntas.complaint.TrackingNumber;

/** {@link OfficeWork} in PostgreSQL. */
@Repository
class JdbcOfficeWork implements OfficeWork {

    private static final String[] FINAL = Arrays.stream(ComplaintState.values())
            .filter(ComplaintState::isFinal)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    JdbcOfficeWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TrackingNumber> openAt(String office) {
        return jdbc
                .sql(
                        """
                        select number from complaint
                        where state <> all (:final)
                            and (unit = :office or agency = :office or (agency is null and named_agency = :office)
                                or number in (select a.number from assignment a where a.unit = :office and a.ended_at is null))
                        order by filed_at, number
                        """)
                .param("final", FINAL)
                .param("office", office)
                .query(String.class)
                .list()
                .stream()
                .map(TrackingNumber::new)
                .toList();
    }

    @Override
    public HandOver handOver(TrackingNumber number, String from, String to) {
        boolean both = jdbc.sql(
                        """
                        select count(distinct unit) = 2 from assignment
                        where number = :number and ended_at is null and unit in (:from, :to)
                        """)
                .param("number", number.value())
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single();
        if (both) {
            return HandOver.SHARES_BOTH;
        }
        int shares = jdbc.sql(
                        "update assignment set unit = :to where number = :number and unit = :from and ended_at is null")
                .param("number", number.value())
                .param("from", from)
                .param("to", to)
                .update();
        int rows = jdbc.sql(
                        """
                        update complaint set
                            unit = case when unit = :from then :to else unit end,
                            agency = case when agency = :from then :to else agency end,
                            named_agency = case when agency is null and named_agency = :from then :to else named_agency end,
                            heard_by = case when heard_by = :from || '-inspector' then :to || '-inspector' else heard_by end
                        where number = :number and state <> all (:final)
                            and (unit = :from or agency = :from or (agency is null and named_agency = :from))
                        """)
                .param("number", number.value())
                .param("from", from)
                .param("to", to)
                .param("final", FINAL)
                .update();
        return shares + rows == 0 ? HandOver.NOTHING : HandOver.DONE;
    }
}
