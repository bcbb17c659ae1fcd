package org.tuntas.intake.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.intake.FilingKeys;

/** {@link FilingKeys} in PostgreSQL. */
@Repository
class JdbcFilingKeys implements FilingKeys {

    private final JdbcClient jdbc;

    JdbcFilingKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean claim(String key, String fingerprint, TrackingNumber number, Instant at) {
        return jdbc.sql(
                                "insert into filing_key (key, fingerprint, number, filed_at) values (?, ?, ?, ?) on conflict do nothing")
                        .params(key, fingerprint, number.value(), at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<Filed> find(String key) {
        return jdbc.sql("select number, fingerprint, filed_at from filing_key where key = ?")
                .param(key)
                .query((row, i) -> new Filed(
                        new TrackingNumber(row.getString("number")),
                        row.getString("fingerprint"),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public int forgetRequests(Instant before, int most) {
        return jdbc.sql(
                        """
                        delete from filing_key where key in (
                            select key from filing_key where filed_at < ? and key like 'request:%'
                            order by filed_at limit ? for update skip locked)
                        """)
                .params(before.atOffset(ZoneOffset.UTC), most)
                .update();
    }
}
