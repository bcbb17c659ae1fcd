package org.tuntas;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The only place that asks the machine what time it is. Everyone else is given a {@link Clock}, so that a test or the
 * demonstration can move through weeks of deadlines; they do it with a {@code @Primary} clock of their own.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /** The machine's clock, in the zone that {@link Tuntas} sets. */
    @Bean
    Clock wallClock() {
        return Clock.system(ZoneId.of("Asia/Jakarta"));
    }
}
