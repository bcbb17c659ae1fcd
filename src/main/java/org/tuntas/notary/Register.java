package org.tuntas.notary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** Where the notary's rows are kept. Takes part in the caller's transaction. */
public interface Register {

    /** An entry and what the notary keeps of it: one of the two may be absent. */
    record Pair(@Nullable Recorded recorded, @Nullable Kept kept) {}

    /** A line of a day's log: a leaf, and the entry where everybody may read it. */
    record Leaf(Fingerprint fingerprint, Optional<LogEntry> open) {}

    /** Makes the caller the only one who seals until its transaction ends, or says that another node is at it. */
    boolean takePen();

    /** The last sealed day. */
    Optional<DaySeal> last();

    /** The day, in WIB, of the earliest entry that is in no tree. */
    Optional<LocalDate> firstDue();

    /**
     * Goes through the entries before a moment that are in no tree, report by report, each in the order of its timeline.
     *
     * @param each is given the entry and the last link of its report that is sealed; {@code null} when there is none
     */
    void due(Instant before, BiConsumer<Recorded, @Nullable Link> each);

    /** Keeps entries of a day that is not sealed yet. */
    void keep(List<Kept> entries);

    /** The leaves of a day in the order of its tree. */
    List<Fingerprint> leaves(LocalDate day);

    /** Seals a day: its entries are due no more, and it takes no others. */
    void seal(DaySeal seal, Instant at);

    /** The newest sealed days, the newest first. */
    List<DaySeal> newest(int most);

    /** All sealed days, the oldest first. */
    void seals(Consumer<DaySeal> each);

    /** These sealed days, the oldest first. */
    List<DaySeal> seals(List<LocalDate> days);

    /** The entries of a report as they are now and as they were kept, in the order of the chain; those in no tree come last. */
    List<Pair> entries(TrackingNumber number);

    /** The leaves of a day in the order of its tree, opened where everybody may read the entry. */
    void log(LocalDate day, Consumer<Leaf> each);
}
