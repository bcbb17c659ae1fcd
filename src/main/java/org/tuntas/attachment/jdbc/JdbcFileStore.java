package org.tuntas.attachment.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.attachment.FileStore;

/** {@link FileStore} in PostgreSQL: a row for each 256 kB, so that neither side ever holds more of a file. */
@Repository
class JdbcFileStore implements FileStore {

    private static final int CHUNK = 256 * 1024;

    private final JdbcClient jdbc;

    JdbcFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.POSTGRESQL;
    }

    @Override
    public void put(UUID id, Path file, long size) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = in.readNBytes(CHUNK);
            for (int place = 0; chunk.length > 0; place++) {
                jdbc.sql("insert into attachment_chunk (attachment, place, bytes) values (?, ?, ?)")
                        .params(id, place, chunk)
                        .update();
                chunk = in.readNBytes(CHUNK);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void copy(UUID id, OutputStream to) throws IOException {
        for (int place = 0; ; place++) {
            Optional<byte[]> chunk = jdbc.sql("select bytes from attachment_chunk where attachment = ? and place = ?")
                    .params(id, place)
                    .query(byte[].class)
                    .optional();
            if (chunk.isEmpty()) {
                return;
            }
            to.write(chunk.get());
        }
    }
}
