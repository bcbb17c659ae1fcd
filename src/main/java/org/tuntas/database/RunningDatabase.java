package org.tuntas.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * For commands beside a running application: finds the embedded PostgreSQL that it has started, and starts none. No part of the
 * application itself, which is why it is no {@code @Configuration} that a scan would find.
 */
@Conditional(EmbeddedDatabaseConfiguration.NoDatabaseConfigured.class)
@EnableConfigurationProperties(EmbeddedDatabaseProperties.class)
public class RunningDatabase {

    private static final int PORT = 3;

    @Bean
    JdbcConnectionDetails runningDatabase(EmbeddedDatabaseProperties properties) {
        Path cluster = properties.directory().toAbsolutePath().normalize().resolve("cluster");
        try {
            List<String> running = Files.readAllLines(cluster.resolve("postmaster.pid"));
            String password = Files.readString(cluster.resolve(EmbeddedDatabase.PASSWORD_FILE));
            String url = EmbeddedDatabase.url(Integer.parseInt(running.get(PORT).strip()));
            return new Found(url, EmbeddedDatabase.NAME, password);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException notThere) {
            throw new DatabaseUnavailable(
                    "No database is configured, and none runs in " + cluster + ".",
                    "Name it with SPRING_DATASOURCE_URL, or start Tuntas and name its directory with TUNTAS_DATABASE_DIRECTORY");
        }
    }

    private record Found(String url, String name, String secret) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return name;
        }

        @Override
        public String getPassword() {
            return secret;
        }
    }
}
