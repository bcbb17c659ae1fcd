package org.tuntas.notary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the proof of a report. */
final class ProofCheck {

    /** Hundreds of entries with long texts are less; what is read fills the memory many times over. */
    private static final long LARGEST = 8L << 20;

    private static final int LONGEST_PATH = 40;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private final KnownSeals known;
    private final Findings findings;
    private final String file;

    ProofCheck(KnownSeals known, Findings findings, String file) {
        this.known = known;
        this.findings = findings;
        this.file = file;
    }

    void check(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            findings.wrong("proof.large", LARGEST >> 20);
            return;
        }
        ProofFile proof;
        try {
            proof = JSON.readValue(path.toFile(), ProofFile.class);
        } catch (JsonProcessingException broken) {
            findings.wrong("proof.form", broken.getOriginalMessage());
            return;
        }
        if (!isWhole(proof)) {
            findings.wrong("proof.incomplete");
            return;
        }
        for (ProofFile.Seal text : proof.seals()) {
            Optional<DaySeal> seal = LogFormat.seal(text);
            seal.ifPresentOrElse(read -> known.learn(read, null, file), () -> findings.wrong("proof.seal", text.day()));
        }
        Fingerprint last = Fingerprint.NONE;
        int sealed = 0;
        int among = 0;
        List<LocalDate> alone = new ArrayList<>();
        for (ProofFile.Entry entry : proof.entries()) {
            if (entry.sequence() == null) {
                continue;
            }
            sealed++;
            among += entry.kind() == null ? 1 : 0;
            last = check(proof.number(), entry, sealed, last, alone);
        }
        if (findings.wrongsInFile() == 0) {
            findings.said("proof.fine", proof.number(), sealed, among);
        }
        if (sealed < proof.entries().size()) {
            findings.said("proof.waiting", proof.entries().size() - sealed, proof.made());
        }
        if (!alone.isEmpty()) {
            findings.said("proof.alone");
        }
    }

    @SuppressWarnings({"NullAway", "ConstantConditions"}) // JSON leaves out what the record says is there.
    private static boolean isWhole(ProofFile proof) {
        return ProofFile.FORMAT.equals(proof.format())
                && proof.number() != null
                && proof.made() != null
                && proof.entries() != null
                && proof.seals() != null
                && proof.entries().stream().allMatch(entry -> entry != null)
                && proof.seals().stream()
                        .allMatch(seal -> seal != null
                                && seal.day() != null
                                && seal.root() != null
                                && seal.previous() != null
                                && seal.seal() != null);
    }

    /** Returns the leaf, on which the next entry builds. */
    private Fingerprint check(
            String number, ProofFile.Entry entry, int expected, Fingerprint before, List<LocalDate> alone) {
        int sequence = entry.sequence() == null ? 0 : entry.sequence();
        if (sequence != expected) {
            findings.wrong("proof.sequence", expected, sequence);
        }
        Optional<Fingerprint> leaf = read(entry.fingerprint());
        if (leaf.isEmpty()) {
            findings.wrong("proof.field", sequence, "fingerprint");
            return before;
        }
        if (entry.kind() != null) {
            opened(number, entry, sequence, before, leaf.get());
        }
        inTree(entry, sequence, leaf.get(), alone);
        return leaf.get();
    }

    private void opened(String number, ProofFile.Entry entry, int sequence, Fingerprint before, Fingerprint leaf) {
        Optional<LogEntry> read = LogFormat.entry(
                number,
                text(entry.kind()),
                text(entry.at()),
                text(entry.said()),
                text(entry.inside()),
                text(entry.link()));
        if (read.isEmpty()) {
            findings.wrong("proof.field", sequence, "kind, at, said, inside, link");
            return;
        }
        Optional<byte[]> linkSalt = salt(entry.linkSalt());
        if (linkSalt.isEmpty()
                || !new Link(sequence, before)
                        .fingerprint(linkSalt.get())
                        .equals(read.get().link())) {
            findings.wrong("proof.link", sequence, read.get().kind());
        }
        if (entry.words() != null) {
            Optional<byte[]> saidSalt = salt(entry.saidSalt());
            if (saidSalt.isEmpty()
                    || !isReadable(entry.words())
                    || !entry.words()
                            .fingerprint(saidSalt.get())
                            .equals(read.get().said())) {
                findings.wrong("proof.words", sequence, read.get().kind());
            }
        }
        if (!read.get().fingerprint().equals(leaf)) {
            findings.wrong("proof.entry", sequence, read.get().kind());
        }
    }

    @SuppressWarnings({"NullAway", "ConstantConditions"}) // As above.
    private static boolean isReadable(Saying words) {
        return words.arguments() != null && words.arguments().stream().allMatch(argument -> argument != null);
    }

    private void inTree(ProofFile.Entry entry, int sequence, Fingerprint leaf, List<LocalDate> alone) {
        Optional<LocalDate> day = LogFormat.day(text(entry.day()));
        Optional<DaySeal> seal = day.flatMap(known::of);
        if (seal.isEmpty()) {
            findings.wrong("proof.unsealed", sequence, text(entry.day()));
            return;
        }
        List<String> written = entry.path() == null ? List.of() : entry.path();
        List<Fingerprint> path = written.stream()
                .limit(LONGEST_PATH)
                .map(ProofCheck::read)
                .flatMap(Optional::stream)
                .toList();
        int position = entry.position() == null ? -1 : entry.position();
        if (path.size() != written.size()
                || !Tree.climb(leaf, position, seal.get().size(), path)
                        .equals(seal.get().root())) {
            findings.wrong("proof.path", sequence, seal.get().day());
        } else if (!known.isBeyond(seal.get().day(), file)) {
            alone.add(seal.get().day());
        }
    }

    private static Optional<Fingerprint> read(@Nullable String hex) {
        return Fingerprint.read(text(hex));
    }

    private static Optional<byte[]> salt(@Nullable String hex) {
        return text(hex).matches("[0-9a-f]{32}") ? Optional.of(HexFormat.of().parseHex(text(hex))) : Optional.empty();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
