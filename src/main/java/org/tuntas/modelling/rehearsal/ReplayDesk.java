package org.tuntas.modelling.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.Change;
import org.tuntas.administration.Trail;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.lifecycle.ModelBundle;
import org.tuntas.modelling.ModelSets;
import org.tuntas.modelling.Proposal;
import org.tuntas.modelling.ProposalBook;
import org.tuntas.modelling.Trials;
import org.tuntas.modelling.WhoMayDesign;

/**
 * Holds sets to their scenarios: asks for replays, tells what came of them, and lets no proposal hold whose scenarios do not, unless its
 * proposer has said why in writing.
 */
@Service
public class ReplayDesk implements Trials {

    private static final int LONGEST_REASON = 500;

    private final ReplayBook book;
    private final ProposalBook proposals;
    private final ModelSets sets;
    private final ScenarioShelf shelf;
    private final WhoMayDesign whoMay;
    private final Trail trail;
    private final Clock clock;
    private final boolean demanded;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    ReplayDesk(
            ReplayBook book,
            ProposalBook proposals,
            ModelSets sets,
            ScenarioShelf shelf,
            WhoMayDesign whoMay,
            Trail trail,
            Clock clock,
            @Value("${tuntas.modelling.replay:true}") boolean demanded) {
        this.book = book;
        this.proposals = proposals;
        this.sets = sets;
        this.shelf = shelf;
        this.whoMay = whoMay;
        this.trail = trail;
        this.clock = clock;
        this.demanded = demanded;
    }

    /** The newest replay of a set; empty when nobody has asked for one. */
    public Optional<Replay> of(String set) {
        return book.newest(set);
    }

    /** Whether this installation replays scenarios by itself. */
    public boolean isDemanded() {
        return demanded;
    }

    /**
     * Asks for a replay of a set, unless one is under way or has come to its end with the same scenarios.
     *
     * @throws Refused FORBIDDEN when the caller neither drafts nor approves
     */
    public void ask(String login, String set) {
        WhoMayDesign.Mandate may = whoMay.of(login);
        if (!may.approves()) {
            whoMay.requireDraft(login);
        }
        ask(set, true);
    }

    /** Asks for the replays that open proposals wait for. While this process runs, a set's scenarios do not change. */
    void askForOpen() {
        proposals.open().stream()
                .map(Proposal::set)
                .filter(set -> !asked.contains(set))
                .forEach(set -> {
                    ask(set, false);
                    asked.add(set);
                });
    }

    private void ask(String set, boolean again) {
        SortedMap<String, String> scenarios = shelf.of(sets.read(set));
        String digest = digest(scenarios);
        boolean known = book.newest(set)
                .filter(replay -> replay.scenarios().equals(digest))
                .filter(replay -> !again || replay.state() != Replay.State.FAILED)
                .isPresent();
        if (!known) {
            book.ask(set, digest, pieces(scenarios), clock.instant());
        }
    }

    private static String digest(SortedMap<String, String> scenarios) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        scenarios.forEach((file, text) -> files.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return ModelBundle.fingerprint(files);
    }

    private static List<Replay.Piece> pieces(SortedMap<String, String> scenarios) {
        List<Replay.Piece> pieces = new ArrayList<>();
        scenarios.forEach((file, text) ->
                pieces.add(new Replay.Piece(pieces.size() + 1, file, text, name(file, text), null, List.of())));
        return pieces;
    }

    private static String name(String file, String text) {
        try {
            return ScenarioReader.read(text).name();
        } catch (UnreadableScenario told) {
            // The replay says what is wrong with it.
            return file;
        }
    }

    /** Why the proposer wants a proposal to hold although its newest replay says otherwise; empty when nothing was said. */
    public Optional<String> excuse(Proposal proposal) {
        return book.newest(proposal.set()).flatMap(replay -> book.excuse(proposal.id(), replay.id()));
    }

    /**
     * Says why a proposal shall hold although its scenarios do not, or could not be played.
     *
     * @throws Refused FORBIDDEN when somebody else has proposed it; WRONG_MOMENT when it is decided, or there is nothing to excuse
     * @throws org.tuntas.complaint.InvalidInput naming {@code reason}
     */
    @Transactional
    public void excuse(String designer, long id, @Nullable String reason) {
        whoMay.requireDraft(designer);
        Typed typed = new Typed();
        String why = typed.text("reason", reason, LONGEST_REASON);
        typed.require();
        Proposal proposal = proposals
                .lock(id)
                .filter(Proposal::isOpen)
                .orElseThrow(() -> new Refused(Refused.Kind.WRONG_MOMENT, "design.proposal.decided"));
        if (!designer.equals(proposal.proposer())) {
            throw new Refused(Refused.Kind.FORBIDDEN, "design.replay.others");
        }
        Replay replay = book.newest(proposal.set())
                .filter(one -> one.isEnded() && !one.isFine())
                .orElseThrow(() -> new Refused(Refused.Kind.WRONG_MOMENT, "design.replay.nothing"));
        book.excuse(id, replay.id(), why, designer, clock.instant());
        trail.write(
                designer,
                clock.instant(),
                Change.of(Change.Action.REPLAY_EXCUSED, "proposal " + id)
                        .about("scenarios", held(replay) + "/" + replay.pieces().size())
                        .about("excuse", why));
    }

    @Override
    public Optional<Trial> require(Proposal proposal) {
        Optional<Replay> newest = book.newest(proposal.set());
        if (newest.isEmpty() && !demanded) {
            return Optional.empty();
        }
        Replay replay = newest.filter(Replay::isEnded)
                .orElseThrow(() -> new Refused(Refused.Kind.WRONG_MOMENT, "design.replay.waits"));
        Optional<String> excuse = replay.isFine() ? Optional.empty() : book.excuse(proposal.id(), replay.id());
        if (!replay.isFine() && excuse.isEmpty()) {
            throw new Refused(Refused.Kind.INVALID, "design.replay.differs");
        }
        return Optional.of(new Trial(held(replay), replay.pieces().size(), excuse.orElse(null)));
    }

    private static long held(Replay replay) {
        return replay.played() - replay.differing();
    }
}
