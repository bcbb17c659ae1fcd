package org.tuntas.reporter;

/**
 * Something that only a server key opens.
 *
 * @param keyId which one
 */
public record Sealed(String keyId, byte[] content) {}
