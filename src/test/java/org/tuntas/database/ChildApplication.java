package org.tuntas.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application with the embedded database in a JVM of its own, which a test can kill. */
record ChildApplication(Process process) implements AutoCloseable {

    private static final String READY = "the row is written";

    /** Starts it and waits until it has written its row. */
    static ChildApplication on(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildApplication.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        StringBuilder told = new StringBuilder();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(READY)) {
                return new ChildApplication(process);
            }
            told.append(line).append('\n');
        }
        throw new IllegalStateException("The application ended before it was ready:\n" + told);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }

    /** Starts it in this JVM. */
    static ConfigurableApplicationContext run(Path directory) {
        return new SpringApplicationBuilder(Main.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=",
                        "--tuntas.database.directory=" + directory,
                        "--tuntas.database.binaries=" + EmbeddedDatabaseTest.BINARIES);
    }

    public static void main(String[] arguments) throws InterruptedException {
        JdbcClient client = JdbcClient.create(run(Path.of(arguments[0])).getBean(DataSource.class));
        client.sql("create table if not exists written_by_an_application (word text)")
                .update();
        client.sql("truncate written_by_an_application").update();
        client.sql("insert into written_by_an_application values ('laporan')").update();
        System.out.println(READY);
        Thread.sleep(120_000);
    }

    /** No {@code @Configuration}, so that the component scan of the whole application does not find it. */
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    @Import(EmbeddedDatabaseConfiguration.class)
    static class Main {}
}
