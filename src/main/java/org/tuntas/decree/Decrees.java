package org.tuntas.decree;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tuntas.procedure.MovedDate;

/** Where decrees are kept. Takes part in the caller's transaction. */
public interface Decrees {

    /** Keeps a new decree. */
    long add(String number, LocalDate signedOn, List<DecreeDay> days, int leftOut, String by, Instant at);

    /** A decree. */
    Optional<Decree> find(long id);

    /** Decrees, the newest first. */
    List<Decree> newest(int most);

    /** Takes a decree until the transaction ends, waiting for whoever holds it. */
    Optional<Decree> lock(long id);

    /** Takes the oldest decree that a worker has to do with, unless another node holds it. */
    Optional<Decree> takeAtWork();

    /** The next reports with open clocks of those whom a decree concerns, after the last one that was looked at. */
    List<String> nextToForesee(Decree decree, int most);

    /** Keeps what would move, and how far the forecast has come. */
    void foresaw(long id, List<MovedDate> dates, String lastNumber);

    /** The forecast is complete. */
    void foreseen(long id, Instant at);

    /** Forgets the forecast and begins it again. */
    void foreseeAgain(long id);

    /** Puts a decree to work. */
    void ordered(long id, String by, Instant at, long concerned);

    /** Nobody wants a decree any more. */
    void discarded(long id);

    /** Whether another decree is being carried out. */
    boolean isOneAtWork();

    /** How many reports wait for their clocks, those that fail again and again left out. */
    long waiting();

    /** All clocks are renewed: closes the forecast of those that did not move, and lists the reporters to be told. */
    void renewed(long id);

    /** Takes reporters to be told, until the transaction ends. */
    List<String> takeToTell(long id, int most);

    /** A reporter was told, or why not. */
    void told(long id, String number, String outcome, Instant at);

    /** Everything is done. */
    void done(long id, Instant at);

    /**
     * What a decree moves.
     *
     * @param reports with at least one moved date
     * @param clocks limits of stages
     * @param tasks due dates
     * @param timers warnings, escalations and ends
     * @param letters reporters whose promised day moves
     * @param moved dates that have moved
     * @param told reporters who were told
     */
    record Effect(long reports, long clocks, long tasks, long timers, long letters, long moved, long told) {}

    /** The effect of a decree as far as it is known. */
    Effect effect(Decree decree);

    /**
     * A date that a decree moves.
     *
     * @param foreseen what the forecast said; null for one that began after it
     * @param movedTo what became of it; null while it has not moved
     */
    record Row(
            String number,
            MovedDate.Kind kind,
            String name,
            Instant before,
            @Nullable Instant foreseen,
            @Nullable Instant movedTo) {}

    /** Some of the dates, by report. */
    List<Row> rows(long id, int offset, int most);

    /** Calls back for each of the dates, by report, without holding them all. */
    void eachRow(long id, Consumer<Row> reader);

    /** Reports whose clocks could not be renewed, with the cause. */
    List<Failure> failures(int most);

    /** A report whose clocks could not be renewed. */
    record Failure(String number, String cause) {}
}
