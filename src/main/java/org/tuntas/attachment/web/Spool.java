package org.tuntas.attachment.web;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where uploads lie while their request lasts: a directory for each, readable for us only, whose name says which process made it. What a
 * process that died has left is removed at the next start, for what citizens send must not lie about.
 */
@Component
class Spool {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String PREFIX = "tuntas-upload-";
    private static final Pattern OURS = Pattern.compile(PREFIX + "(\\d{1,18})-(\\d{1,18})-.+");

    private final Path directory;
    private final String mine;

    @Autowired
    Spool(@Value("${java.io.tmpdir}") Path directory) {
        this(directory, ProcessHandle.current());
    }

    Spool(Path directory, ProcessHandle process) {
        this.directory = directory;
        this.mine = PREFIX + process.pid() + "-" + start(process).orElse(0L) + "-";
        removeLeftovers();
    }

    /** A new place for the files of one request. */
    Path open() throws IOException {
        return Files.createTempDirectory(directory, mine);
    }

    private void removeLeftovers() {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path place : found) {
                Matcher name = OURS.matcher(place.getFileName().toString());
                if (name.matches() && isDead(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) {
                    FileSystemUtils.deleteRecursively(place);
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("Uploads that an earlier process has left in {} could not be removed", directory, unreadable);
        }
    }

    /** A process is another one when it has the same number but began at another time. */
    private static boolean isDead(long pid, long began) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isEmpty()
                || start(process.get()).filter(start -> start != began).isPresent();
    }

    private static Optional<Long> start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli);
    }
}
