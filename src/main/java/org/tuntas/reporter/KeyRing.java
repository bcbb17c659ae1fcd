package org.tuntas.reporter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The server keys that a node was started with: the current one, and those before it that something may be sealed with still. */
final class KeyRing {

    private static final String DEMONSTRATION = "demonstration-only";

    private final ServerKey current;
    private final Map<String, ServerKey> keys = new LinkedHashMap<>();

    /**
     * @param current {@code TUNTAS_SERVER_KEY}
     * @param previous {@code TUNTAS_SERVER_KEY_PREVIOUS}: none, one, or several separated by commas or spaces
     * @param demonstration whether the well-known key of the demonstration may be used
     * @throws UnusableServerKey when one is absent, too short or well known
     */
    KeyRing(String current, String previous, boolean demonstration) {
        this.current = key(current, demonstration);
        keys.put(this.current.id(), this.current);
        for (String one : spelled(previous)) {
            ServerKey key = key(one, demonstration);
            keys.putIfAbsent(key.id(), key);
        }
    }

    /** A key that has a comma or a space itself can be the previous one as well: as a whole, and what it falls into besides. */
    private static String[] spelled(String previous) {
        if (previous.isBlank()) {
            return new String[0];
        }
        String[] pieces = Arrays.stream(previous.split("[,\\s]+"))
                .filter(piece -> !piece.isEmpty())
                .toArray(String[]::new);
        boolean oneKey = pieces.length > 1
                && Arrays.stream(pieces).anyMatch(piece -> piece.length() < ServerKey.MINIMUM_LENGTH)
                && previous.length() >= ServerKey.MINIMUM_LENGTH;
        return oneKey ? new String[] {previous} : Stream.of(pieces).toArray(String[]::new);
    }

    private static ServerKey key(String secret, boolean demonstration) {
        if (secret.startsWith(DEMONSTRATION) && !demonstration) {
            throw UnusableServerKey.known();
        }
        return new ServerKey(secret);
    }

    ServerKey current() {
        return current;
    }

    Optional<ServerKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    Set<String> ids() {
        return keys.keySet();
    }
}
