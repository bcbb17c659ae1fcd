package org.tuntas.architecture.broken.sql.handling.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;

record Shelf(JdbcClient client) {}
