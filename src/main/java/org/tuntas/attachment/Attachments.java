package org.tuntas.attachment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.TrackingNumber;

/** The rows of attachments. Whoever changes one holds the complaint's lock. */
public interface Attachments {

    /** Writes new rows. */
    void add(List<Attachment> attachments);

    /** All of a report, oldest first. */
    List<Attachment> of(TrackingNumber number);

    /** All of several reports, the oldest of each first. */
    List<Attachment> of(Collection<TrackingNumber> numbers);

    /** One of a report. */
    Optional<Attachment> find(TrackingNumber number, UUID id);

    /** How many a report has. */
    int count(TrackingNumber number);

    /** Whether an officer brought something for the next answer of a share. */
    boolean isWaiting(long share);

    /** Gives what waits for the answer of a share to that answer. */
    void join(long share, long entry, Audience audience);

    /** Gives the released ones among what only officers may see of the parts of some shares to an entry. */
    void takeAlong(Collection<Long> shares, long entry, Audience audience);

    /** Marks one as released, or not. */
    void release(UUID id, boolean released, String officer, Instant at);

    /** Removes one, with its bytes if they lie in PostgreSQL. */
    void remove(UUID id);

    /** Those of the ids that have a row. */
    Set<UUID> known(Collection<UUID> ids);

    /** Gives what an officer brought for an answer, and its reader may read, to another report's entry as well; the bytes lie once. */
    void share(long entry, TrackingNumber with, long itsEntry);

    /** Under which key the bytes of a file lie. */
    UUID bytesOf(UUID id);
}
