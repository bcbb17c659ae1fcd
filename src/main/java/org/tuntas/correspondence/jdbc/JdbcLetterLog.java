package org.tuntas.correspondence.jdbc;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.correspondence.LetterLog;

/** {@link LetterLog} in PostgreSQL. */
@Repository
class JdbcLetterLog implements LetterLog {

    private final JdbcClient jdbc;

    JdbcLetterLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Told> of(TrackingNumber number) {
        return jdbc.sql(
                        """
                        select entry, officer, state, moved_at from notice where number = ? order by entry, officer nulls first
                        """)
                .param(number.value())
                .query((row, index) -> new Told(
                        row.getLong("entry"),
                        row.getString("officer"),
                        row.getString("state"),
                        row.getObject("moved_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
