package org.tuntas.demo;

import java.time.Duration;

/** Remembers between starts how far the demonstration's clock was moved. */
public interface ClockStore {

    /** How far ahead; zero when it was never moved. */
    Duration read();

    /** Remembers how far ahead the clock runs. */
    void keep(Duration ahead);
}
