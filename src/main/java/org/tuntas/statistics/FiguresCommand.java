package org.tuntas.statistics;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.tuntas.database.RunningDatabase;

/**
 * {@code figures check} counts all ended reports anew and compares; {@code figures rebuild} does that and replaces the kept figures.
 * Both beside a running application: readers see the old figures until the new ones are there, and nothing of the application is
 * started but what counts.
 */
public final class FiguresCommand {

    /** The word that asks for it. */
    public static final String NAME = "figures";

    /** The kept figures were right. */
    public static final int FINE = 0;
    /** The kept figures were wrong; after a rebuild they are right. */
    public static final int DIFFERENT = 1;
    /** It was called wrongly, or the database cannot be reached. */
    public static final int MISUSED = 2;

    /** Reports that end meanwhile are differences until they are kept; several times in a row they are a coincidence too many. */
    private static final int TRIES = 5;

    private final PrintStream out;
    private final PrintStream err;
    private final ResourceBundle words;
    private final Class<?> clock;

    /** @param clock configuration of the clock that the application has */
    public FiguresCommand(PrintStream out, PrintStream err, Locale language, Class<?> clock) {
        this.out = out;
        this.err = err;
        this.words = ResourceBundle.getBundle(
                "messages.figures",
                language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.clock = clock;
    }

    /** What of the application counts. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import({RunningDatabase.class, Bookkeeper.class})
    @ComponentScan({"org.tuntas.sla.jdbc", "org.tuntas.statistics.jdbc"})
    static class Parts {}

    /**
     * Runs the command.
     *
     * @param arguments what follows the word {@value #NAME}; settings as {@code --spring.datasource.url=…} may follow
     * @return exit code: {@value #FINE}, {@value #DIFFERENT} or {@value #MISUSED}
     */
    public int run(List<String> arguments) {
        List<String> asked = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        boolean rebuild = asked.equals(List.of("rebuild"));
        if (!rebuild && !asked.equals(List.of("check"))) {
            err.println(words.getString("figures.usage"));
            return MISUSED;
        }
        SpringApplication application = new SpringApplication(Parts.class, clock);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of("logging.level.root", "off"));
        try (ConfigurableApplicationContext parts = application.run(
                arguments.stream().filter(argument -> argument.startsWith("--")).toArray(String[]::new))) {
            return run(parts.getBean(Bookkeeper.class), rebuild);
        } catch (RuntimeException failed) {
            Throwable cause = Stream.iterate((Throwable) failed, next -> next != null, Throwable::getCause)
                    .reduce((outer, inner) -> inner)
                    .orElse(failed);
            err.println(words.getString("figures.failed"));
            err.println(cause.getMessage());
            return MISUSED;
        }
    }

    private int run(Bookkeeper bookkeeper, boolean rebuild) {
        List<String> differing = differences(bookkeeper);
        differing.forEach(out::println);
        if (rebuild) {
            bookkeeper.rebuild();
            List<String> left = differences(bookkeeper);
            if (!left.isEmpty()) {
                left.forEach(err::println);
                throw new IllegalStateException(words.getString("figures.unequal"));
            }
        }
        out.println(words.getString(
                "figures." + (differing.isEmpty() ? "equal" : "different") + (rebuild ? ".rebuilt" : "")));
        return differing.isEmpty() ? FINE : DIFFERENT;
    }

    private static List<String> differences(Bookkeeper bookkeeper) {
        List<String> differing = List.of();
        for (int tried = 0; tried < TRIES; tried++) {
            while (bookkeeper.keepSome()) {
                // The next ones.
            }
            differing = bookkeeper.differences();
            if (differing.isEmpty()) {
                break;
            }
        }
        return differing;
    }
}
