package org.tuntas.modelling.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.modelling.rehearsal.Beat;
import org.tuntas.modelling.rehearsal.Replay;
import org.tuntas.modelling.rehearsal.ReplayBook;

/** {@link ReplayBook} in PostgreSQL. */
@Repository
class JdbcReplayBook implements ReplayBook {

    private static final TypeReference<List<Beat>> BEATS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcReplayBook(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Replay> newest(String set) {
        return jdbc.sql("select * from model_replay where set_digest = ? order by id desc limit 1")
                .param(set)
                .query(JdbcReplayBook::replay)
                .optional()
                .map(this::whole);
    }

    @Override
    @Transactional
    public void ask(String set, String scenarios, List<Replay.Piece> pieces, Instant at) {
        jdbc.sql(
                        """
                        insert into model_replay (set_digest, scenarios, asked_at) values (:set, :scenarios, :at)
                        on conflict (set_digest) where state in ('WAITING', 'PLAYING') do nothing returning id
                        """)
                .param("set", set)
                .param("scenarios", scenarios)
                .param("at", utc(at))
                .query(Long.class)
                .optional()
                .ifPresent(replay -> pieces.forEach(piece -> add(replay, piece)));
    }

    private void add(long replay, Replay.Piece piece) {
        jdbc.sql("insert into model_replay_scenario (replay, place, file, content, name) values (?, ?, ?, ?, ?)")
                .params(replay, piece.place(), piece.file(), piece.content(), piece.name())
                .update();
    }

    @Override
    public Optional<Replay> claim(Instant now, Instant until) {
        return jdbc.sql(
                        """
                        update model_replay set state = 'PLAYING', attempts = attempts + 1, leased_until = :until
                        where id = (
                            select id from model_replay
                            where state = 'WAITING' or (state = 'PLAYING' and leased_until < :now)
                            order by id limit 1 for update skip locked)
                        returning *
                        """)
                .param("now", utc(now))
                .param("until", utc(until))
                .query(JdbcReplayBook::replay)
                .optional()
                .map(this::whole);
    }

    @Override
    @Transactional
    public void tell(long replay, int place, boolean holds, List<Beat> troubles, Instant until) {
        jdbc.sql(
                        """
                        update model_replay_scenario set holds = :holds, troubles = :troubles::jsonb
                        where replay = :replay and place = :place and holds is null
                        """)
                .param("replay", replay)
                .param("place", place)
                .param("holds", holds)
                .param("troubles", written(troubles))
                .update();
        jdbc.sql("update model_replay set leased_until = ? where id = ? and state = 'PLAYING'")
                .params(utc(until), replay)
                .update();
    }

    @Override
    public void giveBack(long replay) {
        jdbc.sql(
                        """
                        update model_replay set state = 'WAITING', attempts = attempts - 1, leased_until = null
                        where id = ? and state = 'PLAYING'
                        """)
                .param(replay)
                .update();
    }

    @Override
    public void done(long replay, Instant at) {
        end(replay, Replay.State.DONE, null, "", at);
    }

    @Override
    public void fail(long replay, Replay.Failure why, String log, Instant at) {
        end(replay, Replay.State.FAILED, why.name(), log, at);
    }

    private void end(long replay, Replay.State state, @Nullable String failure, String log, Instant at) {
        jdbc.sql(
                        """
                        update model_replay set state = :state, failure = :failure, log = :log, ended_at = :at, leased_until = null
                        where id = :replay and state = 'PLAYING'
                        """)
                .param("replay", replay)
                .param("state", state.name())
                .param("failure", failure, Types.VARCHAR)
                .param("log", log)
                .param("at", utc(at))
                .update();
    }

    @Override
    public void excuse(long proposal, long replay, String reason, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into model_replay_excuse (proposal, replay, reason, excused_by, excused_at)
                        values (:proposal, :replay, :reason, :by, :at)
                        on conflict (proposal, replay) do update
                        set reason = excluded.reason, excused_by = excluded.excused_by, excused_at = excluded.excused_at
                        """)
                .param("proposal", proposal)
                .param("replay", replay)
                .param("reason", reason)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    @Override
    public Optional<String> excuse(long proposal, long replay) {
        return jdbc.sql("select reason from model_replay_excuse where proposal = ? and replay = ?")
                .params(proposal, replay)
                .query(String.class)
                .optional();
    }

    private static Replay replay(ResultSet row, int index) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        String failure = row.getString("failure");
        return new Replay(
                row.getLong("id"),
                row.getString("set_digest"),
                row.getString("scenarios"),
                Replay.State.valueOf(row.getString("state")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                endedAt == null ? null : endedAt.toInstant(),
                failure == null ? null : Replay.Failure.valueOf(failure),
                row.getString("log"),
                List.of());
    }

    private Replay whole(Replay replay) {
        return new Replay(
                replay.id(),
                replay.set(),
                replay.scenarios(),
                replay.state(),
                replay.askedAt(),
                replay.attempts(),
                replay.endedAt(),
                replay.failure(),
                replay.log(),
                pieces(replay.id()));
    }

    private List<Replay.Piece> pieces(long replay) {
        return jdbc.sql("select * from model_replay_scenario where replay = ? order by place")
                .param(replay)
                .query((row, index) -> new Replay.Piece(
                        row.getInt("place"),
                        row.getString("file"),
                        row.getString("content"),
                        row.getString("name"),
                        row.getObject("holds", Boolean.class),
                        read(row.getString("troubles"))))
                .list();
    }

    private String written(List<Beat> beats) {
        try {
            return json.writeValueAsString(beats);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what went wrong can be written as JSON", impossible);
        }
    }

    private List<Beat> read(String beats) {
        try {
            return json.readValue(beats, BEATS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was kept is no list of beats", broken);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
