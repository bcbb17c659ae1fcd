package org.tuntas.notary;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tuntas.complaint.EventKind;

/** The lines of the files that everybody downloads. No field holds a comma, a quote or a line end, so that a line is its fields. */
public final class LogFormat {

    /** First line of a file of seals. */
    public static final String SEALS = "day,size,root,previous,seal";

    /** First line of the log of a day. */
    public static final String LOG = "day,position,fingerprint,number,kind,at,said,inside,link";

    private static final int SEAL_FIELDS = 5;
    private static final int LOG_FIELDS = 9;
    private static final int OPEN_FIELDS = 6;

    private LogFormat() {}

    /**
     * A line of the log of a day.
     *
     * @param position 0 for the first
     * @param open the entry, where everybody may read it
     */
    record LogLine(LocalDate day, int position, Fingerprint fingerprint, Optional<LogEntry> open) {}

    /** Writes a seal. */
    public static String line(DaySeal seal) {
        return String.join(
                ",",
                seal.day().toString(),
                Integer.toString(seal.size()),
                seal.root().hex(),
                seal.previous().hex(),
                seal.seal().hex());
    }

    /** Writes a leaf. */
    public static String line(LocalDate day, int position, Register.Leaf leaf) {
        String open = leaf.open()
                .map(entry -> String.join(
                        ",",
                        entry.number(),
                        entry.kind().name(),
                        LogEntry.moment(entry.at()),
                        entry.said().hex(),
                        entry.inside().hex(),
                        entry.link().hex()))
                .orElse(",".repeat(OPEN_FIELDS - 1));
        return String.join(
                ",",
                day.toString(),
                Integer.toString(position),
                leaf.fingerprint().hex(),
                open);
    }

    /** Reads a seal; empty for what is not one. */
    static Optional<DaySeal> readSeal(String line) {
        String[] fields = line.split(",", -1);
        return fields.length == SEAL_FIELDS
                ? seal(new ProofFile.Seal(fields[0], number(fields[1]), fields[2], fields[3], fields[4]))
                : Optional.empty();
    }

    /** Reads a seal out of a proof; empty for what is not one. */
    static Optional<DaySeal> seal(ProofFile.Seal text) {
        Optional<LocalDate> day = day(text.day());
        Optional<Fingerprint> root = print(text.root());
        Optional<Fingerprint> previous = print(text.previous());
        Optional<Fingerprint> seal = print(text.seal());
        return day.isEmpty() || root.isEmpty() || previous.isEmpty() || seal.isEmpty() || text.size() < 0
                ? Optional.empty()
                : Optional.of(new DaySeal(day.get(), text.size(), root.get(), previous.get(), seal.get()));
    }

    /** Reads a line of a log; empty for what is not one. */
    static Optional<LogLine> readLog(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != LOG_FIELDS) {
            return Optional.empty();
        }
        Optional<LocalDate> day = day(fields[0]);
        Optional<Fingerprint> fingerprint = print(fields[2]);
        List<String> open = Arrays.asList(fields).subList(LOG_FIELDS - OPEN_FIELDS, LOG_FIELDS);
        boolean closed = open.stream().allMatch(String::isEmpty);
        Optional<LogEntry> entry = closed
                ? Optional.empty()
                : entry(open.get(0), open.get(1), open.get(2), open.get(3), open.get(4), open.get(5));
        return day.isEmpty() || number(fields[1]) < 0 || fingerprint.isEmpty() || (!closed && entry.isEmpty())
                ? Optional.empty()
                : Optional.of(new LogLine(day.get(), number(fields[1]), fingerprint.get(), entry));
    }

    /** Reads what stands in a leaf; empty when something of it is not what it should be. */
    static Optional<LogEntry> entry(
            String number, String kindName, String moment, String saidHex, String insideHex, String linkHex) {
        Optional<EventKind> kind = Arrays.stream(EventKind.values())
                .filter(known -> known.name().equals(kindName))
                .findFirst();
        Optional<Instant> at = LogEntry.readMoment(moment);
        Optional<Fingerprint> said = print(saidHex);
        Optional<Fingerprint> inside = print(insideHex);
        Optional<Fingerprint> link = print(linkHex);
        return kind.isEmpty() || at.isEmpty() || said.isEmpty() || inside.isEmpty() || link.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogEntry(number, kind.get(), at.get(), said.get(), inside.get(), link.get()));
    }

    private static Optional<Fingerprint> print(String hex) {
        return Fingerprint.read(hex);
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    /** Reads a day as it is written everywhere: {@code 2026-11-23}; empty for anything else. */
    static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException otherwise) {
            return Optional.empty();
        }
    }
}
