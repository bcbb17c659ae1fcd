package org.tuntas.intake.web;

import java.util.Optional;
import java.util.Set;

/** One thing at a time: the steps of the report form, in order. */
enum Step {
    WHAT("apa", "text", "title"),
    KIND("jenis", "type", "category", "ownCategory", "agency"),
    PLACE("tempat", "regionName", "found", "province", "regency", "district", "address", "point"),
    TIME("kapan", "occurredOn"),
    WHO("siapa", "anonymous", "name", "phone", "email", "birthYear", "secret"),
    FILES("berkas", "files"),
    SEND("kirim", "situs");

    private final String path;
    private final Set<String> fields;

    Step(String path, String... fields) {
        this.path = path;
        this.fields = Set.of(fields);
    }

    /** How the page calls it. */
    String path() {
        return path;
    }

    static Optional<Step> at(String path) {
        for (Step step : values()) {
            if (step.path.equals(path)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Where a field stands. */
    static Step of(String field) {
        for (Step step : values()) {
            if (step.fields.contains(field)) {
                return step;
            }
        }
        return SEND;
    }

    /** Without a script, files can only be chosen on the page that sends them: they have no page of their own there. */
    Step next() {
        return switch (this) {
            case WHO, FILES, SEND -> SEND;
            default -> values()[ordinal() + 1];
        };
    }

    Step before() {
        return switch (this) {
            case WHAT -> WHAT;
            case SEND -> WHO;
            default -> values()[ordinal() - 1];
        };
    }
}
