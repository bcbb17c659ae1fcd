package org.tuntas.sla;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a complaint in a stage, with the limit that bound its clock when it started. A limit that is changed or
 * removed later does not touch it.
 *
 * @param id key of the visit
 * @param number tracking number
 * @param round 1, or more after a reopening
 * @param stage stage of the procedure
 * @param agency node code of the agency whose calendar holds
 * @param unit node code of the unit that works, if one does
 * @param share key of the unit's share of the complaint; null when the stage belongs to the whole complaint
 * @param type type of the complaint, as the limit was chosen
 * @param supervisionClass supervision class of the complaint, as the limit was chosen
 * @param startedAt when the clock started
 * @param endedAt when the complaint left the stage; null while it is there
 * @param workingDays the bound limit in HK
 * @param warningDay HK after the start on which the holder is warned; null when nobody is
 * @param legalBasis what the limit rests on
 * @param reclassifiedFrom HK of the limit that the complaint's first class gave; null while that one holds
 * @param promisedLimit the day, e.g. promised in an earlier visit, which is this visit's limit instead of the HK
 * @param promisedOn the day promised during this visit, which will be the next visit's limit
 * @param extendedTo the day to which a manager extended the limit
 * @param extendedDays HK after the start up to {@code extendedTo}, as counted when it was extended
 * @param extensions how often the limit was extended
 */
public record Visit(
        long id,
        String number,
        int round,
        String stage,
        String agency,
        @Nullable String unit,
        @Nullable Long share,
        String type,
        String supervisionClass,
        Instant startedAt,
        @Nullable Instant endedAt,
        int workingDays,
        @Nullable Integer warningDay,
        String legalBasis,
        @Nullable Integer reclassifiedFrom,
        @Nullable LocalDate promisedLimit,
        @Nullable LocalDate promisedOn,
        @Nullable LocalDate extendedTo,
        @Nullable Integer extendedDays,
        int extensions) {

    /** Whether it has not ended yet. */
    public boolean open() {
        return endedAt == null;
    }
}
