package org.tuntas.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say of a report that has ended, before its clocks are read.
 *
 * @param agency node code of the office that has it: the agency, else the one that was named, else the desk
 * @param unit that leads it; empty when none does
 * @param category top level of its category; empty when it has none
 * @param region its regency or city; empty when no place was given
 * @param ageGroup of its reporter; empty when it was not given
 * @param answered whether an office ever gave a final answer
 * @param answeredAt the last final answer of the current round; null when there is none
 * @param followedUpAt the first follow-up; null when there was none
 * @param followUpVisit the visit in which that fell; null when there was none
 * @param resolutionVisit the resolution clock of the current round; null when it never started
 * @param confirmed whether the reporter said of the last answer that it is done
 * @param rescued whether it was once archived as incomplete and lived on
 */
public record EndedReport(
        String number,
        String agency,
        String unit,
        String category,
        String region,
        String type,
        String supervisionClass,
        String ageGroup,
        boolean secret,
        String outcome,
        String closeReason,
        Instant filedAt,
        Instant closedAt,
        boolean answered,
        @Nullable Instant answeredAt,
        @Nullable Instant followedUpAt,
        @Nullable Long followUpVisit,
        @Nullable Long resolutionVisit,
        boolean returned,
        boolean reopened,
        boolean confirmed,
        boolean rescued,
        @Nullable Integer rating) {}
