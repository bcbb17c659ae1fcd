package org.tuntas.notary;

import java.security.SecureRandom;

/** Sixteen random bytes for each part of an entry, so that each can be opened without the others. */
record Salts(byte[] said, byte[] inside, byte[] link) {

    private static final int BYTES = 16;

    static Salts drawn(SecureRandom random) {
        return new Salts(some(random), some(random), some(random));
    }

    private static byte[] some(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
