package org.tuntas.demo.jdbc;

import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.demo.ClockStore;

/** {@link ClockStore} in a table that exists only where the demonstration ran; it is no part of the product's schema. */
@Repository
@Profile("demo")
class JdbcClockStore implements ClockStore {

    private final JdbcClient jdbc;

    JdbcClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create table if not exists demo_clock (seconds_ahead bigint not null)")
                .update();
    }

    @Override
    public Duration read() {
        return jdbc.sql("select coalesce(max(seconds_ahead), 0) from demo_clock")
                .query((row, i) -> Duration.ofSeconds(row.getLong(1)))
                .single();
    }

    @Override
    public void keep(Duration ahead) {
        jdbc.sql("insert into demo_clock values (?)").param(ahead.toSeconds()).update();
    }
}
