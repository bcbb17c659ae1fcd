package org.tuntas.demo.story;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tuntas.complaint.TrackingNumber;

/** A report of the story once it is filed: what was done with it, and when its people mean to do the next thing. */
final class Life {

    private final InventedReport report;
    private final TrackingNumber number;
    private final String pin;
    private final Map<String, Integer> done = new HashMap<>();
    private final Map<String, Instant> intentions = new HashMap<>();

    Life(InventedReport report, TrackingNumber number, String pin) {
        this.report = report;
        this.number = number;
        this.pin = pin;
    }

    InventedReport report() {
        return report;
    }

    TrackingNumber number() {
        return number;
    }

    String pin() {
        return pin;
    }

    void did(String what) {
        done.merge(what, 1, Integer::sum);
    }

    boolean hasDone(String what) {
        return done.containsKey(what);
    }

    /** Whether the unit answers for now: once, and if it is that kind. */
    boolean speaksForNow() {
        boolean now = report.temper().interim()
                && !report.incident().interim().isEmpty()
                && !hasDone("INTERIM")
                && !hasDone("FINAL");
        if (now) {
            did("INTERIM");
        }
        return now;
    }

    /** When something is meant to be done, decided once. */
    Instant meansTo(String what, java.util.function.Supplier<Instant> when) {
        return intentions.computeIfAbsent(what, key -> when.get());
    }
}
