package org.tuntas.notary;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file after its first, one at a time: a file of any size, and a line of no size that is none of ours. */
final class Lines implements Closeable {

    private static final int LONGEST = 2_000;

    private final BufferedReader reader;
    private int number = 1;

    private Lines(BufferedReader reader) {
        this.reader = reader;
    }

    static Lines of(Path file) throws IOException {
        Lines lines = new Lines(Files.newBufferedReader(file));
        lines.read();
        return lines;
    }

    /** The next line; null at the end. */
    @Nullable
    String next() throws IOException {
        number++;
        return read();
    }

    /** Where in the file the line is that was read last: 2 for the first one after the heading. */
    int number() {
        return number;
    }

    private @Nullable String read() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        if (next == -1) {
            return null;
        }
        while (next != -1 && next != '\n') {
            // What comes beyond is not read into memory; what is left of the line is no line of ours.
            if (line.length() <= LONGEST && next != '\r') {
                line.append((char) next);
            }
            next = reader.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
