package org.tuntas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys;

/** The command beside a running application, whose embedded database it finds. */
class FiguresCommandTest extends RunningTuntas {

    private static final String LOGGING = "org.springframework.boot.logging.LoggingSystem";

    @Value("${tuntas.database.directory}")
    String directory;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void leaveTheLogsOfThisJvmAlone() {
        System.setProperty(LOGGING, "none");
    }

    @AfterEach
    void asBefore() {
        System.clearProperty(LOGGING);
    }

    @Test
    void whatSomebodyChangedIsNamedAndMended() {
        time.set("2037-03-02T09:00");
        String number = journeys.filed()
                .archived("SPAM", "Isinya hanya iklan.")
                .number()
                .value();
        assertThat(figures("rebuild")).isIn(FiguresCommand.FINE, FiguresCommand.DIFFERENT);
        assertThat(figures("check")).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(FiguresCommand.FINE);

        jdbc.sql("update report_figure set rescued = true where number = ?")
                .param(number)
                .update();
        jdbc.sql("update monthly_figure set counted = '{}' where month = date '2037-03-01' and dimension = 'TYPE'")
                .update();
        assertThat(figures("check")).isEqualTo(FiguresCommand.DIFFERENT);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(number, "2037-03-02", "2037-03\n", "figures rebuild");
        assertThat(figures("rebuild")).isEqualTo(FiguresCommand.DIFFERENT);
        assertThat(figures("rebuild")).as("proven right").isEqualTo(FiguresCommand.FINE);
        assertThat(figures("check")).isEqualTo(FiguresCommand.FINE);
    }

    @Test
    void whoCallsItWronglyReadsHow() {
        assertThat(figures()).isEqualTo(FiguresCommand.MISUSED);
        assertThat(figures("delete")).isEqualTo(FiguresCommand.MISUSED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("figures check", "figures rebuild");
        directory = "target/nowhere";
        assertThat(figures("check")).isEqualTo(FiguresCommand.MISUSED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("No database is configured", "nowhere");
    }

    private int figures(String... words) {
        said.reset();
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add("--tuntas.database.directory=" + directory);
        PrintStream all = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new FiguresCommand(all, all, Locale.forLanguageTag("id"), WallClock.class).run(arguments);
    }

    static class WallClock {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
