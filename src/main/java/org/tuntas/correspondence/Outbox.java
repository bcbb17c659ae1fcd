package org.tuntas.correspondence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The notices that are to be sent, and what became of them. Written in the transaction that writes the timeline, so that
 * whatever happened is told, and nothing is told that did not happen.
 */
public interface Outbox {

    /** How a notice ends, other than by being tried again. */
    enum End {
        /** handed to the mail server, which took it */
        SENT,
        /** it had become pointless when its turn came */
        DROPPED,
        /** the recipient left no address, or is no active officer any more */
        NO_ADDRESS,
        /** the mail server knows no such mailbox, or the address is none */
        REFUSED,
        /** tried for days without success: an operator must look */
        GIVEN_UP
    }

    /** Adds notices that wait to be sent, within the caller's transaction. */
    void add(Collection<Dispatch> notices, Instant at);

    /** Adds notices that nobody will send because mail is switched off, within the caller's transaction. */
    void addSwitchedOff(Collection<Dispatch> notices, Instant at);

    /**
     * Takes the notices of the next letter, until the transaction ends: those of one complaint that wait for one recipient,
     * when one of them is due. A letter that was being sent for longer than {@code patience} is taken again, as it was.
     *
     * @return empty when nothing is due
     */
    List<Dispatch> take(Instant now, Duration patience);

    /** Puts notices that the caller has taken off until a time. */
    void hold(Collection<UUID> notices, Instant until);

    /** Records, before anybody talks to the mail server, that notices are being sent in a letter. */
    void sending(Collection<UUID> notices, UUID letter, Instant at);

    /** Ends notices that are being sent. */
    void end(Collection<UUID> notices, End end, String failure, Instant at);

    /** Lets the notices of a letter wait for another try; they stay together. */
    void retry(UUID letter, Instant due, String failure, Instant at);

    /**
     * Lets the notices of a letter wait as if it had never been begun: the mail server has taken nothing of it. They stay due.
     *
     * @param notBefore before that they are not tried again
     */
    void putBack(UUID letter, Instant notBefore, Instant at);

    /**
     * How the outbox stands.
     *
     * @param givenUpSince counts only notices that were given up after that
     */
    Count count(Instant givenUpSince, Instant now);

    /**
     * How the outbox stands.
     *
     * @param waiting will be sent when they are due
     * @param overdue how long the oldest that could have been sent has been waiting
     * @param givenUp need an operator
     */
    record Count(long waiting, Duration overdue, long givenUp) {}
}
