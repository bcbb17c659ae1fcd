package org.tuntas.sla;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Command: a complaint enters a stage, and its clock starts.
 *
 * @param number tracking number
 * @param round 1, or more after a reopening
 * @param stage stage of the procedure, e.g. {@code VERIFICATION}
 * @param agency node code of the agency whose calendar and limits hold; the desk's while no agency has the complaint
 * @param unit node code of the unit that works, if one does
 * @param share key of the unit's share of the complaint; null when the stage belongs to the whole complaint
 * @param type type of the complaint
 * @param supervisionClass supervision class of the complaint
 * @param startedAt when the clock starts; its day in the agency's zone is day 0
 * @param until a day that is the limit instead of the table's HK, e.g. the one to which the case is postponed; null for none
 * @param step where in the models it lies; null where the clock belongs to no element
 */
public record OpenVisit(
        String number,
        int round,
        String stage,
        String agency,
        @Nullable String unit,
        @Nullable Long share,
        String type,
        String supervisionClass,
        Instant startedAt,
        @Nullable LocalDate until,
        @Nullable ModelStep step) {

    /** A clock that belongs to no element of a model, or is only looked at. */
    public OpenVisit(
            String number,
            int round,
            String stage,
            String agency,
            @Nullable String unit,
            @Nullable Long share,
            String type,
            String supervisionClass,
            Instant startedAt,
            @Nullable LocalDate until) {
        this(number, round, stage, agency, unit, share, type, supervisionClass, startedAt, until, null);
    }
}
