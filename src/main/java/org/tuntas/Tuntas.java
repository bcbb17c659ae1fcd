package org.tuntas;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.tuntas.modelling.CompareCommand;
import org.tuntas.modelling.ModelCommand;
import org.tuntas.modelling.rehearsal.RehearseCommand;
import org.tuntas.notary.VerifyCommand;
import org.tuntas.statistics.FiguresCommand;

/**
 * Starts Tuntas; or, with {@code check} or {@code compare} as its first word, checks or compares models, and with {@code verify} checks
 * downloaded proofs, and starts nothing; with {@code figures} counts the figures beside a running one,
 * and with {@code rehearse} or {@code check --rehearse} plays scenarios in a Tuntas of their own.
 *
 * <p>The JVM's time zone is set before anything else runs: the process engine stores its timestamps without a zone and
 * reads them back in the zone of the JVM. A server in UTC would read every deadline of a database written in Jakarta
 * seven hours off. Our own timestamps carry their zone and do not depend on this.
 */
@SpringBootApplication
public class Tuntas {

    private static final TimeZone ZONE = TimeZone.getTimeZone("Asia/Jakarta");

    public static void main(String[] args) {
        switch (args.length == 0 ? "" : args[0]) {
            case ModelCommand.NAME ->
                command(args, (out, err) -> arguments -> {
                    if (arguments.contains(ModelCommand.REHEARSE)) {
                        prepareStage();
                    }
                    return new ModelCommand(
                                    Tuntas.class, out, err, Locale.getDefault(), new TimeConfiguration().wallClock())
                            .run(arguments);
                });
            case CompareCommand.NAME ->
                command(args, (out, err) -> new CompareCommand(out, err, Locale.getDefault())::run);
            case VerifyCommand.NAME ->
                command(args, (out, err) -> new VerifyCommand(out, err, Locale.getDefault())::run);
            case FiguresCommand.NAME ->
                command(
                        args,
                        (out, err) -> new FiguresCommand(out, err, Locale.getDefault(), TimeConfiguration.class)::run);
            case RehearseCommand.NAME ->
                command(args, (out, err) -> arguments -> {
                    prepareStage();
                    return new RehearseCommand(Tuntas.class, out, err, Locale.getDefault()).run(arguments);
                });
            default -> serve(args);
        }
    }

    private static void prepareStage() {
        TimeZone.setDefault(ZONE);
        // What is logged must not run into what is told.
        System.setOut(System.err);
    }

    private static void command(
            String[] args, BiFunction<PrintStream, PrintStream, ToIntFunction<List<String>>> command) {
        // Not System.out: what it can write depends on the locale of the machine.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(command.apply(out, err).applyAsInt(List.of(args).subList(1, args.length)));
    }

    private static void serve(String[] args) {
        TimeZone.setDefault(ZONE);
        SpringApplication.run(Tuntas.class, args);
    }
}
