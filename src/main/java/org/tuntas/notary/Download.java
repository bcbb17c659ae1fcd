package org.tuntas.notary;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that people download, in the order in which they are checked. */
enum Download {
    SEALS {
        @Override
        void check(Path file, KnownSeals known, Findings findings) throws IOException {
            try (Lines lines = Lines.of(file)) {
                DaySeal first = null;
                DaySeal last = null;
                int days = 0;
                for (String line = lines.next(); line != null; line = lines.next()) {
                    Optional<DaySeal> seal = LogFormat.readSeal(line);
                    if (seal.isEmpty()) {
                        findings.wrong("line", lines.number());
                        last = null;
                        continue;
                    }
                    known.learn(seal.get(), last, file.toString());
                    last = seal.get();
                    first = first == null ? last : first;
                    days++;
                }
                sayRange(first, last, days, findings);
            }
        }

        private void sayRange(@Nullable DaySeal first, @Nullable DaySeal last, int days, Findings findings) {
            if (first == null || last == null) {
                findings.wrong("seals.none");
                return;
            }
            if (findings.wrongsInFile() == 0) {
                findings.said("seals.fine", days, first.day(), last.day(), last.seal());
            }
            if (!first.previous().equals(Fingerprint.NONE)) {
                findings.said("seals.part", first.day());
            }
        }
    },
    LOG {
        @Override
        void check(Path file, KnownSeals known, Findings findings) throws IOException {
            try (Lines lines = Lines.of(file)) {
                new LogCheck(known, findings).check(lines);
            }
        }
    },
    PROOF {
        @Override
        void check(Path file, KnownSeals known, Findings findings) throws IOException {
            new ProofCheck(known, findings, file.toString()).check(file);
        }
    };

    private static final int LONGEST_HEAD = 200;

    /** Checks a file of this kind. */
    abstract void check(Path file, KnownSeals known, Findings findings) throws IOException;

    /** What a file is, by how it begins; empty when it is none of ours or cannot be read. */
    static Optional<Download> of(Path file) {
        char[] head = new char[LONGEST_HEAD];
        int read;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            read = Math.max(0, reader.read(head));
        } catch (IOException unreadableOrBinary) {
            return Optional.empty();
        }
        String beginning = new String(head, 0, read);
        String line = beginning.lines().findFirst().orElse("");
        if (line.equals(LogFormat.SEALS)) {
            return Optional.of(SEALS);
        }
        if (line.equals(LogFormat.LOG)) {
            return Optional.of(LOG);
        }
        return beginning.contains("\"" + ProofFile.FORMAT + "\"") ? Optional.of(PROOF) : Optional.empty();
    }
}
