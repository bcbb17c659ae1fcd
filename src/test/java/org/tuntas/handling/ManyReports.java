package org.tuntas.handling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As many reports as a busy city has, made in SQL within the caller's transaction. */
public record ManyReports(JdbcClient jdbc) {

    /** Makes them; four of five have ended. */
    public void fill(int count) {
        try {
            String script = Files.readString(Path.of("src/test/resources/many-reports.sql"), StandardCharsets.UTF_8);
            Stream.of(script.replaceAll("(?m)^--.*$", "").split(";\\s*\n"))
                    .filter(statement -> !statement.isBlank())
                    .forEach(statement -> run(statement.strip(), count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String statement, int count) {
        JdbcClient.StatementSpec prepared = jdbc.sql(statement);
        if (statement.contains(":count")) {
            prepared = prepared.params(Map.of("count", count));
        }
        if (statement.startsWith("select")) {
            prepared.query(row -> {});
        } else {
            prepared.update();
        }
    }
}
