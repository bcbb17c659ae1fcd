package org.tuntas.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.CalendarBook;

/** When letters go out that are not urgent: from 07:00 to 20:00 where the agency is that has the complaint. */
@Component
class DeliveryHours {

    private static final LocalTime FROM = LocalTime.of(7, 0);
    private static final LocalTime TO = LocalTime.of(20, 0);

    private final CalendarBook calendars;
    private final Registry registry;
    private final Clock clock;

    DeliveryHours(CalendarBook calendars, Registry registry, Clock clock) {
        this.calendars = calendars;
        this.registry = registry;
        this.clock = clock;
    }

    /** When the hours begin again; empty while they last. */
    Optional<Instant> closedUntil(Complaint complaint) {
        ZonedDateTime now = clock.instant().atZone(zone(complaint));
        LocalTime time = now.toLocalTime();
        if (time.isBefore(FROM)) {
            return Optional.of(now.with(FROM).toInstant());
        }
        return time.isBefore(TO)
                ? Optional.empty()
                : Optional.of(now.plusDays(1).with(FROM).toInstant());
    }

    /** Zone of the agency that has the complaint, or receives it. */
    ZoneId zone(Complaint complaint) {
        String agency = complaint.agency() != null
                ? complaint.agency()
                : registry.receiving(complaint.namedAgency()).code();
        return calendars.calendars().of(agency).zone();
    }
}
