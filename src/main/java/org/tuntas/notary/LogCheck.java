package org.tuntas.notary;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the log of one or more days, one below the other. */
final class LogCheck {

    private final KnownSeals known;
    private final Findings findings;
    private Tree tree = new Tree();
    private int open;
    private int wrongBefore;
    private @Nullable LocalDate day;
    private @Nullable Fingerprint last;

    LogCheck(KnownSeals known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    void check(Lines lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            Optional<LogFormat.LogLine> read = LogFormat.readLog(line);
            if (read.isEmpty()) {
                findings.wrong("line", lines.number());
                continue;
            }
            if (!read.get().day().equals(day)) {
                endOfDay();
                day = read.get().day();
                wrongBefore = findings.wrongsInFile();
            }
            check(read.get(), lines.number());
        }
        if (day == null) {
            findings.wrong("log.none");
        }
        endOfDay();
    }

    private void check(LogFormat.LogLine line, int number) {
        if (line.position() != tree.size()) {
            findings.wrong("log.position", number, line.day(), tree.size(), line.position());
        }
        if (last != null && last.compareTo(line.fingerprint()) >= 0) {
            findings.wrong("log.order", number, line.day());
        }
        last = line.fingerprint();
        line.open().ifPresent(entry -> {
            open++;
            if (!entry.fingerprint().equals(line.fingerprint())) {
                findings.wrong("log.entry", number, entry.number(), entry.kind(), LogEntry.moment(entry.at()));
            }
        });
        tree.add(line.fingerprint());
    }

    private void endOfDay() {
        if (day == null) {
            return;
        }
        Optional<DaySeal> seal = known.of(day);
        if (seal.isEmpty()) {
            findings.wrong("log.unsealed", day);
        } else if (seal.get().size() != tree.size()) {
            findings.wrong("log.size", day, seal.get().size(), tree.size());
        } else if (!seal.get().root().equals(tree.root())) {
            findings.wrong("log.root", day);
        }
        if (findings.wrongsInFile() == wrongBefore) {
            findings.said("log.fine", day, tree.size(), open);
        }
        tree = new Tree();
        open = 0;
        last = null;
    }
}
