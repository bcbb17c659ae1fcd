package org.tuntas.redress.jdbc;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.redress.RedressDesk;
import org.tuntas.redress.SaidKeys;

/** {@link SaidKeys} in PostgreSQL. */
@Repository
class JdbcSaidKeys implements SaidKeys {

    private final JdbcClient jdbc;

    JdbcSaidKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Said> find(TrackingNumber number, String key) {
        return jdbc.sql("select * from said_key where number = ? and key = ?")
                .params(number.value(), key)
                .query((row, i) -> new Said(
                        row.getString("fingerprint"),
                        new RedressDesk.Outcome(
                                number,
                                ComplaintState.valueOf(row.getString("state")),
                                row.getBoolean("moved_on"),
                                List.of((String[]) row.getArray("possible").getArray()))))
                .optional();
    }

    @Override
    public void remember(String key, Said said) {
        RedressDesk.Outcome outcome = said.outcome();
        jdbc.sql("insert into said_key (number, key, fingerprint, state, moved_on, possible) values (?, ?, ?, ?, ?, ?)")
                .params(
                        outcome.number().value(),
                        key,
                        said.fingerprint(),
                        outcome.state().name(),
                        outcome.movedOn(),
                        outcome.possible().toArray(new String[0]))
                .update();
    }
}
