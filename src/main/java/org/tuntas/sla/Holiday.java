package org.tuntas.sla;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day off besides the weekend.
 *
 * @param day the date, in the zone of whoever looks at it
 * @param agency node code of the agency that is off, or {@link #NATIONAL}
 * @param kind what makes it a day off
 * @param name Indonesian name, as in the decree
 * @param decree number of the decree, shown as the reason for a date
 * @param decreeDate when the decree was signed
 */
public record Holiday(
        LocalDate day, String agency, Kind kind, String name, @Nullable String decree, @Nullable LocalDate decreeDate) {

    /** Stands for every agency. */
    public static final String NATIONAL = "";

    /** What makes a day a day off. */
    public enum Kind {
        /** national holiday, <i>libur nasional</i> */
        HOLIDAY,
        /** joint leave, <i>cuti bersama</i> */
        JOINT_LEAVE,
        /** day off of one agency, for example the anniversary of its city */
        LOCAL_HOLIDAY
    }

    /** @throws IllegalArgumentException when a local holiday names no agency, or a national one does */
    public Holiday {
        if ((kind == Kind.LOCAL_HOLIDAY) == agency.equals(NATIONAL)) {
            throw new IllegalArgumentException("A local holiday names its agency and a national one none: " + day + " "
                    + kind + " '" + agency + "'");
        }
    }
}
