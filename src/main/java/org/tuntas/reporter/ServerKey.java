package org.tuntas.reporter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;

/**
 * A secret that seals identities (AES-256-GCM). It comes from the environment and is never stored: whoever has only the
 * database can read none.
 */
final class ServerKey {

    /** Fewest characters a key may have: 32 random hexadecimal digits are 128 bits. */
    static final int MINIMUM_LENGTH = 32;

    private final byte[] secret;
    private final String id;
    private final BytesEncryptor seal;

    /**
     * @param secret at least {@value #MINIMUM_LENGTH} characters
     * @throws UnusableServerKey when it is absent or shorter
     */
    ServerKey(String secret) {
        if (secret.isBlank()) {
            throw UnusableServerKey.absent();
        }
        if (secret.length() < MINIMUM_LENGTH) {
            throw UnusableServerKey.tooShort();
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        HexFormat hex = HexFormat.of();
        this.id = hex.formatHex(hmac(derive("check"), ""));
        this.seal =
                Encryptors.stronger(hex.formatHex(derive("identity")), hex.formatHex(derive("identity-salt"), 0, 16));
    }

    /** By what the database knows it: a digest that only holders of the key can compute, 64 hexadecimal digits. */
    String id() {
        return id;
    }

    byte[] seal(byte[] plain) {
        return seal.encrypt(plain);
    }

    /** @throws IllegalStateException when it was not sealed with this key, or was changed since */
    byte[] open(byte[] sealed) {
        return seal.decrypt(sealed);
    }

    /**
     * Derives 32 bytes for one purpose, so that no two uses share a key.
     *
     * @param purpose what the bytes are for, e.g. {@code pin}
     */
    byte[] derive(String purpose) {
        return hmac(secret, purpose);
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

    /** Keeps the secret out of logs and error messages. */
    @Override
    public String toString() {
        return "ServerKey[" + id.substring(0, 8) + "]";
    }
}
