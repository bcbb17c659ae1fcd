package org.tuntas.redress;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.procedure.Overtaken;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.ReporterSignal;
import org.tuntas.reporter.PinDoor;

/**
 * What the reporter does after filing: answer back, say whether they are satisfied, withdraw. Each command admits the
 * reporter by PIN, locks the complaint, writes the timeline and moves the procedure in one transaction.
 */
@Service
public class RedressDesk {

    private final Complaints complaints;
    private final Procedure procedure;
    private final PinDoor pins;
    private static final int MOST_TRIES = 3;

    private final Clock clock;
    private final TransactionTemplate transaction;

    RedressDesk(
            Complaints complaints,
            Procedure procedure,
            PinDoor pins,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.complaints = complaints;
        this.procedure = procedure;
        this.pins = pins;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Who speaks: the number they claim, the PIN that proves it, and the address they speak from.
     *
     * @param pin null when none was sent
     */
    public record Caller(TrackingNumber number, @Nullable String pin, String client) {}

    /**
     * What a command led to.
     *
     * @param movedOn whether the procedure took a step; a message while officers still work only joins the timeline
     */
    public record Outcome(TrackingNumber number, ComplaintState state, boolean movedOn) {}

    /**
     * Adds a message of the reporter. After an answer it sends the complaint back to the unit; before, it joins the
     * timeline for whoever holds the task.
     *
     * @throws Refused UNKNOWN, FORBIDDEN or SLOWED at the door; WRONG_MOMENT when the complaint is closed
     */
    public Outcome reply(Caller caller, String text) {
        return command(caller, "reply", complaint -> {
            boolean answered = complaint.state() == ComplaintState.AWAITING_REPORTER;
            complaints.append(said(complaint, answered ? EventKind.REPLY : EventKind.MESSAGE, text));
            if (answered) {
                procedure.tell(complaint, ReporterSignal.REPLIED);
            }
            return outcome(complaint, answered);
        });
    }

    /**
     * The reporter is satisfied: the complaint is resolved.
     *
     * @param rating 1 to 5
     * @throws Refused as {@link #reply}; WRONG_MOMENT unless there is an answer to judge
     */
    public Outcome satisfied(Caller caller, int rating, @Nullable String comment) {
        return command(caller, "satisfaction", complaint -> {
            Instant now = clock.instant();
            complaints.append(said(complaint, EventKind.SATISFIED, comment, String.valueOf(rating)));
            complaints.close(complaint.number(), "RESOLVED", rating, now);
            procedure.tell(complaint, ReporterSignal.SATISFIED);
            return outcome(complaint, true);
        });
    }

    /**
     * The reporter is not satisfied: the complaint goes back to the unit, and the objection is counted.
     *
     * @param reason why, in the reporter's words
     * @throws Refused as {@link #satisfied}
     */
    public Outcome dissatisfied(Caller caller, String reason) {
        return command(caller, "satisfaction", complaint -> {
            complaints.append(said(complaint, EventKind.DISSATISFIED, reason));
            complaints.object(complaint.number());
            procedure.tell(complaint, ReporterSignal.DISSATISFIED);
            return outcome(complaint, true);
        });
    }

    /**
     * The reporter takes the complaint back; nobody works on it any more.
     *
     * @throws Refused as {@link #reply}
     */
    public Outcome withdraw(Caller caller, @Nullable String reason) {
        return command(caller, "withdrawal", complaint -> {
            complaints.append(said(complaint, EventKind.WITHDRAWN, reason));
            complaints.close(complaint.number(), "WITHDRAWN", null, clock.instant());
            procedure.tell(complaint, ReporterSignal.WITHDRAWN);
            return outcome(complaint, true);
        });
    }

    private Outcome command(Caller caller, String action, Function<Complaint, Outcome> deed) {
        pins.admit(caller.number(), caller.pin(), caller.client());
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> deed.apply(enter(caller, action))));
            } catch (Overtaken | ConcurrencyFailureException overtaken) {
                if (attempt == MOST_TRIES) {
                    throw new Refused(Refused.Kind.WRONG_MOMENT, "moment.overtaken");
                }
            }
        }
    }

    private Complaint enter(Caller caller, String action) {
        Complaint complaint = complaints.lock(caller.number());
        List<String> possible = complaint.state().reporterActions();
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
        ComplaintState now =
                complaints.find(before.number()).map(Complaint::state).orElse(before.state());
        return new Outcome(before.number(), now, movedOn);
    }
}
