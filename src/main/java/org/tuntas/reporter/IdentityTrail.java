package org.tuntas.reporter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** Who looked at whom, when and why, for good: nothing of it can be changed or removed. */
public interface IdentityTrail {

    /**
     * A leave to look, and what became of it.
     *
     * @param views how often the data was on a screen
     * @param lastView when it was for the last time; null when it never was
     */
    record Entry(IdentityAccess access, long views, @Nullable Instant lastView) {}

    /**
     * What to look for; everything where it is null.
     *
     * @param officers logins
     * @param from first day, in WIB
     * @param until last day, in WIB
     */
    record Filter(
            @Nullable Collection<String> officers,
            @Nullable TrackingNumber number,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Writes a leave down.
     *
     * @param access its id counts for nothing
     * @param form the form that asked for it
     * @return false when that form has been used; nothing is written then
     */
    boolean open(IdentityAccess access, UUID form);

    /** The leave that somebody has at a moment. */
    Optional<IdentityAccess> valid(
            TrackingNumber number, String officer, IdentityAccess.Scope scope, IdentityAccess.Basis basis, Instant now);

    /** Writes down that the data is on a screen. */
    void viewed(IdentityAccess access, Instant at);

    /** Entries that fit, newest first. */
    List<Entry> find(Filter filter, int skip, int most);
}
