package org.tuntas.architecture.broken.framework.complaint.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;

record Shelf(JdbcClient client) {}
