package org.tuntas.demo;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.tuntas.lifecycle.EngineTime;
import org.tuntas.sla.Timekeeper;

@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    @Bean
    @Primary
    ShiftedClock shiftedClock(@Qualifier("wallClock") Clock wallClock, ClockStore store) {
        return new ShiftedClock(wallClock, store.read());
    }

    @Bean
    DemoClock demoClock(ShiftedClock clock, ClockStore store, EngineTime engineTime, Timekeeper timekeeper) {
        return new DemoClock(clock, store, engineTime, timekeeper);
    }
}
