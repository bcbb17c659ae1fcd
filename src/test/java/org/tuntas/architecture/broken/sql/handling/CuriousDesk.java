package org.tuntas.architecture.broken.sql.handling;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;

record CuriousDesk(JdbcClient client, Connection connection) {}
