package org.tuntas.reporter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.tuntas.complaint.TrackingNumber;

/** Keeps reporters' identities sealed (AES-256-GCM under a key derived from the {@link ServerKey}). */
public class IdentityVault {

    private final Reporters reporters;
    private final BytesEncryptor seal;
    private final ObjectMapper json;

    IdentityVault(Reporters reporters, ServerKey key, ObjectMapper json) {
        this.reporters = reporters;
        this.json = json;
        HexFormat hex = HexFormat.of();
        this.seal = Encryptors.stronger(
                hex.formatHex(key.derive("identity")), hex.formatHex(key.derive("identity-salt"), 0, 16));
    }

    /**
     * Seals and stores the identity of a complaint's reporter, within the caller's transaction.
     *
     * @param identity null when the reporter told nothing about themselves
     */
    public void keep(TrackingNumber number, @Nullable ReporterIdentity identity) {
        reporters.insert(number, identity == null ? null : seal.encrypt(write(identity)));
    }

    private byte[] write(ReporterIdentity identity) {
        try {
            return json.writeValueAsString(identity).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("five plain fields can always be written as JSON", e);
        }
    }
}
