package org.tuntas.attachment;

import java.nio.file.Path;

/**
 * A file that may be kept: its kind is known from its content, and what must not be passed on has been taken out.
 *
 * @param name safe to show and to save under, with an ending that fits the kind
 * @param path where its bytes lie for the length of the request
 * @param sha256 digest of the bytes that are kept, hexadecimal
 */
public record ExaminedFile(String name, FileType type, Path path, long size, String sha256) {}
