package org.tuntas.reporter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that seals identities and makes PINs. It comes from the environment and is never stored: whoever has only
 * the database can read neither. Losing it makes identities unreadable and PINs invalid.
 */
public final class ServerKey {

    /** Fewest characters a key may have: 32 random hexadecimal digits are 128 bits. */
    static final int MINIMUM_LENGTH = 32;

    private final byte[] secret;

    /**
     * @param secret at least {@value #MINIMUM_LENGTH} characters
     * @throws UnusableServerKey when it is absent or shorter
     */
    public ServerKey(String secret) {
        if (secret.isBlank()) {
            throw UnusableServerKey.absent();
        }
        if (secret.length() < MINIMUM_LENGTH) {
            throw UnusableServerKey.tooShort();
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Derives 32 bytes for one purpose, so that no two uses share a key.
     *
     * @param purpose what the bytes are for, e.g. {@code pin}
     */
    byte[] derive(String purpose) {
        return hmac(secret, purpose);
    }

    /**
     * A digest that only holders of the key can compute: what it was made of cannot be guessed from the database.
     *
     * @param purpose what the digest is for; digests of different purposes never match
     * @return hexadecimal
     */
    public String digest(String purpose, byte[] content) {
        return HexFormat.of().formatHex(hmac(derive(purpose), HexFormat.of().formatHex(content)));
    }

    static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
