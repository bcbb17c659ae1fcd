package org.tuntas.modelling.migration;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Refused;
import org.tuntas.modelling.RunningReports;
import org.tuntas.modelling.WhoMayDesign;
import org.tuntas.modelling.WhoMayDesign.Mandate;
import org.tuntas.modelling.migration.MigrationBook.Version;
import org.tuntas.modelling.migration.MigrationOrder.State;

/**
 * Where designers move reports that are under way to another published version. A dry run changes nothing and needs nobody's
 * leave; before the first report is moved, somebody else approves of the mapping that the dry run has shown.
 */
@Service
public class MigrationDesk {

    /** Most reports that are tried before all the others. */
    public static final int MOST_FIRST = 1000;

    private static final int ORDERS_SHOWN = 20;

    private final MigrationBook book;
    private final Publications publications;
    private final RunningReports reports;
    private final WhoMayDesign whoMay;
    private final ObjectProvider<MigrationWorker> worker;
    private final Clock clock;

    MigrationDesk(
            MigrationBook book,
            Publications publications,
            RunningReports reports,
            WhoMayDesign whoMay,
            ObjectProvider<MigrationWorker> worker,
            Clock clock) {
        this.book = book;
        this.publications = publications;
        this.reports = reports;
        this.whoMay = whoMay;
        this.worker = worker;
        this.clock = clock;
    }

    /** The published versions, the newest first. */
    public List<Version> versions() {
        return book.versions();
    }

    /**
     * What would take the place of what.
     *
     * @param choices by {@link Element#key()}
     * @throws Refused UNKNOWN when one of the versions is not there, INVALID when they are the same
     */
    public Mapping mapping(String from, String to, Map<String, String> choices) {
        version(from);
        version(to);
        if (from.equals(to)) {
            throw new Refused(Refused.Kind.INVALID, "migration.sameVersion");
        }
        return MappingProposal.between(publications.blueprint(from), publications.blueprint(to), choices);
    }

    /** What an order says takes the place of what; empty when its old version is gone. */
    public Mapping mapping(MigrationOrder order) {
        return MappingProposal.between(
                publications.blueprint(order.from()), publications.blueprint(order.to()), order.choices());
    }

    /** The elements that could take the place of one, in the new version. */
    public List<Element> possible(Element element, String to) {
        return publications.blueprint(to).elements(element.process()).stream()
                .filter(target -> MappingProposal.isPossible(element, target))
                .toList();
    }

    /** How many reports stand at the elements of a version now, by {@link Element#key()}. */
    public Map<String, Long> standing(String deployment) {
        Map<String, String> processes = publications.processes(deployment);
        return reports.places().stream()
                .filter(place -> processes.containsKey(place.definition()))
                .collect(Collectors.toMap(
                        place -> processes.get(place.definition()) + "/" + place.element(),
                        RunningReports.Place::reports,
                        Long::sum));
    }

    /** What a process is called in a version. */
    public String nameOf(String deployment, String process) {
        return publications.blueprint(deployment).name(process);
    }

    /**
     * Orders a dry run of a move.
     *
     * @param login of whoever proposes it
     * @param key of the form: sent twice it is one order
     * @return id of the order
     * @throws Refused FORBIDDEN for other people, UNKNOWN and INVALID as {@link #mapping}, WRONG_MOMENT while an open order has these
     *     reports
     */
    @Transactional
    public long propose(String login, String from, String to, Map<String, String> choices, String key) {
        mayAct(login);
        Map<String, String> kept = kept(from, to, choices);
        long order = book.add(version(from), version(to), kept, login, clock.instant(), key)
                .orElseThrow(() -> new Refused(Refused.Kind.WRONG_MOMENT, "migration.openAlready"));
        if (book.deeds(order).isEmpty()) {
            record(order, login, "PROPOSED", "");
        }
        wake();
        return order;
    }

    /**
     * Chooses otherwise, and orders another dry run of whatever has not moved.
     *
     * @throws Refused FORBIDDEN for other people, UNKNOWN, WRONG_MOMENT while reports are moved or after it has ended
     */
    @Transactional
    public void choose(String login, long id, Map<String, String> choices) {
        mayAct(login);
        MigrationOrder order = locked(id, State.CHECKING, State.CHECKED, State.PAUSED);
        book.choose(id, kept(order.from(), order.to(), choices), login, clock.instant());
        record(id, login, "CHOSEN", "");
        wake();
    }

    /**
     * Approves of an order whose dry run is over.
     *
     * @throws Refused FORBIDDEN for other people than approvers and for whoever proposed it, UNKNOWN, WRONG_MOMENT
     */
    @Transactional
    public void approve(String login, long id) {
        whoMay.requireApprove(login);
        MigrationOrder order = locked(id, State.CHECKED, State.PAUSED);
        if (order.proposedBy().equals(login)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "migration.ownProposal");
        }
        book.approve(id, login, clock.instant());
        record(id, login, "APPROVED", "");
    }

    /**
     * Lets reports be moved, also those that began in the old version since.
     *
     * @param first how many before it pauses by itself; null for all
     * @throws Refused FORBIDDEN for other people, UNKNOWN, INVALID when {@code first} is not 1 to {@value #MOST_FIRST}, WRONG_MOMENT
     *     before somebody has approved, or while it goes on
     */
    @Transactional
    public void move(String login, long id, @Nullable Integer first) {
        mayAct(login);
        MigrationOrder order = locked(id, State.CHECKED, State.PAUSED);
        if (order.approvedBy() == null) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "migration.notApproved");
        }
        if (first != null && (first < 1 || first > MOST_FIRST)) {
            throw new Refused(Refused.Kind.INVALID, "migration.firstRange", MOST_FIRST);
        }
        book.addNewcomers(order);
        book.turn(id, State.MOVING, first);
        record(id, login, first == null ? "ALL" : "FIRST", first == null ? "" : String.valueOf(first));
        wake();
    }

    /**
     * Pauses; a report that is being moved is finished.
     *
     * @throws Refused FORBIDDEN for other people, UNKNOWN, WRONG_MOMENT when nothing is moved
     */
    @Transactional
    public void pause(String login, long id) {
        mayAct(login);
        locked(id, State.MOVING);
        book.turn(id, State.PAUSED, null);
        record(id, login, "PAUSED", "");
    }

    /**
     * Tries once more what failed or was refused.
     *
     * @throws Refused FORBIDDEN for other people, UNKNOWN, WRONG_MOMENT unless it has paused or ended; also when another order has
     *     these reports now
     */
    @Transactional
    public void retry(String login, long id) {
        mayAct(login);
        MigrationOrder order = locked(id, State.PAUSED, State.ENDED);
        if (!order.isOpen()
                && book.newest(ORDERS_SHOWN).stream()
                        .anyMatch(other -> other.isOpen() && other.from().equals(order.from()))) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "migration.openAlready");
        }
        if (order.approvedBy() == null || book.retry(id) == 0) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "migration.nothingToRetry");
        }
        book.turn(id, State.MOVING, null);
        record(id, login, "RETRIED", "");
        wake();
    }

    /**
     * Ends an order; what has moved stays where it is.
     *
     * @throws Refused FORBIDDEN for other people, UNKNOWN, WRONG_MOMENT while reports are moved or after it has ended
     */
    @Transactional
    public void end(String login, long id) {
        mayAct(login);
        locked(id, State.CHECKING, State.CHECKED, State.PAUSED);
        book.turn(id, book.progress(id).moved() > 0 ? State.ENDED : State.DROPPED, null);
        record(id, login, "DROPPED", "");
    }

    /** The newest orders. */
    public List<MigrationOrder> newest() {
        return book.newest(ORDERS_SHOWN);
    }

    /**
     * An order.
     *
     * @throws Refused UNKNOWN when there is none
     */
    public MigrationOrder find(long id) {
        return book.find(id).orElseThrow(MigrationDesk::unknown);
    }

    /** Whether somebody may approve of an order now. */
    public boolean mayApprove(String login, MigrationOrder order) {
        return whoMay.of(login).approves() && !order.proposedBy().equals(login) && order.approvedBy() == null;
    }

    private void mayAct(String login) {
        Mandate mandate = whoMay.of(login);
        if (!mandate.drafts() && !mandate.approves()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "migration.onlyDesigners");
        }
    }

    private MigrationOrder locked(long id, State... states) {
        MigrationOrder order = book.lock(id).orElseThrow(MigrationDesk::unknown);
        if (!List.of(states).contains(order.state())) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "migration.notNow");
        }
        return order;
    }

    /** Of what a form sends, what is there and differs from the proposal. */
    private Map<String, String> kept(String from, String to, Map<String, String> choices) {
        Map<String, String> kept = new TreeMap<>();
        for (Pairing pairing : mapping(from, to, Map.of()).pairings()) {
            Element element = pairing.from();
            String chosen = choices.get(element.key());
            String own = pairing.to() == null ? "" : pairing.to().id();
            if (chosen != null && !chosen.equals(own) && isThere(chosen, element, to)) {
                kept.put(element.key(), chosen);
            }
        }
        return kept;
    }

    private boolean isThere(String chosen, Element element, String to) {
        return !element.kind().follows()
                && (chosen.isEmpty()
                        || publications
                                .blueprint(to)
                                .find(element.process(), chosen)
                                .isPresent());
    }

    private Version version(String deployment) {
        return book.versions().stream()
                .filter(version -> version.deployment().equals(deployment))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "migration.noVersion"));
    }

    private static Refused unknown() {
        return new Refused(Refused.Kind.UNKNOWN, "migration.unknown");
    }

    private void record(long order, String login, String deed, String detail) {
        book.record(order, clock.instant(), login, deed, detail);
    }

    private void wake() {
        worker.ifAvailable(MigrationWorker::wakeAfterCommit);
    }
}
