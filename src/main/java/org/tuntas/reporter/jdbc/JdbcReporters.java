package org.tuntas.reporter.jdbc;

import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.Reporters;
import org.tuntas.reporter.Sealed;

/** {@link Reporters} in PostgreSQL. */
@Repository
class JdbcReporters implements Reporters {

    private final JdbcClient jdbc;

    JdbcReporters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(TrackingNumber number, @Nullable Sealed sealed) {
        jdbc.sql("insert into reporter (number, sealed, key_id) values (:number, :sealed, :keyId)")
                .param("number", number.value())
                .param("sealed", sealed == null ? null : sealed.content(), Types.BINARY)
                .param("keyId", sealed == null ? null : sealed.keyId(), Types.VARCHAR)
                .update();
    }

    @Override
    public Optional<Integer> pinGeneration(TrackingNumber number) {
        return jdbc.sql("select pin_generation from reporter where number = ?")
                .param(number.value())
                .query(Integer.class)
                .optional();
    }

    @Override
    public Optional<Sealed> sealed(TrackingNumber number) {
        return jdbc.sql("select key_id, sealed from reporter where number = ? and sealed is not null")
                .param(number.value())
                .query((row, index) -> new Sealed(row.getString("key_id"), row.getBytes("sealed")))
                .optional();
    }
}
