package org.tuntas.redress;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.attachment.Cabinet;
import org.tuntas.attachment.Laid;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.ReporterSignal;
import org.tuntas.procedure.RoundBacklog;
import org.tuntas.procedure.Worklist;
import org.tuntas.reporter.HandedOut;
import org.tuntas.reporter.PinDoor;
import org.tuntas.reporter.Proof;

/**
 * What the reporter does after filing: complete, answer back, say whether they are satisfied, withdraw, have it taken up again. Each command admits the
 * reporter by PIN or token, locks the complaint, writes the timeline and moves the procedure in one transaction.
 */
@Service
public class RedressDesk {

    private static final int MOST_TRIES = 3;
    /** Which dissatisfied answer of a round is heard as an appeal. */
    private static final int OBJECTIONS_BEFORE_APPEAL = 2;

    private final Complaints complaints;
    private final Assignments assignments;
    private final Procedure procedure;
    private final Worklist worklist;
    private final RoundBacklog backlog;
    private final PinDoor pins;
    private final SaidKeys keys;
    private final Cabinet cabinet;
    private final HandedOut handedOut;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RedressDesk(
            Complaints complaints,
            Assignments assignments,
            Procedure procedure,
            Worklist worklist,
            RoundBacklog backlog,
            PinDoor pins,
            SaidKeys keys,
            Cabinet cabinet,
            HandedOut handedOut,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.procedure = procedure;
        this.worklist = worklist;
        this.backlog = backlog;
        this.pins = pins;
        this.keys = keys;
        this.cabinet = cabinet;
        this.handedOut = handedOut;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Who speaks: the number they claim, what proves it, and the address they speak from.
     *
     * @param once what tells a command sent again from a new one, such as the token of a form or a client's key; null when nothing does
     */
    public record Caller(TrackingNumber number, Proof proof, String client, @Nullable String once) {

        /** Whose every command is a new one. */
        public Caller(TrackingNumber number, Proof proof, String client) {
            this(number, proof, client, null);
        }
    }

    /**
     * What a command led to.
     *
     * @param movedOn whether the procedure took a step; a message while officers still work only joins the timeline
     * @param possible what the reporter can do now, see {@link Complaint#reporterActions}
     */
    public record Outcome(TrackingNumber number, ComplaintState state, boolean movedOn, List<String> possible) {}

    /**
     * Adds a message of the reporter. After an answer it sends the complaint back to the unit; after a unit's question that unit
     * goes on; otherwise it joins the timeline for whoever holds the task.
     *
     * @throws Refused UNKNOWN, FORBIDDEN or SLOWED at the door; WRONG_MOMENT when the complaint is closed
     */
    public Outcome reply(Caller caller, String text) {
        return reply(caller, text, Enclosure.NOTHING);
    }

    /**
     * Adds a message of the reporter with what comes along: both or nothing.
     *
     * @throws Refused as {@link #reply(Caller, String)}; KEY_REUSED when the key belongs to something else
     * @throws org.tuntas.complaint.InvalidInput when the report would have too many files
     */
    public Outcome reply(Caller caller, String text, Enclosure enclosure) {
        return command(caller, "reply", text, enclosure, (complaint, laid) -> {
            List<Assignment> open = assignments.openOf(complaint.number());
            // One unit may have asked while the others work.
            boolean awaited = complaint.state() == ComplaintState.AWAITING_REPORTER
                    || open.stream().anyMatch(share -> share.state() == ComplaintState.AWAITING_REPORTER);
            long entry = complaints.append(said(
                            complaint,
                            awaited ? EventKind.REPLY : EventKind.MESSAGE,
                            text,
                            awaited && !open.isEmpty()
                                    ? new String[] {ComplaintEvent.ANSWERS_A_QUESTION}
                                    : new String[0])
                    .telling(Holders.of(complaint, open)));
            cabinet.keep(laid, complaint.number(), entry);
            if (awaited) {
                procedure.tell(complaint, ReporterSignal.REPLIED, Map.of());
            }
            return outcome(complaint, awaited);
        });
    }

    /**
     * The reporter is satisfied: the complaint is resolved.
     *
     * @param rating 1 to 5
     * @throws Refused as {@link #reply}; WRONG_MOMENT unless there is an answer to judge
     */
    public Outcome satisfied(Caller caller, int rating, @Nullable String comment) {
        return command(caller, "satisfaction", rating + " " + comment, complaint -> {
            Instant now = clock.instant();
            complaints.append(said(complaint, EventKind.SATISFIED, comment, String.valueOf(rating)));
            complaints.close(complaint.number(), "RESOLVED", rating, now);
            procedure.tell(complaint, ReporterSignal.SATISFIED, Map.of());
            return outcome(complaint, true);
        });
    }

    /**
     * The reporter is not satisfied. The first time in a round the complaint goes back to the unit that leads; the second
     * objection is heard as an appeal, and the procedure names and tells those who hear it.
     *
     * @param reason why, in the reporter's words
     * @throws Refused as {@link #satisfied}
     */
    public Outcome dissatisfied(Caller caller, String reason) {
        return command(caller, "satisfaction", reason, complaint -> {
            boolean appeal = appealsNext(complaint);
            complaints.append(
                    said(complaint, EventKind.DISSATISFIED, reason).telling(appeal ? List.of() : holders(complaint)));
            complaints.object(complaint.number());
            procedure.tell(complaint, ReporterSignal.DISSATISFIED, Map.of("appealDue", appeal));
            return outcome(complaint, true);
        });
    }

    /** Whether the next objection of the round is heard as an appeal. */
    public static boolean appealsNext(Complaint complaint) {
        return complaint.objections() + 1 >= OBJECTIONS_BEFORE_APPEAL;
    }

    /**
     * Completes a report that lacks something. One that was archived as incomplete is taken up again: it is verified anew, as the
     * next round under the same number.
     *
     * @param text what was missing, in the reporter's words
     * @throws Refused as {@link #reply}; WRONG_MOMENT unless it waits for that, or was archived for it not long ago
     */
    public Outcome complete(Caller caller, String text) {
        return complete(caller, text, Enclosure.NOTHING);
    }

    /**
     * Completes a report with what comes along: both or nothing.
     *
     * @throws Refused as {@link #complete(Caller, String)}; KEY_REUSED when the key belongs to something else
     * @throws InvalidInput when the report would have too many files
     */
    public Outcome complete(Caller caller, String text, Enclosure enclosure) {
        return command(caller, "completion", text, enclosure, (complaint, laid) -> {
            if (complaint.state() == ComplaintState.ARCHIVED) {
                return takeUpAgain(
                        complaint, ComplaintState.RECEIVED, EventKind.COMPLETED, text, laid, ComplaintEvent.RESCUES);
            }
            long entry = complaints.append(
                    said(complaint, EventKind.COMPLETED, text).telling(List.of(Holders.verifiers(complaint))));
            cabinet.keep(laid, complaint.number(), entry);
            procedure.tell(complaint, ReporterSignal.COMPLETED, Map.of());
            return outcome(complaint, true);
        });
    }

    /**
     * Contests that a report was archived: it is verified anew, as the next round under the same number.
     *
     * @param reason why, in the reporter's words
     * @throws Refused as {@link #reply}; WRONG_MOMENT unless it was archived not long ago, and not as spam
     */
    public Outcome contest(Caller caller, String reason) {
        return command(
                caller,
                "contest",
                reason,
                complaint ->
                        takeUpAgain(complaint, ComplaintState.RECEIVED, EventKind.CONTESTED, reason, Laid.NOTHING));
    }

    /**
     * Reopens a closed complaint: its agency disposes it anew, as the next round under the same number.
     *
     * @param reason why, in the reporter's words
     * @throws Refused as {@link #reply}; WRONG_MOMENT unless it was closed not long ago and not reopened too often
     */
    public Outcome reopen(Caller caller, String reason) {
        return command(
                caller,
                "reopening",
                reason,
                complaint ->
                        takeUpAgain(complaint, ComplaintState.FORWARDED, EventKind.REOPENED, reason, Laid.NOTHING));
    }

    private Outcome takeUpAgain(
            Complaint ended, ComplaintState state, EventKind kind, String text, Laid laid, String... arguments) {
        Instant now = clock.instant();
        complaints.reopen(ended.number(), state, now);
        Complaint reopened = complaints.lock(ended.number());
        long entry = complaints.append(said(reopened, kind, text, arguments).telling(holders(reopened)));
        cabinet.keep(laid, reopened.number(), entry);
        backlog.add(reopened.number(), reopened.round(), now);
        procedure.startSoon();
        return outcome(reopened, true);
    }

    /** Whoever must read what the reporter says. */
    private List<String> holders(Complaint complaint) {
        return Holders.of(complaint, assignments.openOf(complaint.number()));
    }

    /** Those too whose step of it waits: whoever has taken it, whoever approves or has been asked for time. */
    private List<String> holdersAndWaiting(Complaint complaint) {
        return Stream.concat(
                        holders(complaint).stream(),
                        worklist.of(complaint.number()).stream()
                                .flatMap(step -> step.assignee() == null
                                        ? step.groups().stream().sorted()
                                        : Stream.of("@" + step.assignee())))
                .distinct()
                .toList();
    }

    /**
     * The reporter takes the complaint back; nobody works on it any more.
     *
     * @throws Refused as {@link #reply}
     */
    public Outcome withdraw(Caller caller, @Nullable String reason) {
        return command(caller, "withdrawal", reason, complaint -> {
            complaints.append(said(complaint, EventKind.WITHDRAWN, reason).telling(holdersAndWaiting(complaint)));
            complaints.close(complaint.number(), "WITHDRAWN", null, clock.instant());
            procedure.tell(complaint, ReporterSignal.WITHDRAWN, Map.of());
            return outcome(complaint, true);
        });
    }

    private Outcome command(Caller caller, String action, @Nullable String said, Function<Complaint, Outcome> deed) {
        return command(caller, action, said, Enclosure.NOTHING, (complaint, nothing) -> deed.apply(complaint));
    }

    private Outcome command(
            Caller caller,
            String action,
            @Nullable String said,
            Enclosure enclosure,
            BiFunction<Complaint, Laid, Outcome> deed) {
        pins.admit(caller.number(), caller.proof(), caller.client());
        String fingerprint =
                handedOut.fingerprint(String.join("\0", "said", action, String.valueOf(said), enclosure.fingerprint())
                        .getBytes(StandardCharsets.UTF_8));
        // A repetition is told from its key before its files are written a second time.
        Optional<Outcome> first = saidBefore(caller, fingerprint);
        if (first.isPresent()) {
            return first.get();
        }
        Laid laid = cabinet.lay(enclosure.files());
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    cabinet.write(laid);
                    Complaint complaint = complaints.lock(caller.number());
                    Optional<Outcome> meanwhile = saidBefore(caller, fingerprint);
                    if (meanwhile.isPresent()) {
                        status.setRollbackOnly();
                        return meanwhile.get();
                    }
                    Outcome outcome = deed.apply(admitted(complaint, action), laid);
                    if (caller.once() != null) {
                        keys.remember(caller.once(), new SaidKeys.Said(fingerprint, outcome));
                    }
                    return outcome;
                }));
            } catch (Overtaken | ConcurrencyFailureException overtaken) {
                if (attempt == MOST_TRIES) {
                    throw new Refused(Refused.Kind.WRONG_MOMENT, "moment.overtaken");
                }
            }
        }
    }

    /** The same sent twice, by a double click or after a broken connection, is done once and answered twice. */
    private Optional<Outcome> saidBefore(Caller caller, String fingerprint) {
        if (caller.once() == null) {
            return Optional.empty();
        }
        Optional<SaidKeys.Said> said = keys.find(caller.number(), caller.once());
        if (said.isPresent() && !said.get().fingerprint().equals(fingerprint)) {
            throw new Refused(Refused.Kind.KEY_REUSED, "complaint.keyReused");
        }
        return said.map(SaidKeys.Said::outcome);
    }

    private Complaint admitted(Complaint complaint, String action) {
        List<String> possible = complaint.reporterActions(clock.instant());
        if (!possible.contains(action)) {
            throw new WrongMoment(complaint.state(), possible);
        }
        return complaint;
    }

    private ComplaintEvent said(Complaint complaint, EventKind kind, @Nullable String text, String... arguments) {
        return ComplaintEvent.plain(
                        complaint.number(),
                        complaint.round(),
                        clock.instant(),
                        kind,
                        ComplaintEvent.REPORTER,
                        arguments)
                .saying(text, Audience.REPORTER);
    }

    private Outcome outcome(Complaint before, boolean movedOn) {
        Complaint now = complaints.find(before.number()).orElse(before);
        return new Outcome(now.number(), now.state(), movedOn, now.reporterActions(clock.instant()));
    }
}
