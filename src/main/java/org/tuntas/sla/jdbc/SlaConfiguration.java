package org.tuntas.sla.jdbc;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.LimitBook;
import org.tuntas.sla.Pauses;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visits;

/** Gives the framework-free {@link Timekeeper} its books. */
@Configuration(proxyBeanMethods = false)
class SlaConfiguration {

    @Bean
    Timekeeper timekeeper(CalendarBook calendars, LimitBook limits, Visits visits, Pauses pauses, Clock clock) {
        return new Timekeeper(calendars, limits, visits, pauses, clock);
    }
}
