package org.tuntas;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts Tuntas.
 *
 * <p>The JVM's time zone is set before anything else runs: the process engine stores its timestamps without a zone and
 * reads them back in the zone of the JVM. A server in UTC would read every deadline of a database written in Jakarta
 * seven hours off. Our own timestamps carry their zone and do not depend on this.
 */
@SpringBootApplication
public class Tuntas {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Jakarta"));
        SpringApplication.run(Tuntas.class, args);
    }
}
