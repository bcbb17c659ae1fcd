package org.tuntas.reporter;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tuntas.complaint.TrackingNumber;

/** What the database knows of its keys: their ids, what is sealed with each, and which nodes run with which. */
public interface KeyBook {

    /** Holds every other start and every change of the sealing key off, until the transaction ends. */
    void lock();

    /** Ids of all keys that were ever used here. */
    Set<String> ids();

    /** Id of the key with which new identities are sealed; empty before the first start. */
    Optional<String> sealing();

    /** Whether no report has been filed yet. */
    boolean isUnused();

    /** How many identities are sealed with any key but these. */
    long sealedOtherwise(Collection<String> keyIds);

    /** Forgets all keys and secrets of a database that is unused. */
    void forget();

    /** Adds a key, unless it is known. */
    void add(String keyId);

    /** Makes a known key the one for sealing. */
    void sealWith(String keyId);

    /** The secrets that lie sealed with a key, by purpose; empty when there are none. */
    Map<String, byte[]> secrets(String keyId);

    /** Keeps secrets sealed with a key. */
    void keepSecrets(String keyId, Map<String, byte[]> sealed);

    /** Removes the secrets sealed with any other key. */
    void keepSecretsOf(String keyId);

    /** Records that a node runs, and with which key. */
    void seen(UUID node, String keyId);

    /** Records that a node has stopped. */
    void gone(UUID node);

    /** Ids of the keys that the nodes seal with which were seen of late; forgets the others. */
    List<String> keysOfNodes(Duration late);

    /**
     * An identity that is sealed with an old key.
     */
    record Old(TrackingNumber number, Sealed sealed) {}

    /** Takes identities that are sealed with any other key, until the transaction ends; those that others have taken are left out. */
    List<Old> takeOld(String keyId, Collection<TrackingNumber> without, int most);

    /** Replaces what is kept of a reporter. */
    void reseal(TrackingNumber number, Sealed sealed);
}
