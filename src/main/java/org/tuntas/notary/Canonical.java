package org.tuntas.notary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes to hash: what they are, then field after field, each with its length before it, so that no two things look alike. */
final class Canonical {

    /** What is hashed. The first two are those of RFC 6962. */
    enum Kind {
        LEAF(0x00),
        NODE(0x01),
        SEAL(0x02),
        SAID(0x10),
        INSIDE(0x11),
        LINK(0x12);

        private final int tag;

        Kind(int tag) {
            this.tag = tag;
        }
    }

    private static final int ABSENT = -1;

    private final MessageDigest digest;

    private Canonical(Kind kind) {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
        digest.update((byte) kind.tag);
    }

    static Canonical of(Kind kind) {
        return new Canonical(kind);
    }

    /** Two hashes, without lengths: RFC 6962 has none here. */
    static Fingerprint node(Fingerprint left, Fingerprint right) {
        Canonical node = of(Kind.NODE);
        node.digest.update(left.bytes());
        node.digest.update(right.bytes());
        return node.fingerprint();
    }

    /** The root of a tree without leaves, as in RFC 6962: the hash of nothing. */
    static Fingerprint nothing() {
        Canonical nothing = of(Kind.LEAF);
        nothing.digest.reset();
        return nothing.fingerprint();
    }

    Canonical text(@Nullable String text) {
        if (text == null) {
            return number(ABSENT);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
        return this;
    }

    Canonical texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    /** Four bytes, the highest first. */
    Canonical number(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    Canonical bytes(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes);
        return this;
    }

    Canonical print(Fingerprint print) {
        return bytes(print.bytes());
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(digest.digest());
    }
}
