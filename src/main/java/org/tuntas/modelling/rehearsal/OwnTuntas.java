package org.tuntas.modelling.rehearsal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tuntas.database.EmbeddedDatabase;

/**
 * A Tuntas in this process with a database of its own, the models of a draft, the invented offices of the demonstration and a clock that can be
 * moved. It listens on no port, sends nothing and does nothing by itself; the database is deleted when it closes.
 */
final class OwnTuntas implements AutoCloseable {

    /** Said on the command line, where no environment variable of an operator outdoes it. */
    private static final List<String> ALONE = List.of(
            "spring.profiles.active=demo",
            "spring.datasource.url=",
            "spring.mail.host=",
            "spring.datasource.hikari.maximum-pool-size=4",
            "spring.main.log-startup-info=false",
            "logging.level.root=warn",
            // The servlet container is made, since pages want one, and opens no port.
            "server.port=-1",
            "management.server.port=",
            "camunda.bpm.job-execution.enabled=false",
            "tuntas.demo.story=off",
            "tuntas.lifecycle.start-rounds=false",
            "tuntas.lifecycle.renew-clocks=false",
            "tuntas.mail.send=false",
            "tuntas.merging.deliver=false",
            "tuntas.bulk.work=false",
            "tuntas.reporter.work=false",
            "tuntas.monitoring.digest=false",
            "tuntas.modelling.watch=false",
            "tuntas.modelling.migrate=false",
            "tuntas.modelling.replay=false",
            "tuntas.notary.work=false",
            "tuntas.decree.work=false",
            "tuntas.operation.measure=false",
            "tuntas.statistics.work=false");

    private final ConfigurableApplicationContext context;
    private final Path directory;
    private final Path binaries;

    private OwnTuntas(ConfigurableApplicationContext context, Path directory, Path binaries) {
        this.context = context;
        this.directory = directory;
        this.binaries = binaries;
    }

    /**
     * Starts it.
     *
     * @param application the class that says what belongs to Tuntas
     * @param models folder that holds {@code bpmn} and {@code forms}
     * @param directory for the database; it need not exist
     * @param binaries holds the unpacked programs of PostgreSQL, or will
     */
    static OwnTuntas start(Class<?> application, Path models, Path directory, Path binaries) {
        List<String> arguments =
                new ArrayList<>(ALONE.stream().map(property -> "--" + property).toList());
        arguments.add("--tuntas.models.location=" + models.toAbsolutePath().toUri());
        arguments.add("--tuntas.database.directory=" + directory);
        arguments.add("--tuntas.database.binaries=" + binaries);
        return new OwnTuntas(
                new SpringApplicationBuilder(application)
                        .web(WebApplicationType.SERVLET)
                        .bannerMode(Banner.Mode.OFF)
                        .run(arguments.toArray(new String[0])),
                directory,
                binaries);
    }

    Stage stage() {
        return context.getBean(Stage.class);
    }

    Prompter prompter() {
        return context.getBean(Prompter.class);
    }

    @Override
    public void close() {
        context.close();
        EmbeddedDatabase.clearAway(directory, binaries);
    }
}
