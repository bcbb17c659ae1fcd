package org.tuntas.notary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.EventKind;

/** Three sealed days with one report of five entries and a stranger's, as files that somebody downloaded. */
final class Bundle {

    static final String NUMBER = "LP-26-0000-0000";
    static final LocalDate FIRST = LocalDate.of(2026, 4, 20);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Bundle(Path directory) {
        this.directory = directory;
    }

    static Bundle in(Path directory) throws IOException {
        Bundle bundle = new Bundle(directory);
        bundle.write();
        return bundle;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    String read(String name) throws IOException {
        return Files.readString(file(name));
    }

    void write(String name, String content) throws IOException {
        Files.writeString(file(name), content);
    }

    /** Runs the command, in English. */
    int verify(String... names) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> arguments = Stream.concat(
                        Stream.of(names).map(name -> file(name).toString()), Stream.of("--lang=en"))
                .toList();
        return new VerifyCommand(out, out, Locale.ROOT).run(arguments);
    }

    /** What the command said. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void write() throws IOException {
        List<Recorded> own = List.of(
                entry(1, EventKind.FILED, Audience.PUBLIC, null, "Lampu mati", "Lampu jalan mati."),
                entry(2, EventKind.FORWARDED, Audience.PUBLIC, null, null, null),
                entry(3, EventKind.NOTED, Audience.OFFICERS, null, null, null),
                entry(4, EventKind.INTERIM_ANSWER, Audience.PUBLIC, "Kami periksa besok.", null, null),
                entry(5, EventKind.FINAL_ANSWER, Audience.PUBLIC, "Sudah diganti.", null, null));
        List<LocalDate> days = List.of(FIRST, FIRST, FIRST.plusDays(1), FIRST.plusDays(2), FIRST.plusDays(2));
        List<Kept> kept = new ArrayList<>();
        Link last = new Link(0, Fingerprint.NONE);
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < own.size(); i++) {
            Salts salts = Salts.drawn(random);
            Link link = new Link(i + 1, last.previous());
            LogEntry hashed = own.get(i).hashed(salts, link);
            kept.add(Kept.of(own.get(i), hashed, salts, i + 1, days.get(i)));
            last = new Link(i + 1, hashed.fingerprint());
        }
        StringBuilder seals = new StringBuilder(LogFormat.SEALS + "\n");
        List<ProofFile.Seal> sealed = new ArrayList<>();
        List<ProofFile.Entry> proof = new ArrayList<>();
        Fingerprint previous = Fingerprint.NONE;
        for (int d = 0; d < 3; d++) {
            LocalDate day = FIRST.plusDays(d);
            List<Fingerprint> leaves = new ArrayList<>(kept.stream()
                    .filter(one -> one.day().equals(day))
                    .map(Kept::fingerprint)
                    .toList());
            leaves.add(
                    Canonical.of(Canonical.Kind.LEAF).text("somebody else " + d).fingerprint());
            leaves.sort(Comparator.naturalOrder());
            DaySeal seal = DaySeal.of(day, leaves.size(), Tree.root(leaves), previous);
            previous = seal.seal();
            seals.append(LogFormat.line(seal)).append('\n');
            sealed.add(ProofFile.Seal.of(seal));
            StringBuilder log = new StringBuilder(LogFormat.LOG + "\n");
            for (int i = 0; i < leaves.size(); i++) {
                log.append(LogFormat.line(day, i, new Register.Leaf(leaves.get(i), open(leaves.get(i), own, kept))))
                        .append('\n');
            }
            write("log-" + day + ".csv", log.toString());
            for (int i = 0; i < kept.size(); i++) {
                if (kept.get(i).day().equals(day)) {
                    proof.add(proven(own.get(i), kept.get(i), leaves));
                }
            }
        }
        write("seals.csv", seals.toString());
        write(
                "proof.json",
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new ProofFile(
                                ProofFile.FORMAT, NUMBER, LogEntry.moment(Instant.EPOCH), proof, sealed)));
    }

    private static Optional<LogEntry> open(Fingerprint leaf, List<Recorded> own, List<Kept> kept) {
        for (int i = 0; i < kept.size(); i++) {
            Kept one = kept.get(i);
            if (one.fingerprint().equals(leaf) && own.get(i).audience() == Audience.PUBLIC) {
                return Optional.of(
                        new LogEntry(NUMBER, own.get(i).kind(), own.get(i).at(), one.said(), one.inside(), one.link()));
            }
        }
        return Optional.empty();
    }

    private static ProofFile.Entry proven(Recorded recorded, Kept kept, List<Fingerprint> leaves) {
        boolean open = recorded.audience() == Audience.PUBLIC;
        int position = leaves.indexOf(kept.fingerprint());
        return new ProofFile.Entry(
                kept.sequence(),
                open ? recorded.kind().name() : null,
                open ? LogEntry.moment(recorded.at()) : null,
                open ? kept.said().hex() : null,
                open ? kept.inside().hex() : null,
                open ? kept.link().hex() : null,
                open ? HexFormat.of().formatHex(kept.linkSalt()) : null,
                open ? HexFormat.of().formatHex(kept.saidSalt()) : null,
                open ? recorded.saying() : null,
                kept.fingerprint().hex(),
                kept.day().toString(),
                position,
                Tree.path(leaves, position).stream().map(Fingerprint::hex).toList());
    }

    private static Recorded entry(
            long id, EventKind kind, Audience audience, String message, String title, String text) {
        return new Recorded(
                id,
                NUMBER,
                kind,
                Instant.parse("2026-04-20T02:00:00Z").plusSeconds(id),
                new Saying(1, List.of("kota-tangerang"), message, title, text),
                new Inside("budi.dishub", "catatan", audience.name(), audience.name(), List.of()),
                audience,
                audience);
    }
}
