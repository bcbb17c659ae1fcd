package org.tuntas.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;

/**
 * Where the files of reports and answers are kept. A file comes in three steps: {@link #lay} before the transaction, {@link #write} at
 * its beginning, {@link #keep} or {@link #keepEvidence} once the complaint is locked. So a large file holds nobody up, and file and
 * complaint commit together.
 */
@Service
public class Cabinet {

    private final Attachments attachments;
    private final Map<FileStore.Kind, FileStore> stores;
    private final FileStore store;
    private final AttachmentLimits limits;
    private final Clock clock;

    Cabinet(
            Attachments attachments,
            List<FileStore> stores,
            @Value("${tuntas.attachments.store:POSTGRESQL}") FileStore.Kind kind,
            AttachmentLimits limits,
            Clock clock) {
        this.attachments = attachments;
        this.stores = stores.stream().collect(Collectors.toMap(FileStore::kind, Function.identity()));
        this.store = storeOf(kind);
        this.limits = limits;
        this.clock = clock;
    }

    /** Gives files their keys and, where the store knows no transactions, writes them: rows without objects would be worse than objects without rows. */
    public Laid lay(List<ExaminedFile> files) {
        if (files.isEmpty()) {
            return Laid.NOTHING;
        }
        Laid laid = new Laid(files.stream()
                .map(file -> new Laid.One(UUID.randomUUID(), file))
                .toList());
        if (store.kind() != FileStore.Kind.POSTGRESQL) {
            put(laid);
        }
        return laid;
    }

    /** Writes the bytes within the caller's transaction, before it locks the complaint. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Laid laid) {
        if (store.kind() == FileStore.Kind.POSTGRESQL) {
            put(laid);
        }
    }

    private void put(Laid laid) {
        laid.files()
                .forEach(
                        one -> store.put(one.id(), one.file().path(), one.file().size()));
    }

    /**
     * Files what the reporter brought, within the caller's transaction. They and the officers see it; the public does when somebody has
     * released it.
     *
     * @param entry entry of the timeline with which it came; null for the report itself
     * @throws InvalidInput when the report would have too many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Laid laid, TrackingNumber number, @Nullable Long entry) {
        add(laid, number, Attachment.Origin.REPORTER, entry, null, ComplaintEvent.REPORTER, Audience.REPORTER);
    }

    /**
     * Files what an officer brought for the next answer of a unit's share, within the caller's transaction, which holds the complaint's
     * lock. Only officers see it until then.
     *
     * @param officer login
     * @throws InvalidInput when the report would have too many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepEvidence(Laid laid, TrackingNumber number, long share, String officer) {
        add(laid, number, Attachment.Origin.OFFICER, null, share, officer, Audience.OFFICERS);
    }

    private void add(
            Laid laid,
            TrackingNumber number,
            Attachment.Origin origin,
            @Nullable Long entry,
            @Nullable Long share,
            String by,
            Audience audience) {
        if (laid.isEmpty()) {
            return;
        }
        int present = attachments.count(number);
        if (present + laid.files().size() > limits.mostPerReport()) {
            throw new InvalidInput(
                    List.of(FieldProblem.of("files", "file.reportFull", limits.mostPerReport(), present)));
        }
        Instant now = clock.instant();
        attachments.add(laid.files().stream()
                .map(one -> new Attachment(
                        one.id(),
                        number,
                        origin,
                        entry,
                        share,
                        by,
                        one.file().name(),
                        one.file().type(),
                        one.file().size(),
                        one.file().sha256(),
                        store.kind(),
                        audience,
                        false,
                        now))
                .toList());
    }

    /** All files of a report, oldest first: for officers. */
    public List<Attachment> of(TrackingNumber number) {
        return attachments.of(number);
    }

    /** The files of a report that a kind of reader may see, oldest first. */
    public List<Attachment> visibleTo(Audience reader, Complaint complaint) {
        return attachments.of(complaint.number()).stream()
                .filter(attachment -> attachment.isVisibleTo(reader, complaint))
                .toList();
    }

    /** Of each of several published reports the first picture that everybody may see and that can be shown small. */
    public Map<TrackingNumber, Attachment> firstPictures(Collection<TrackingNumber> published) {
        return attachments.of(published).stream()
                .filter(file -> file.isReleased() && file.type().canBeShrunk())
                .collect(Collectors.toMap(Attachment::number, Function.identity(), (first, later) -> first));
    }

    /**
     * One file of a report.
     *
     * @throws Refused UNKNOWN when there is none that this kind of reader may see: whether a hidden one exists is nobody's business
     */
    public Attachment find(Complaint complaint, UUID id, Audience reader) {
        return attachments
                .find(complaint.number(), id)
                .filter(attachment -> attachment.isVisibleTo(reader, complaint))
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "file.unknown"));
    }

    /** Copies the bytes to whoever may have them. */
    public void copy(Attachment attachment, OutputStream to) throws IOException {
        storeOf(attachment.store()).copy(attachments.bytesOf(attachment.id()), to);
    }

    /** Whether evidence waits for the next answer of a unit's share. */
    public boolean hasEvidenceFor(long share) {
        return attachments.isWaiting(share);
    }

    /**
     * Gives the evidence that waits for a share's answer to that answer. The caller holds the complaint's lock.
     *
     * @param entry the answer's entry on the timeline
     * @param audience who may read the answer
     */
    public void join(long share, long entry, Audience audience) {
        attachments.join(share, entry, audience);
    }

    /**
     * Gives the released evidence of the units' parts to the answer that combines them. The caller holds the complaint's lock.
     *
     * @param shares keys of the units' shares
     */
    public void takeAlong(Collection<Long> shares, long entry, Audience audience) {
        attachments.takeAlong(shares, entry, audience);
    }

    /**
     * Gives the evidence of an answer to another report that has the same answer: whoever may read it there may open the files. The caller
     * holds that report's lock.
     *
     * @param entry the answer's entry
     * @param itsEntry the entry of the same answer on the other report's timeline
     */
    public void share(long entry, TrackingNumber with, long itsEntry) {
        attachments.share(entry, with, itsEntry);
    }

    /** Marks a file as released, or takes that back. The caller holds the complaint's lock and has asked whether the officer may. */
    public void release(Attachment attachment, boolean released, String officer) {
        attachments.release(attachment.id(), released, officer, clock.instant());
    }

    /**
     * Removes evidence that still waits. The caller holds the complaint's lock.
     *
     * @throws Refused UNKNOWN when it does not wait for an answer of this share
     */
    public void removeEvidence(TrackingNumber number, UUID id, long share) {
        Optional<Attachment> waiting = attachments
                .find(number, id)
                .filter(found -> found.isWaiting() && Long.valueOf(share).equals(found.share()));
        attachments.remove(waiting.orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "file.unknown"))
                .id());
    }

    private FileStore storeOf(FileStore.Kind kind) {
        FileStore found = stores.get(kind);
        if (found == null) {
            throw new IllegalStateException("Attachments are to be kept in " + kind
                    + ", which is not set up: set TUNTAS_ATTACHMENTS_S3_BUCKET and what belongs to it");
        }
        return found;
    }
}
