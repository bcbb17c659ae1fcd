package org.tuntas.organisation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts for another, or in a vacant office, for a time. From the first to the last day the deputy is in the
 * groups as any member is. A deputy's deputy gets none of them.
 *
 * @param id key; 0 for one that is not entered yet
 * @param deputy login of who acts
 * @param absent login of whom they act for; null when the office of the group is vacant
 * @param group id of the one group it is about; null for all groups of whoever is absent, as they are on each day
 * @param kind which of the two kinds
 * @param from first day
 * @param until last day
 * @param startsAt beginning of the first day, in the zone of the office
 * @param endsAt end of the last day there, exclusive; earlier when somebody ended it early
 * @param ended whether somebody ended it early
 */
public record Deputy(
        long id,
        String deputy,
        @Nullable String absent,
        @Nullable String group,
        Kind kind,
        LocalDate from,
        LocalDate until,
        Instant startsAt,
        Instant endsAt,
        boolean ended) {

    /** What a letter of appointment calls it. */
    public enum Kind {
        /** <i>pelaksana tugas</i>: the office is vacant, or its holder away for long */
        PLT,
        /** <i>pelaksana harian</i>: the holder is away for a while */
        PLH
    }

    /** @throws IllegalArgumentException when it is about nobody and nothing, about oneself, or ends before it starts */
    public Deputy {
        if (absent == null && group == null) {
            throw new IllegalArgumentException("a deputy of nobody, in no group");
        }
        if (deputy.equals(absent)) {
            throw new IllegalArgumentException(deputy + " cannot act for themselves");
        }
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("from " + from + " until " + until);
        }
    }

    /** Whether it is in force at a moment. */
    public boolean isInForce(Instant now) {
        return !now.isBefore(startsAt) && now.isBefore(endsAt);
    }

    /** Whether it is in force at a moment, or will be. */
    public boolean isComing(Instant now) {
        return now.isBefore(endsAt);
    }
}
