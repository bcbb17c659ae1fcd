package org.tuntas.demo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.demo.story.StoryMark;

/** {@link StoryMark} in a table that exists only where the demonstration ran; it is no part of the product's schema. */
@Repository
@Profile("demo")
class JdbcStoryMark implements StoryMark {

    private final JdbcClient jdbc;
    private final DataSource connections;

    JdbcStoryMark(JdbcClient jdbc, DataSource connections) {
        this.jdbc = jdbc;
        this.connections = connections;
        jdbc.sql("create table if not exists demo_story (began timestamptz not null, ended timestamptz)")
                .update();
    }

    @Override
    public Progress progress() {
        List<Boolean> ended = jdbc.sql("select ended is not null from demo_story")
                .query(Boolean.class)
                .list();
        if (!ended.isEmpty()) {
            return ended.contains(true) ? Progress.TOLD : Progress.BROKEN_OFF;
        }
        boolean reports = jdbc.sql("select exists (select from complaint)")
                .query(Boolean.class)
                .single();
        return reports ? Progress.NOT_WANTED : Progress.UNTOLD;
    }

    @Override
    public void begin(Instant at) {
        jdbc.sql("insert into demo_story (began) values (?)")
                .param(Timestamp.from(at))
                .update();
    }

    @Override
    @Transactional
    public void end(Instant at) {
        jdbc.sql("update demo_story set ended = ?").param(Timestamp.from(at)).update();
        jdbc.sql("delete from notice").update();
    }

    @Override
    public void waitForTheDisk(boolean wait) {
        // Of the role, so that it needs no superuser; connections made before keep what they had.
        jdbc.sql("alter role current_user " + (wait ? "reset synchronous_commit" : "set synchronous_commit = off"))
                .update();
        try {
            connections.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        } catch (SQLException noPool) {
            throw new IllegalStateException("The connections of the demonstration come from no pool", noPool);
        }
    }
}
