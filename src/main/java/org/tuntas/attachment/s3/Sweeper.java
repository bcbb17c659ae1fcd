package org.tuntas.attachment.s3;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tuntas.attachment.Attachments;

/**
 * Removes objects to which no attachment belongs: their report was refused after they had been written, or the evidence was removed. An object
 * goes when two rounds in a row have found no row for it, so that one whose transaction is under way is left alone without asking any clock.
 */
class Sweeper {

    private static final int AT_ONCE = 1000;

    private final S3FileStore store;
    private final Attachments attachments;
    private Set<UUID> suspects = Set.of();

    Sweeper(S3FileStore store, Attachments attachments) {
        this.store = store;
        this.attachments = attachments;
    }

    /**
     * Goes round once.
     *
     * @return how many objects were removed
     */
    synchronized int sweep() {
        Set<UUID> orphans = withoutRow(List.copyOf(store.ids()));
        Set<UUID> removed = new HashSet<>(orphans);
        removed.retainAll(suspects);
        store.remove(removed);
        orphans.removeAll(removed);
        suspects = orphans;
        return removed.size();
    }

    private Set<UUID> withoutRow(List<UUID> stored) {
        Set<UUID> orphans = new HashSet<>(stored);
        for (int from = 0; from < stored.size(); from += AT_ONCE) {
            List<UUID> some = new ArrayList<>(stored.subList(from, Math.min(from + AT_ONCE, stored.size())));
            orphans.removeAll(attachments.known(some));
        }
        return orphans;
    }
}
