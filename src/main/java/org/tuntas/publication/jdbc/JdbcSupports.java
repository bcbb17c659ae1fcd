package org.tuntas.publication.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.publication.Supports;

/** {@link Supports} in the table {@code support}, counted in {@code published_report}. */
@Repository
class JdbcSupports implements Supports {

    private final JdbcClient jdbc;

    JdbcSupports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The support first, whose foreign key waits for whoever holds the complaint, then the count: the order in which commands on a
     * complaint lock both.
     */
    @Override
    @Transactional
    public boolean add(TrackingNumber number, byte[] supporter, Instant at) {
        int added = jdbc.sql(
                        """
                        insert into support (number, supporter, at) select number, :supporter, :at from published_report
                        where number = :number on conflict do nothing
                        """)
                .param("number", number.value())
                .param("supporter", supporter)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        count(number, added);
        return added > 0;
    }

    @Override
    @Transactional
    public void takeBack(TrackingNumber number, byte[] supporter) {
        int removed = jdbc.sql("delete from support where number = :number and supporter = :supporter")
                .param("number", number.value())
                .param("supporter", supporter)
                .update();
        count(number, -removed);
    }

    private void count(TrackingNumber number, int change) {
        if (change != 0) {
            jdbc.sql("update published_report set supports = supports + :change where number = :number")
                    .param("number", number.value())
                    .param("change", change)
                    .update();
        }
    }

    @Override
    public boolean has(TrackingNumber number, byte[] supporter) {
        return jdbc.sql("select exists (select from support where number = :number and supporter = :supporter)")
                .param("number", number.value())
                .param("supporter", supporter)
                .query(Boolean.class)
                .single();
    }
}
