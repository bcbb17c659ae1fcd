package org.tuntas.modelling;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.administration.Change;
import org.tuntas.administration.Trail;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.lifecycle.Deployer;

/**
 * Where a draft, or an earlier version, comes into force: one proposes, somebody else approves. What is approved are exactly the bytes that
 * were proposed, checked once more, deployed and written down in one transaction; reports under way stay where they are.
 */
@Service
public class PublishingDesk {

    private static final int LONGEST_NOTE = 500;

    private final WhoMayDesign whoMay;
    private final DraftBook drafts;
    private final ProposalBook proposals;
    private final Versions versions;
    private final ModelSets sets;
    private final Inspectorate inspectorate;
    private final Trials trials;
    private final Rollout rollout;
    private final InForce inForce;
    private final Deployer deployer;
    private final Trail trail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PublishingDesk(
            WhoMayDesign whoMay,
            DraftBook drafts,
            ProposalBook proposals,
            Versions versions,
            ModelSets sets,
            Inspectorate inspectorate,
            Trials trials,
            Rollout rollout,
            InForce inForce,
            Deployer deployer,
            Trail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.whoMay = whoMay;
        this.drafts = drafts;
        this.proposals = proposals;
        this.versions = versions;
        this.sets = sets;
        this.inspectorate = inspectorate;
        this.trials = trials;
        this.rollout = rollout;
        this.inForce = inForce;
        this.deployer = deployer;
        this.trail = trail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Proposes a draft as it is now.
     *
     * @param seen digest of the set that the caller had before them
     * @return key of the proposal
     * @throws Refused WRONG_MOMENT when it was changed meanwhile, was proposed already or was made from a version that no longer holds;
     *     INVALID when it breaks rules
     */
    @Transactional
    public long propose(String designer, long id, String seen) {
        whoMay.requireDraft(designer);
        ModelDraft draft = drafts.lock(id).orElseThrow(DraftDesk::unknown);
        if (!draft.set().equals(seen)) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "design.draft.meanwhile");
        }
        if (proposals.openOf(id).isPresent()) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "design.draft.proposed");
        }
        Release current = versions.current();
        if (draft.base() != current.id()) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "design.draft.behind", String.valueOf(current.id()));
        }
        if (draft.set().equals(current.set())) {
            throw new Refused(Refused.Kind.INVALID, "design.proposal.same");
        }
        requireNoErrors(inspectorate.fresh(sets.read(draft.set())));
        long proposal = proposals.add(
                id, null, draft.set(), draft.base(), draft.author(), designer, draft.note(), clock.instant());
        write(designer, Change.Action.MODEL_PROPOSED, find(proposal));
        return proposal;
    }

    /**
     * Proposes to return to an earlier version for reports that begin from then on. One from before tables were kept takes those of today.
     *
     * @return key of the proposal
     * @throws Refused as {@link #propose}
     * @throws org.tuntas.complaint.InvalidInput naming {@code note}
     */
    @Transactional
    public long proposeReturn(String designer, long version, @Nullable String note) {
        whoMay.requireDraft(designer);
        String why = note(note);
        Release earlier =
                versions.find(version).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "design.version.unknown"));
        Release current = versions.current();
        SortedMap<String, byte[]> files = new TreeMap<>(versions.files(version).contents());
        versions.files(current.id()).tables().forEach(files::putIfAbsent);
        ModelFiles set = new ModelFiles(files);
        if (set.digest().equals(current.set())) {
            throw new Refused(Refused.Kind.INVALID, "design.proposal.same");
        }
        if (proposals.open().stream().anyMatch(open -> Long.valueOf(version).equals(open.returnsTo()))) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "design.draft.proposed");
        }
        requireNoErrors(inspectorate.fresh(set));
        long proposal = proposals.add(
                null, earlier.id(), sets.keep(set), current.id(), designer, designer, why, clock.instant());
        write(designer, Change.Action.MODEL_PROPOSED, find(proposal));
        return proposal;
    }

    /**
     * Takes a proposal back.
     *
     * @throws Refused FORBIDDEN when somebody else has made it; WRONG_MOMENT when it is decided
     */
    @Transactional
    public void withdraw(String designer, long id) {
        whoMay.requireDraft(designer);
        Proposal proposal = lockOpen(id);
        if (!designer.equals(proposal.proposer())) {
            throw new Refused(Refused.Kind.FORBIDDEN, "design.proposal.others");
        }
        proposals.decide(id, Proposal.State.WITHDRAWN, designer, null, clock.instant());
        write(designer, Change.Action.PROPOSAL_WITHDRAWN, find(id));
    }

    /**
     * Says no to a proposal.
     *
     * @param note why, for the designer
     * @throws Refused FORBIDDEN when the caller had a hand in it; WRONG_MOMENT when it is decided
     * @throws org.tuntas.complaint.InvalidInput naming {@code note}
     */
    @Transactional
    public void reject(String approver, long id, @Nullable String note) {
        whoMay.requireApprove(approver);
        String why = note(note);
        requireOthers(approver, lockOpen(id));
        proposals.decide(id, Proposal.State.REJECTED, approver, why, clock.instant());
        write(approver, Change.Action.PROPOSAL_REJECTED, find(id));
    }

    /**
     * Lets a proposal hold for reports that begin from now on.
     *
     * @param note what the approver says about it; may be empty
     * @param accepted {@link #mark} of the warnings that the approver has read and accepts
     * @return the version that holds now
     * @throws Refused FORBIDDEN when the caller had a hand in it; WRONG_MOMENT when it is decided, another version came into force
     *     since it was proposed, or its scenarios are still being played; INVALID when it breaks rules, has other warnings than those
     *     accepted, or its scenarios do not hold and the proposer has not said why
     */
    public Release approve(String approver, long id, @Nullable String note, String accepted) {
        whoMay.requireApprove(approver);
        Typed typed = new Typed();
        String decision = typed.optional("note", note, LONGEST_NOTE);
        typed.require();
        Optional<Release> release =
                Optional.ofNullable(transaction.execute(status -> decide(approver, id, decision, accepted)));
        inForce.catchUp();
        return release.orElseThrow(() -> new Refused(Refused.Kind.WRONG_MOMENT, "design.proposal.overtaken"));
    }

    /** @return null when the proposal was overtaken, which is kept */
    private @Nullable Release decide(String approver, long id, @Nullable String decision, String accepted) {
        deployer.alone();
        Proposal proposal = lockOpen(id);
        requireOthers(approver, proposal);
        if (versions.current().id() != proposal.base()) {
            overtake(approver, proposal);
            return null;
        }
        ModelFiles files = sets.read(proposal.set());
        List<Finding> findings = inspectorate.fresh(files);
        requireNoErrors(findings);
        if (!mark(findings).equals(accepted)) {
            throw new Refused(Refused.Kind.INVALID, "design.proposal.warnings");
        }
        Optional<Trials.Trial> trial = trials.require(proposal);
        proposals.decide(id, Proposal.State.APPROVED, approver, decision, clock.instant());
        Release release = rollOut(files, proposal);
        if (proposal.draft() != null) {
            drafts.discard(proposal.draft(), clock.instant());
        }
        proposals.open().forEach(other -> overtake(approver, other));
        Change published = told(Change.Action.MODEL_PUBLISHED, "release " + release.id(), find(id))
                .about("proposal", id)
                .about("warnings", findings.size());
        trail.write(
                approver,
                clock.instant(),
                trial.map(tried -> tried(published, tried)).orElse(published));
        return release;
    }

    private static Change tried(Change published, Trials.Trial trial) {
        Change told = published.about("scenarios", trial.held() + "/" + trial.all());
        return trial.excuse() == null ? told : told.about("excuse", trial.excuse());
    }

    private Release rollOut(ModelFiles files, Proposal proposal) {
        try {
            return rollout.of(
                    files,
                    proposal.returnsTo() == null ? Release.Origin.PUBLISHED : Release.Origin.RETURNED,
                    proposal.id());
        } catch (ProcessEngineException | IllegalArgumentException | IllegalStateException unusable) {
            // What the check lets pass and the engine or a table does not.
            throw new Refused(Refused.Kind.INVALID, "design.proposal.engine", String.valueOf(unusable.getMessage()));
        }
    }

    private void overtake(String approver, Proposal proposal) {
        proposals.decide(proposal.id(), Proposal.State.OVERTAKEN, approver, null, clock.instant());
        write(approver, Change.Action.PROPOSAL_OVERTAKEN, find(proposal.id()));
    }

    /** By what an approver says which warnings they accept; empty when there are none. */
    public static String mark(List<Finding> findings) {
        String all = findings.stream()
                .map(finding -> finding.rule().id() + finding.file() + finding.element() + finding.arguments())
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? "" : Integer.toHexString(all.hashCode());
    }

    private static void requireNoErrors(List<Finding> findings) {
        long errors = findings.stream().filter(Finding::isError).count();
        if (errors > 0) {
            throw new Refused(Refused.Kind.INVALID, "design.proposal.errors", String.valueOf(errors));
        }
    }

    private static void requireOthers(String approver, Proposal proposal) {
        if (proposal.isOf(approver)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "design.proposal.own");
        }
    }

    private Proposal find(long id) {
        return proposals.find(id).orElseThrow(PublishingDesk::unknown);
    }

    private Proposal lockOpen(long id) {
        Proposal proposal = proposals.lock(id).orElseThrow(PublishingDesk::unknown);
        if (!proposal.isOpen()) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "design.proposal.decided");
        }
        return proposal;
    }

    private static Refused unknown() {
        return new Refused(Refused.Kind.UNKNOWN, "design.proposal.unknown");
    }

    private static String note(@Nullable String note) {
        Typed typed = new Typed();
        String why = typed.text("note", note, LONGEST_NOTE);
        typed.require();
        return why;
    }

    private void write(String login, Change.Action action, Proposal proposal) {
        trail.write(login, clock.instant(), told(action, "proposal " + proposal.id(), proposal));
    }

    private Change told(Change.Action action, String object, Proposal proposal) {
        Change change = Change.of(action, object)
                .about("note", proposal.note())
                .about("release", proposal.base())
                .about("digest", proposal.set())
                .about("proposer", proposal.proposer())
                .about("author", proposal.author());
        return proposal.decision() == null ? change : change.about("decision", proposal.decision());
    }
}
