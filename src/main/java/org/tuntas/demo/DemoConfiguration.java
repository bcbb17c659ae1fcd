package org.tuntas.demo;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.tuntas.correspondence.Carrier;
import org.tuntas.correspondence.Letter;
import org.tuntas.lifecycle.EngineTime;
import org.tuntas.sla.Timekeeper;

@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    @Bean
    @Primary
    ShiftedClock shiftedClock(@Qualifier("wallClock") Clock wallClock, ClockStore store) {
        return new ShiftedClock(wallClock, store.read());
    }

    @Bean
    DemoClock demoClock(ShiftedClock clock, ClockStore store, EngineTime engineTime, Timekeeper timekeeper) {
        return new DemoClock(clock, store, engineTime, timekeeper);
    }

    /** Without a mail server, letters only lie in the {@link Drawer}. */
    @Bean
    @ConditionalOnExpression("'${spring.mail.host:}'.isBlank()")
    Carrier noMailServer() {
        return () -> new Carrier.Tour() {
            @Override
            public void carry(Letter letter) {
                LOG.debug("{} would be handed to a mail server", letter);
            }

            @Override
            public void close() {
                LOG.debug("No connection to close");
            }
        };
    }
}
