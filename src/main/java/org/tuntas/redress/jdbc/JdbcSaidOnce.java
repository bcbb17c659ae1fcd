package org.tuntas.redress.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.redress.SaidOnce;

/** {@link SaidOnce} in PostgreSQL. */
@Repository
class JdbcSaidOnce implements SaidOnce {

    private final JdbcClient jdbc;

    JdbcSaidOnce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Boolean> movedOn(TrackingNumber number, String deed) {
        return jdbc.sql("select moved_on from said_once where number = ? and deed = ?")
                .params(number.value(), deed)
                .query(Boolean.class)
                .optional();
    }

    @Override
    public void add(TrackingNumber number, String deed, boolean movedOn, Instant at) {
        jdbc.sql("insert into said_once (number, deed, moved_on, at) values (?, ?, ?, ?)")
                .params(number.value(), deed, movedOn, at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
