package org.tuntas.handling;

import org.jspecify.annotations.Nullable;

/**
 * A row of the routing table: who is proposed for which reports.
 *
 * @param rule id of the rule in the table
 * @param category code of a category, which holds for those below it as well; null for any, also for none
 * @param region Kemendagri code, which holds for all that lies in it; null for anywhere, also for nowhere
 * @param agency node code
 * @param unit node code of one of the agency's units; null when the agency finds out itself
 * @param annotation what the author of the rule says about it; empty when nothing
 */
public record RoutingRule(
        String rule,
        @Nullable String category,
        @Nullable String region,
        String agency,
        @Nullable String unit,
        String annotation) {

    /** Whether a report about that category in that region is meant. */
    boolean fits(@Nullable String ofCategory, @Nullable String inRegion) {
        return covers(category, ofCategory, '/') && covers(region, inRegion, '.');
    }

    private static boolean covers(@Nullable String wanted, @Nullable String code, char separator) {
        return wanted == null || code != null && (code.equals(wanted) || code.startsWith(wanted + separator));
    }
}
