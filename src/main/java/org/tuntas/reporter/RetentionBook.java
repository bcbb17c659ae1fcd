package org.tuntas.reporter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** The rules of how long what is kept, and the reports whose time has come. */
public interface RetentionBook {

    /** All rules, by state, the general ones first. */
    List<RetentionRule> rules();

    /** A rule, held against others who would change it until the transaction ends. */
    Optional<RetentionRule> lock(long id);

    /** Changes days and legal basis of a rule. */
    void change(long id, int days, String legalBasis);

    /** Adds a rule; its id counts for nothing. False when there is one for the same reports and action; nothing is changed then. */
    boolean add(RetentionRule rule);

    /**
     * A report, of which something is to be removed.
     */
    record Due(TrackingNumber number, RetentionRule.Action action) {}

    /** Reports whose time has come, those that were closed first before the others. */
    List<Due> due(Instant now, Collection<TrackingNumber> without, int most);

    /**
     * Takes a report until the transaction ends, unless somebody else has it now.
     *
     * @return whether it has it, and its time has still come
     */
    boolean take(Due due, Instant now);

    /**
     * Removes the identity of a report's reporter for good.
     *
     * @return whether there was one
     */
    boolean anonymise(TrackingNumber number, Instant at);

    /** Records that the texts of a report have been removed. */
    void textsDeleted(TrackingNumber number, Instant at);

    /**
     * What has been removed of a report.
     *
     * @param identity when the identity was; null when it was not
     * @param texts when title and text were; null when they were not
     */
    record Removed(@Nullable Instant identity, @Nullable Instant texts) {}

    /** What has been removed of a report. */
    Removed removed(TrackingNumber number);
}
