package org.tuntas.modelling.migration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where orders and their reports are kept. Takes part in the caller's transaction. */
public interface MigrationBook {

    /** The published versions, the newest first, and how many reports run in each. */
    List<Version> versions();

    /**
     * A published version of the models.
     *
     * @param deployment id of the engine's deployment
     * @param release number under which people know it; null for one that was never released
     * @param version of the main process, counted by the engine
     * @param tag what designers call it; empty for nothing
     * @param running how many reports run in it
     */
    record Version(
            String deployment, @Nullable Long release, int version, String tag, Instant publishedAt, int running) {

        /** What people call it. */
        public String name() {
            String number = release == null ? "model " + version : String.valueOf(release);
            return tag.isEmpty() ? number : number + " · " + tag;
        }
    }

    /**
     * Writes an order, with all reports that run in its old version.
     *
     * @param key of the form: sent twice it is one order
     * @return its id; empty when an open order has these reports already
     */
    OptionalLong add(Version from, Version to, Map<String, String> choices, String proposedBy, Instant at, String key);

    /** An order. */
    Optional<MigrationOrder> find(long order);

    /** An order, locked until the transaction ends. */
    Optional<MigrationOrder> lock(long order);

    /** The newest orders. */
    List<MigrationOrder> newest(int most);

    /** Changes what was chosen: whatever has not moved is looked at anew, and nobody has approved of it yet. */
    void choose(long order, Map<String, String> choices, String by, Instant at);

    /** Writes who approved. */
    void approve(long order, String by, Instant at);

    /**
     * Changes the state of an order.
     *
     * @param quota how many more reports may move; null for all
     */
    void turn(long order, MigrationOrder.State state, @Nullable Integer quota);

    /** Adds the reports that began in the old version since. */
    void addNewcomers(MigrationOrder order);

    /** Lets what failed or was refused wait again. */
    int retry(long order);

    /** How far an order is. */
    Progress progress(long order);

    /**
     * How many reports of an order there are.
     *
     * @param checked that the dry run has looked at
     */
    record Progress(
            int all, int checked, int can, int cannot, int waiting, int moved, int refused, int gone, int failed) {}

    /** Where the reports of an order stand and would stand, the most first. */
    List<Crowd> crowds(long order);

    /**
     * Reports that stand at the same steps.
     *
     * @param stands names of the steps
     * @param lands names of the steps in the new version; empty when they cannot move
     * @param example number of one of them
     */
    record Crowd(
            String stands,
            String lands,
            MigrationItem.Foreseen foreseen,
            int reports,
            int moved,
            String example,
            MigrationItem.@Nullable Tale tale) {}

    /**
     * Reports of an order, those with problems first.
     *
     * @param outcome only these; null for all
     * @param from which of them is the first, from 0
     */
    List<MigrationItem> items(long order, MigrationItem.@Nullable Outcome outcome, int from, int most);

    /** A report of an order by its number. */
    Optional<MigrationItem> item(long order, String number);

    /** Takes a report that a dry run has not looked at, and that nobody else takes now. */
    Optional<MigrationItem> takeUnforeseen();

    /** Writes what the dry run found. */
    void foresee(MigrationItem item, MigrationItem.Foreseen foreseen, MigrationItem.Tale forecast);

    /** Ends the dry runs that have looked at everything: each then knows who goes first. */
    List<Long> endChecks();

    /** Takes a report that waits to be moved, and that nobody else takes now. */
    Optional<MigrationItem> takeWaiting();

    /** Writes what became of a report, and counts it against the quota of its order. */
    void end(MigrationItem item, MigrationItem.Outcome outcome, MigrationItem.Tale result, Instant at);

    /** Ends the orders in which nothing waits any more. */
    List<Long> endOrders();

    /**
     * Pauses an order in which unexpected things happened too often.
     *
     * @return whether it was paused by this call
     */
    boolean pauseIfFailing(long order, int most);

    /** Writes on the order's own record. */
    void record(long order, Instant at, String actor, String deed, String detail);

    /** The order's own record, in its order. */
    List<Deed> deeds(long order);

    /**
     * Something that was done with an order.
     *
     * @param actor login, or {@code system}
     * @param deed code
     */
    record Deed(Instant at, String actor, String deed, String detail) {}
}
