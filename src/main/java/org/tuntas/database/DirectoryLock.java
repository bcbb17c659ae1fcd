package org.tuntas.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second application away from a database directory. The operating system gives the lock back when its holder
 * dies, however that happens; the file stays and tells the process id of the last holder.
 */
final class DirectoryLock implements AutoCloseable {

    /** Beyond the content: where locks are mandatory (Windows), others must still be able to read the process id. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * What this JVM holds. To try the file lock a second time within one JVM is no question without consequences: on
     * POSIX systems closing the second channel gives up the lock of the first.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @param directory an existing directory, by its real path
     * @throws DatabaseUnavailable if an application has locked it, this one included
     */
    static DirectoryLock on(Path directory) throws IOException {
        if (!HELD.add(directory)) {
            throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            Path file = directory.resolve("lock");
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw inUse(directory, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(directory, channel);
        } catch (IOException | RuntimeException e) {
            release(directory, channel);
            throw e;
        }
    }

    private static DatabaseUnavailable inUse(Path directory, String holder) {
        return new DatabaseUnavailable(
                "The database directory " + directory + " is in use by another running application (process id "
                        + (holder.isEmpty() ? "unknown" : holder) + ").",
                "Stop that application; or give this one a directory of its own with TUNTAS_DATABASE_DIRECTORY");
    }

    private static void release(Path directory, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(directory);
        }
    }

    @Override
    public void close() throws IOException {
        release(directory, channel);
    }
}
