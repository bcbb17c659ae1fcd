package org.tuntas.notary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.PinDoor;
import org.tuntas.reporter.Proof;

/** Where everybody gets seals and logs of days, and reporters the proof of their own report. */
@Service
public class ProofDesk {

    private final Register register;
    private final PinDoor pins;
    private final Clock clock;

    ProofDesk(Register register, PinDoor pins, Clock clock) {
        this.register = register;
        this.pins = pins;
        this.clock = clock;
    }

    /**
     * An entry of a report before the eyes of its reporter.
     *
     * @param event null where the entry is among officers, or gone
     * @param day in whose tree it is; null while it is not sealed
     */
    public record Line(Standing standing, @Nullable ComplaintEvent event, @Nullable LocalDate day) {}

    /** The newest sealed days, the newest first. */
    @Transactional(readOnly = true)
    public List<DaySeal> newest(int most) {
        return register.newest(most);
    }

    /** All sealed days, the oldest first. */
    @Transactional(readOnly = true)
    public void seals(Consumer<DaySeal> each) {
        register.seals(each);
    }

    /** Whether a day is sealed. */
    @Transactional(readOnly = true)
    public boolean isSealed(LocalDate day) {
        return !register.seals(List.of(day)).isEmpty();
    }

    /** The leaves of a day in the order of its tree, opened where everybody may read the entry. */
    @Transactional(readOnly = true)
    public void log(LocalDate day, Consumer<Register.Leaf> each) {
        register.log(day, each);
    }

    /**
     * How each entry of a report stands to the proof.
     *
     * @param client address of the client, against guessing
     * @throws org.tuntas.complaint.Refused UNKNOWN, FORBIDDEN or SLOWED, see {@link PinDoor#admit}
     */
    @Transactional(readOnly = true)
    public List<Line> lines(TrackingNumber number, Proof proof, String client) {
        pins.admit(number, proof, client);
        Trees trees = new Trees();
        List<Line> lines = new ArrayList<>();
        Link last = new Link(0, Fingerprint.NONE);
        for (Register.Pair pair : register.entries(number)) {
            Kept kept = pair.kept();
            lines.add(new Line(
                    standing(pair, last, trees), event(number, pair.recorded()), kept == null ? null : kept.day()));
            if (kept != null) {
                last = new Link(kept.sequence(), kept.fingerprint());
            }
        }
        return lines;
    }

    /**
     * The proof of a report, to be kept and checked elsewhere.
     *
     * @param client address of the client, against guessing
     * @throws org.tuntas.complaint.Refused UNKNOWN, FORBIDDEN or SLOWED, see {@link PinDoor#admit}
     */
    @Transactional(readOnly = true)
    public ProofFile file(TrackingNumber number, Proof proof, String client) {
        pins.admit(number, proof, client);
        Trees trees = new Trees();
        List<ProofFile.Entry> entries = register.entries(number).stream()
                .map(pair -> entry(pair, trees))
                .filter(Objects::nonNull)
                .toList();
        List<ProofFile.Seal> seals =
                trees.sealed().values().stream().map(ProofFile.Seal::of).toList();
        return new ProofFile(ProofFile.FORMAT, number.value(), LogEntry.moment(clock.instant()), entries, seals);
    }

    private static Standing standing(Register.Pair pair, Link last, Trees trees) {
        Recorded recorded = pair.recorded();
        Kept kept = pair.kept();
        if (kept == null) {
            return Standing.WAITING;
        }
        if (recorded == null) {
            return Standing.GONE;
        }
        byte[] salt = kept.saidSalt();
        if (salt != null && !recorded.saying().fingerprint(salt).equals(kept.said())) {
            return Standing.WORDS_CHANGED;
        }
        if (!recorded.inside().fingerprint(kept.insideSalt()).equals(kept.inside())) {
            return Standing.INSIDE_CHANGED;
        }
        if (kept.sequence() != last.sequence() + 1
                || !new Link(kept.sequence(), last.previous())
                        .fingerprint(kept.linkSalt())
                        .equals(kept.link())) {
            return Standing.PLACE_CHANGED;
        }
        if (!new LogEntry(recorded.number(), recorded.kind(), recorded.at(), kept.said(), kept.inside(), kept.link())
                .fingerprint()
                .equals(kept.fingerprint())) {
            return Standing.ENTRY_CHANGED;
        }
        return trees.holds(kept) ? Standing.SEALED : Standing.TREE_CHANGED;
    }

    private static @Nullable ComplaintEvent event(TrackingNumber number, @Nullable Recorded recorded) {
        if (recorded == null || recorded.audience() == Audience.OFFICERS) {
            return null;
        }
        return new ComplaintEvent(
                number,
                recorded.saying().round(),
                recorded.at(),
                recorded.kind(),
                ComplaintEvent.SYSTEM,
                recorded.saying().arguments(),
                null,
                null,
                recorded.audience(),
                recorded.messageAudience(),
                List.of());
    }

    private static ProofFile.@Nullable Entry entry(Register.Pair pair, Trees trees) {
        Recorded recorded = pair.recorded();
        Kept kept = pair.kept();
        // What only officers read is told as a fingerprint.
        @Nullable Recorded open = recorded != null && recorded.audience() != Audience.OFFICERS ? recorded : null;
        if (kept == null) {
            return open == null ? null : waiting(open);
        }
        @Nullable
        Recorded readable =
                open != null && kept.saidSalt() != null && open.messageAudience() != Audience.OFFICERS ? open : null;
        return new ProofFile.Entry(
                kept.sequence(),
                open == null ? null : open.kind().name(),
                open == null ? null : LogEntry.moment(open.at()),
                open == null ? null : kept.said().hex(),
                open == null ? null : kept.inside().hex(),
                open == null ? null : kept.link().hex(),
                open == null ? null : hex(kept.linkSalt()),
                readable == null ? null : hex(Objects.requireNonNull(kept.saidSalt())),
                readable == null ? null : readable.saying(),
                kept.fingerprint().hex(),
                kept.day().toString(),
                trees.position(kept),
                trees.path(kept).stream().map(Fingerprint::hex).toList());
    }

    private static ProofFile.Entry waiting(Recorded recorded) {
        return new ProofFile.Entry(
                null,
                recorded.kind().name(),
                LogEntry.moment(recorded.at()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The trees in which a report's entries are, each read once. */
    private final class Trees {

        private final Map<LocalDate, List<Fingerprint>> leaves = new HashMap<>();
        private final Map<LocalDate, DaySeal> seals = new TreeMap<>();
        private final Map<LocalDate, Boolean> whole = new HashMap<>();

        boolean holds(Kept kept) {
            return position(kept) >= 0 && whole.computeIfAbsent(kept.day(), this::isWhole);
        }

        int position(Kept kept) {
            return Collections.binarySearch(of(kept.day()), kept.fingerprint());
        }

        List<Fingerprint> path(Kept kept) {
            return position(kept) < 0 ? List.of() : Tree.path(of(kept.day()), position(kept));
        }

        Map<LocalDate, DaySeal> sealed() {
            return seals;
        }

        private boolean isWhole(LocalDate day) {
            DaySeal seal = seals.get(day);
            return seal != null && seal.isWhole() && seal.root().equals(Tree.root(of(day)));
        }

        private List<Fingerprint> of(LocalDate day) {
            return leaves.computeIfAbsent(day, absent -> {
                register.seals(List.of(day)).forEach(seal -> seals.put(day, seal));
                return register.leaves(day);
            });
        }
    }
}
