package org.tuntas.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Which manager gets the morning letter of which day, and what became of it. */
public interface DigestBook {

    /**
     * The letter of a manager for a day.
     *
     * @param letter the same whenever it is tried again
     * @param attempts how often it was tried before
     */
    record Digest(String manager, LocalDate day, UUID letter, int attempts) {}

    /** How a letter ends. */
    enum End {
        SENT,
        /** nothing is late or at risk */
        NOTHING,
        NO_ADDRESS,
        /** the mail server knows no such mailbox */
        REFUSED,
        /** tried until the day was over */
        GIVEN_UP
    }

    /** Lets a manager get the letter of a day, unless they are to get it or got it already. */
    void enter(String manager, LocalDate day, Instant now);

    /**
     * Takes a letter that is due, and records that it is being sent. One that was being sent for longer than {@code patience} is
     * taken again.
     */
    Optional<Digest> take(Instant now, Duration patience);

    /** Ends a letter that is being sent. */
    void end(Digest digest, End end, String failure, Instant now);

    /** Lets a letter wait for another try. */
    void retry(Digest digest, Instant due, String failure, Instant now);
}
