package org.tuntas.reporter.jdbc;

import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.Reporters;

/** {@link Reporters} in PostgreSQL. */
@Repository
class JdbcReporters implements Reporters {

    private final JdbcClient jdbc;

    JdbcReporters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(TrackingNumber number, byte @Nullable [] sealed) {
        jdbc.sql("insert into reporter (number, sealed) values (:number, :sealed)")
                .param("number", number.value())
                .param("sealed", sealed, Types.BINARY)
                .update();
    }

    @Override
    public boolean isBoundTo(String check) {
        // Until something is sealed the key may change: a first start may have failed for another reason.
        jdbc.sql(
                        """
                        insert into server_key (digest) values (?)
                        on conflict (only_one) do update set digest = excluded.digest
                            where not exists (select 1 from reporter)
                        """)
                .param(check)
                .update();
        return jdbc.sql("select digest from server_key")
                .query(String.class)
                .single()
                .equals(check);
    }

    @Override
    public Optional<Integer> pinGeneration(TrackingNumber number) {
        return jdbc.sql("select pin_generation from reporter where number = ?")
                .param(number.value())
                .query(Integer.class)
                .optional();
    }

    @Override
    public Optional<byte[]> sealed(TrackingNumber number) {
        return jdbc.sql("select sealed from reporter where number = ? and sealed is not null")
                .param(number.value())
                .query((row, index) -> row.getBytes("sealed"))
                .optional();
    }
}
