package org.tuntas.modelling.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.modelling.Release;
import org.tuntas.modelling.Releases;

/** {@link Releases} in PostgreSQL. */
@Repository
class JdbcReleases implements Releases {

    private static final String SELECT =
            """
            select r.*, p.proposer, p.decider, p.note from model_release r left join model_proposal p on p.id = r.proposal
            """;

    private final JdbcClient jdbc;

    JdbcReleases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Release> newest() {
        return jdbc.sql(SELECT + "order by r.id desc limit 1")
                .query(JdbcReleases::release)
                .optional();
    }

    @Override
    public List<Release> all() {
        return jdbc.sql(SELECT + "order by r.id desc")
                .query(JdbcReleases::release)
                .list();
    }

    @Override
    public Optional<Release> find(long id) {
        return jdbc.sql(SELECT + "where r.id = ?")
                .param(id)
                .query(JdbcReleases::release)
                .optional();
    }

    @Override
    public Release add(String set, Release.Origin origin, Instant at, String deployment, @Nullable Long proposal) {
        long id = jdbc.sql(
                        """
                        insert into model_release (set_digest, origin, released_at, deployment, proposal)
                        values (:set, :origin, :at, :deployment, :proposal) returning id
                        """)
                .param("set", set)
                .param("origin", origin.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deployment", deployment)
                .param("proposal", proposal, Types.BIGINT)
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    private static Release release(ResultSet row, int index) throws SQLException {
        return new Release(
                row.getLong("id"),
                row.getString("set_digest"),
                Release.Origin.valueOf(row.getString("origin")),
                row.getObject("released_at", OffsetDateTime.class).toInstant(),
                row.getString("deployment"),
                row.getObject("proposal", Long.class),
                row.getString("proposer"),
                row.getString("decider"),
                Objects.requireNonNullElse(row.getString("note"), ""));
    }
}
