package org.tuntas.handling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.SupervisionClass;

/**
 * What an officer looks for; null asks for nothing.
 *
 * @param text words of the report or of what was said since, a number of ours or of another system, or a part of one
 * @param agency code of the agency that has it or, before it is forwarded, was named
 * @param unit code of a unit that has or had a share of it
 * @param category code of a category; its sub-categories belong to it
 * @param region Kemendagri code; what lies in the region belongs to it
 * @param filedFrom filed then or later
 * @param filedBefore filed before then
 * @param limitBefore an open step has its limit before then
 * @param whose whose step waits
 * @param severalUnits whether several units work on it now
 * @param order which comes first
 * @param after where the page before ended; null for the first
 */
public record CaseQuery(
        @Nullable String text,
        @Nullable ComplaintState state,
        @Nullable String agency,
        @Nullable String unit,
        @Nullable String category,
        @Nullable String region,
        @Nullable SupervisionClass supervisionClass,
        @Nullable Instant filedFrom,
        @Nullable Instant filedBefore,
        @Nullable Instant limitBefore,
        @Nullable Whose whose,
        boolean severalUnits,
        Order order,
        @Nullable Place after) {

    /** The same, going on where a page ended. */
    public CaseQuery from(Place end) {
        return new CaseQuery(
                text,
                state,
                agency,
                unit,
                category,
                region,
                supervisionClass,
                filedFrom,
                filedBefore,
                limitBefore,
                whose,
                severalUnits,
                order,
                end);
    }

    /** Whose step of it waits. */
    public enum Whose {
        /** the reader has taken it */
        MINE,
        /** it is offered to the reader's groups, and nobody has taken it */
        QUEUE
    }

    /** Which report comes first. */
    public enum Order {
        /** the earliest limit, so what is past it comes first; without a limit, the newest */
        URGENT,
        /** the newest */
        NEWEST
    }

    /**
     * The last report of a page: where the next one goes on, also when reports came or went meanwhile.
     *
     * @param nextLimit its earliest limit; null when none runs
     */
    public record Place(@Nullable Instant nextLimit, Instant filedAt, String number) {}
}
