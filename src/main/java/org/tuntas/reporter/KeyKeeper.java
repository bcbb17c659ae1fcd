package org.tuntas.reporter;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.TrackingNumber;

/**
 * Holds this node's keys, and brings a new one into use: while some node still runs with another current key, identities are
 * sealed with the old one, which all can open; then with the new one, and what is old is sealed anew in small batches.
 */
class KeyKeeper implements Seals {

    private static final Logger LOG = LoggerFactory.getLogger(KeyKeeper.class);

    /** A node that was not seen for so long has died without a word. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private static final int BATCH = 100;

    private final KeyBook book;
    private final KeyRing ring;
    private final TransactionTemplate transaction;
    private final UUID node = UUID.randomUUID();
    private final HandedOut handedOut;
    /** Not to be tried again by this node, and not to stand in the way of the others. */
    private final Set<TrackingNumber> unreadable = ConcurrentHashMap.newKeySet();

    /**
     * Opens the database with this node's keys.
     *
     * @throws UnusableServerKey when something is sealed with a key that this node does not have
     */
    KeyKeeper(KeyBook book, KeyRing ring, PlatformTransactionManager transactions) {
        this.book = book;
        this.ring = ring;
        this.transaction = new TransactionTemplate(transactions);
        this.handedOut = Objects.requireNonNull(transaction.execute(status -> unlock()));
    }

    private HandedOut unlock() {
        book.lock();
        String current = ring.current().id();
        String sealing = book.sealing().orElse(null);
        // Until something is sealed the key may change: a first start may have failed for another reason.
        if (sealing == null || (ring.key(sealing).isEmpty() && book.isUnused())) {
            book.forget();
            book.add(current);
            book.sealWith(current);
            sealing = current;
        }
        long locked = book.sealedOtherwise(ring.ids());
        if (locked > 0) {
            throw UnusableServerKey.stillNeeded(locked);
        }
        ServerKey old = ring.key(sealing).orElseThrow(UnusableServerKey::different);
        HandedOut secrets = secretsOf(old);
        book.add(current);
        if (book.secrets(current).isEmpty()) {
            keepSecrets(ring.current(), secrets);
        }
        book.seen(node, current);
        return secrets;
    }

    private HandedOut secretsOf(ServerKey key) {
        Map<String, byte[]> sealed = book.secrets(key.id());
        if (!sealed.isEmpty()) {
            Map<String, byte[]> opened = new TreeMap<>();
            sealed.forEach((purpose, content) -> opened.put(purpose, key.open(content)));
            return new HandedOut(opened);
        }
        HandedOut first = book.isUnused() ? HandedOut.drawn(new SecureRandom()) : HandedOut.of(key);
        keepSecrets(key, first);
        return first;
    }

    private void keepSecrets(ServerKey key, HandedOut secrets) {
        Map<String, byte[]> sealed = new TreeMap<>();
        secrets.secrets().forEach((purpose, content) -> sealed.put(purpose, key.seal(content)));
        book.keepSecrets(key.id(), sealed);
    }

    /** What this database's PINs, links and fingerprints are made with. */
    HandedOut handedOut() {
        return handedOut;
    }

    @Override
    public Sealed seal(byte[] plain) {
        // A node that was thought dead and seals with its own key loses nothing: the others seal that anew.
        ServerKey key = book.sealing().flatMap(ring::key).orElse(ring.current());
        return new Sealed(key.id(), key.seal(plain));
    }

    @Override
    public byte[] open(Sealed sealed) {
        return ring.key(sealed.keyId())
                .orElseThrow(() -> new IllegalStateException("an identity is sealed with the key "
                        + sealed.keyId().substring(0, 8) + ", which this node does not have"))
                .open(sealed.content());
    }

    /** Lets the other nodes know that this one runs. */
    void show() {
        transaction.executeWithoutResult(
                status -> book.seen(node, ring.current().id()));
    }

    /** Lets the other nodes know that this one has stopped. */
    void leave() {
        transaction.executeWithoutResult(status -> book.gone(node));
    }

    /** Seals with the current key from now on, once all nodes have it as theirs. */
    void bringIntoUse() {
        String current = ring.current().id();
        if (book.sealing().filter(current::equals).isPresent()) {
            return;
        }
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> {
            book.lock();
            if (!book.keysOfNodes(LATE).stream().allMatch(current::equals)) {
                return false;
            }
            book.sealWith(current);
            book.keepSecretsOf(current);
            return true;
        }));
        if (done) {
            LOG.info("Identities are sealed with the new {} from now on; older ones follow", ring.current());
        }
    }

    /**
     * Seals the next identities that lie under an old key with the current one.
     *
     * @return how many; 0 when there is nothing left that this node could do
     */
    int sealAnew() {
        String current = ring.current().id();
        if (book.sealing().filter(current::equals).isEmpty()) {
            return 0;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            List<KeyBook.Old> taken = book.takeOld(current, unreadable, BATCH);
            taken.forEach(this::sealAnew);
            return taken.size();
        }));
    }

    private void sealAnew(KeyBook.Old old) {
        byte[] plain;
        try {
            plain = open(old.sealed());
        } catch (RuntimeException damaged) {
            unreadable.add(old.number());
            LOG.error("The identity of {} cannot be opened and stays as it is", old.number(), damaged);
            return;
        }
        book.reseal(old.number(), new Sealed(ring.current().id(), ring.current().seal(plain)));
    }

    /**
     * How the change of keys stands.
     *
     * @param sealing the start of the id of the key with which new identities are sealed
     * @param current the start of the id of this node's current key
     * @param old how many identities lie under other keys
     * @param unreadable how many of them this node could not open
     * @param previous whether this node was given previous keys
     */
    record Standing(String sealing, String current, long old, int unreadable, boolean previous) {

        /** Whether new identities are sealed with this node's current key. */
        boolean inUse() {
            return sealing.equals(current);
        }

        /** Whether previous keys, if there are any, can be taken away. */
        boolean complete() {
            return inUse() && old == 0;
        }
    }

    Standing standing() {
        String sealing = book.sealing().orElse("");
        return new Standing(
                start(sealing),
                start(ring.current().id()),
                book.sealedOtherwise(Set.of(sealing)),
                unreadable.size(),
                ring.ids().size() > 1);
    }

    private static String start(String id) {
        return id.substring(0, Math.min(8, id.length()));
    }
}
