package org.tuntas.decree;

import java.time.LocalDate;
import org.tuntas.sla.Holiday;

/**
 * What a decree says about one day.
 *
 * @param agency node code of the agency that is off, or {@link Holiday#NATIONAL}
 * @param recalls whether the day becomes a working day again
 */
public record DecreeDay(LocalDate day, String agency, Holiday.Kind kind, String name, boolean recalls) {

    /** The day off that it declares, or takes back. */
    Holiday holiday(Decree decree) {
        return new Holiday(day, agency, kind, name, decree.number(), decree.signedOn());
    }
}
