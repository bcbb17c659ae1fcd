package org.tuntas.attachment;

import java.util.Optional;
import java.util.UUID;

/** Small pictures that were made before. They can all be thrown away: they are made anew. */
public interface MiniatureShelf {

    /** The small picture of an attachment. */
    Optional<byte[]> find(UUID attachment);

    /** Keeps one; a second one of the same attachment changes nothing. */
    void keep(UUID attachment, byte[] picture);
}
