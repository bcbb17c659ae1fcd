package org.tuntas.reporter;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What PINs, links in letters and fingerprints of requests are made with. Reporters hold those for years, so it is the
 * database's own, lies sealed in it, and stays the same when the server key changes.
 */
public final class HandedOut {

    private static final String PIN = "pin";
    private static final String LINK = "link";
    private static final String FILING = "filing";
    private static final int BYTES = 32;

    private final Map<String, byte[]> secrets;

    /** @param secrets by purpose; each 32 bytes */
    HandedOut(Map<String, byte[]> secrets) {
        this.secrets = new TreeMap<>(secrets);
        for (String purpose : new String[] {PIN, LINK, FILING}) {
            if (!secrets.containsKey(purpose) || secrets.get(purpose).length != BYTES) {
                throw new IllegalStateException("the secret for \"" + purpose + "\" is missing in server_secret");
            }
        }
    }

    /** That of a database whose PINs are not made yet. */
    static HandedOut drawn(SecureRandom random) {
        Map<String, byte[]> secrets = new TreeMap<>();
        for (String purpose : new String[] {PIN, LINK, FILING}) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            secrets.put(purpose, secret);
        }
        return new HandedOut(secrets);
    }

    /** That of a database whose PINs were made with the server key itself, as before keys could change. */
    static HandedOut of(ServerKey key) {
        return new HandedOut(Map.of(PIN, key.derive(PIN), LINK, key.derive(LINK), FILING, key.derive(FILING)));
    }

    Map<String, byte[]> secrets() {
        return secrets;
    }

    byte[] pin(String message) {
        return ServerKey.hmac(secret(PIN), message);
    }

    byte[] link(String message) {
        return ServerKey.hmac(secret(LINK), message);
    }

    /**
     * A digest of a request that cannot be guessed from the database: a plain one would let whoever has that try all phone
     * numbers.
     *
     * @return hexadecimal
     */
    public String fingerprint(byte[] request) {
        return HexFormat.of()
                .formatHex(ServerKey.hmac(secret(FILING), HexFormat.of().formatHex(request)));
    }

    private byte[] secret(String purpose) {
        byte[] secret = secrets.get(purpose);
        if (secret == null) {
            throw new IllegalStateException(purpose);
        }
        return secret;
    }

    /** Keeps the secrets out of logs and error messages. */
    @Override
    public String toString() {
        return "HandedOut[hidden]";
    }
}
