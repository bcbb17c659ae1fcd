package org.tuntas.eventlog;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The log as CSV (RFC 4180), a line for each event. Every field is a code, a date or a number, and needs no quotes. */
public final class CsvLog implements LogWriter {

    /** The columns, which stay as they are; new ones come at the end. */
    public static final List<String> COLUMNS = List.of(
            "case_id",
            "month",
            "agency",
            "category",
            "class",
            "outcome",
            "days",
            "followed_up_on_time",
            "resolved_on_time",
            "rating",
            "sequence",
            "activity",
            "day",
            "stage",
            "role");

    private final Writer out;

    /** Begins a file. */
    public CsvLog(Writer out) throws IOException {
        this.out = out;
        line(COLUMNS.stream());
    }

    @Override
    public void write(LoggedCase logged) throws IOException {
        int sequence = 0;
        for (LoggedCase.Event event : logged.events()) {
            sequence++;
            line(Stream.of(
                            logged.id(),
                            logged.month(),
                            logged.agency(),
                            logged.category(),
                            logged.supervision(),
                            logged.outcome(),
                            text(logged.days()),
                            text(logged.followedUpOnTime()),
                            text(logged.resolvedOnTime()),
                            text(logged.rating()),
                            sequence,
                            event.activity(),
                            event.day(),
                            event.stage(),
                            event.role())
                    .map(Object::toString));
        }
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    private void line(Stream<String> fields) throws IOException {
        out.write(fields.collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
