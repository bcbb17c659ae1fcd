package org.tuntas.reporter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** Keeps reporters' identities sealed with a server key. */
public class IdentityVault {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final Reporters reporters;
    private final Seals seals;
    private final IdentityTrail trail;
    private final ObjectMapper json;

    IdentityVault(Reporters reporters, Seals seals, IdentityTrail trail, ObjectMapper json) {
        this.reporters = reporters;
        this.seals = seals;
        this.trail = trail;
        this.json = json;
    }

    /**
     * Seals and stores the identity of a complaint's reporter, within the caller's transaction.
     *
     * @param identity null when the reporter told nothing about themselves
     */
    public void keep(TrackingNumber number, @Nullable ReporterIdentity identity) {
        reporters.insert(number, identity == null ? null : seals.seal(write(identity)));
    }

    /**
     * Where letters to a complaint's reporter go. Nothing else of the identity leaves the vault for it.
     *
     * @return empty when the reporter left no e-mail address
     */
    public Optional<Mailbox> mailbox(TrackingNumber number) {
        return reporters.sealed(number).map(seals::open).map(this::read).flatMap(identity -> Optional.ofNullable(
                        identity.email())
                .map(address -> new Mailbox(address, "en".equals(identity.language()) ? Locale.ENGLISH : INDONESIAN)));
    }

    /**
     * The identity, for the screen of somebody who has leave to see it; that it is there is written down. Within the caller's
     * transaction.
     *
     * @return empty when the reporter told nothing about themselves, or it has been removed
     * @throws IllegalArgumentException when the leave is not for an identity, or not for now
     */
    public Optional<ReporterIdentity> show(IdentityAccess access, Instant now) {
        if (access.scope() != IdentityAccess.Scope.IDENTITY
                || now.isBefore(access.at())
                || !now.isBefore(access.until())) {
            throw new IllegalArgumentException("no leave to see an identity");
        }
        trail.viewed(access, now);
        return reporters.sealed(access.number()).map(seals::open).map(this::read);
    }

    private ReporterIdentity read(byte[] written) {
        try {
            return json.readValue(written, ReporterIdentity.class);
        } catch (IOException e) {
            // Without the cause, whose message may repeat what it could not read.
            throw new IllegalStateException(
                    "an identity in the vault cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private byte[] write(ReporterIdentity identity) {
        try {
            return json.writeValueAsString(identity).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("six plain fields can always be written as JSON", e);
        }
    }
}
