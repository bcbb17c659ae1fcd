package org.tuntas.lifecycle.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.lifecycle.StartupLock;

/** {@link StartupLock} as an advisory lock of PostgreSQL. */
@Repository
class JdbcStartupLock implements StartupLock {

    private static final long KEY = 0x54756E746173L; // "Tuntas"

    private final JdbcClient jdbc;

    JdbcStartupLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(KEY).query(resultSet -> {});
    }
}
