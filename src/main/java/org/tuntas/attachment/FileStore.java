package org.tuntas.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;

/** Where the bytes of attachments lie. Nobody holds a whole file in memory. */
public interface FileStore {

    /** The stores there are; each attachment remembers its own, so that naming another one leaves the old files readable. */
    enum Kind {
        /** commits with the report */
        POSTGRESQL,
        /** knows no transactions: objects are written before the rows, and swept when the rows never came */
        S3
    }

    /** Which store it is. */
    Kind kind();

    /**
     * Writes a file, in the caller's transaction if the store has any.
     *
     * @throws UncheckedIOException when the store cannot be reached or the file not be read
     */
    void put(UUID id, Path file, long size);

    /**
     * Copies a file to whoever asked for it, holding no database connection while they are slow.
     *
     * @throws IOException when the receiver is gone or the store cannot be reached
     */
    void copy(UUID id, OutputStream to) throws IOException;
}
