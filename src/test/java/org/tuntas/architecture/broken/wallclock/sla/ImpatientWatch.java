package org.tuntas.architecture.broken.wallclock.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

@SuppressWarnings("JavaTimeDefaultTimeZone")
class ImpatientWatch {

    private final Supplier<Instant> later = Instant::now;

    List<Object> askEveryone(ZoneId zone) {
        return List.of(
                Instant.now(),
                LocalDate.now(),
                LocalDateTime.now(),
                ZonedDateTime.now(zone),
                System.currentTimeMillis(),
                new Date(),
                Calendar.getInstance(),
                Clock.systemUTC(),
                Clock.system(zone),
                later);
    }
}
