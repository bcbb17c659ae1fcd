package org.tuntas.attachment;

import java.util.List;
import java.util.UUID;

/**
 * Files on their way into the cabinet: each has its key; where the store knows no transactions, its bytes are in the store already.
 */
public record Laid(List<One> files) {

    /** Nothing is attached. */
    public static final Laid NOTHING = new Laid(List.of());

    record One(UUID id, ExaminedFile file) {}

    /** Whether nothing is attached. */
    public boolean isEmpty() {
        return files.isEmpty();
    }
}
