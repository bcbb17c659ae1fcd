package org.tuntas;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.tuntas.modelling.CompareCommand;
import org.tuntas.modelling.ModelCommand;

/**
 * Starts Tuntas; or, with {@code check} or {@code compare} as its first word, checks or compares models and starts nothing.
 *
 * <p>The JVM's time zone is set before anything else runs: the process engine stores its timestamps without a zone and
 * reads them back in the zone of the JVM. A server in UTC would read every deadline of a database written in Jakarta
 * seven hours off. Our own timestamps carry their zone and do not depend on this.
 */
@SpringBootApplication
public class Tuntas {

    public static void main(String[] args) {
        String command = args.length > 0 ? args[0] : "";
        if (command.equals(ModelCommand.NAME) || command.equals(CompareCommand.NAME)) {
            List<String> arguments = List.of(args).subList(1, args.length);
            // Not System.out: what it can write depends on the locale of the machine.
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
            Locale language = Locale.getDefault();
            System.exit(
                    command.equals(ModelCommand.NAME)
                            ? new ModelCommand(out, err, language).run(arguments)
                            : new CompareCommand(out, err, language).run(arguments));
        }
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Jakarta"));
        SpringApplication.run(Tuntas.class, args);
    }
}
