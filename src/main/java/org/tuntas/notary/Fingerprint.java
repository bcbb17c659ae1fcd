package org.tuntas.notary;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A SHA-256 value. */
public final class Fingerprint implements Comparable<Fingerprint> {

    /** Stands before the first one of a chain. */
    public static final Fingerprint NONE = new Fingerprint(new byte[32]);

    private static final int BYTES = 32;

    private final byte[] bytes;

    private Fingerprint(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A value that was computed or kept.
     *
     * @throws IllegalArgumentException when these are not 32 bytes
     */
    public static Fingerprint of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a fingerprint has " + BYTES + " bytes, not " + bytes.length);
        }
        return new Fingerprint(bytes.clone());
    }

    /** Reads 64 lower-case hexadecimal digits; empty for anything else. */
    public static Optional<Fingerprint> read(String hex) {
        return hex.matches("[0-9a-f]{64}")
                ? Optional.of(new Fingerprint(HexFormat.of().parseHex(hex)))
                : Optional.empty();
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(Fingerprint other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
