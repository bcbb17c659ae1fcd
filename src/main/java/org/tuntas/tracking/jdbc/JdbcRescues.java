package org.tuntas.tracking.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.tracking.Rescues;

/** {@link Rescues} from the timeline: a completion for which nobody asked in its round takes up what was archived. */
@Repository
class JdbcRescues implements Rescues {

    private final JdbcClient jdbc;

    JdbcRescues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long rescued(Instant from, Instant to) {
        return jdbc.sql(
                        """
                        select count(distinct e.number) from complaint_event e
                        where e.kind = 'COMPLETED' and e.round > 1 and e.at >= ? and e.at < ?
                            and not exists (
                                select from complaint_event asked
                                where asked.number = e.number and asked.round = e.round and asked.id < e.id
                                    and asked.kind = 'COMPLETION_ASKED')
                        """)
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
