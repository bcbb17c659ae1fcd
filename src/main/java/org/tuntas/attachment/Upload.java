package org.tuntas.attachment;

import java.nio.file.Path;

/**
 * A file as it arrived, unread by anybody.
 *
 * @param field how error messages call it, e.g. {@code files[0]}
 * @param name as its sender named it: anything at all
 * @param path where its bytes lie for the length of the request
 * @param sha256 digest of its bytes, hexadecimal
 */
public record Upload(String field, String name, Path path, long size, String sha256) {}
