package org.tuntas.administration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every change, for good. Written in the transaction that makes it. */
public interface Trail {

    /**
     * A change as it is kept.
     *
     * @param actor login of who made it
     */
    record Entry(long id, Instant at, String actor, Change change) {}

    /**
     * What to look for; everything where it is null or empty.
     *
     * @param person who made the change, or whom it is about
     * @param from first day, in WIB
     * @param until last day, in WIB
     */
    record Filter(
            String person,
            Change.@Nullable Subject subject,
            String object,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** Writes a change down. */
    void write(String actor, Instant at, Change change);

    /** Key of the newest change of a thing; 0 when it was never changed. */
    long newest(Change.Subject subject, String object);

    /** The changes of a thing after that key, oldest first. */
    List<Entry> since(Change.Subject subject, String object, long key);

    /** Changes that fit, newest first. */
    List<Entry> find(Filter filter, int skip, int most);
}
