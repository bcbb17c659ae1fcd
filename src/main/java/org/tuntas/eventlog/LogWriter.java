package org.tuntas.eventlog;

import java.io.Closeable;
import java.io.IOException;

/** Writes the log in one of its forms, case by case. */
public interface LogWriter extends Closeable {

    /** Writes a case. */
    void write(LoggedCase logged) throws IOException;

    /** Writes what the form ends with. What is written to stays open. */
    @Override
    void close() throws IOException;
}
