package org.tuntas.handling;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.Cabinet;
import org.tuntas.attachment.ExaminedFile;
import org.tuntas.attachment.Laid;
import org.tuntas.complaint.Assignment;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Station;
import org.tuntas.procedure.Worklist;

/**
 * What officers do with the files of a report, from the task on which they decide: who may see the task may see the files, and who may
 * decide it may change them.
 */
@Service
public class EvidenceDesk {

    /** On which forms an answer is written. */
    private static final Set<String> ANSWERING = Set.of("follow-up-complaint", "combined-response");

    private static final String VERIFYING = "verify-complaint";
    private static final String COMBINING = "combined-response";

    private final Procedure procedure;
    private final Worklist worklist;
    private final Complaints complaints;
    private final ShareKeeper shares;
    private final Cabinet cabinet;
    private final TransactionTemplate transaction;

    EvidenceDesk(
            Procedure procedure,
            Worklist worklist,
            Complaints complaints,
            ShareKeeper shares,
            Cabinet cabinet,
            PlatformTransactionManager transactions) {
        this.procedure = procedure;
        this.worklist = worklist;
        this.complaints = complaints;
        this.shares = shares;
        this.cabinet = cabinet;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A file of the report that a task is about.
     *
     * @throws Refused UNKNOWN when the officer may not see the task, or there is no such file
     */
    public Attachment file(String task, String officer, UUID id) {
        return cabinet.find(complaintOf(station(task, officer)), id, Audience.OFFICERS);
    }

    /**
     * Keeps evidence for the answer that is written on a task; it waits until that answer is given.
     *
     * @throws Refused UNKNOWN when the officer may not see the task; WRONG_MOMENT when somebody else has taken it, or no answer is
     *     written there
     * @throws InvalidInput when the report would have too many files
     */
    public void bring(String task, String officer, List<ExaminedFile> files) {
        // Asked before anything is written, and again under the lock.
        Station station = station(task, officer);
        share(task, complaintOf(station), station);
        Laid laid = cabinet.lay(files);
        transaction.executeWithoutResult(status -> {
            cabinet.write(laid);
            Complaint complaint = enter(task, officer);
            cabinet.keepEvidence(laid, complaint.number(), share(task, complaint, station(task, officer)), officer);
        });
    }

    /**
     * Removes evidence that waits for the answer that is written on a task.
     *
     * @throws Refused as {@link #bring}; UNKNOWN also when it does not wait for that answer
     */
    public void remove(String task, String officer, UUID id) {
        transaction.executeWithoutResult(status -> {
            Complaint complaint = enter(task, officer);
            cabinet.removeEvidence(complaint.number(), id, share(task, complaint, station(task, officer)));
        });
    }

    /**
     * Lets a file go further, or not: while verifying, what the reporter brought may be released for the public; while combining, the
     * evidence of a unit's part may be taken along.
     *
     * @throws Refused as {@link #bring}; WRONG_MOMENT also when the task does not decide that of this file
     */
    public void release(String task, String officer, UUID id, boolean released) {
        transaction.executeWithoutResult(status -> {
            Complaint complaint = enter(task, officer);
            Attachment file = cabinet.find(complaint, id, Audience.OFFICERS);
            if (!isReleasable(form(task), complaint, file)) {
                throw new Refused(Refused.Kind.WRONG_MOMENT, "file.notReleasedHere");
            }
            cabinet.release(file, released, officer);
        });
    }

    /** Whether a file can be let go further on a form, see {@link #release}. */
    public boolean isReleasable(String form, Complaint complaint, Attachment file) {
        return switch (form) {
            case VERIFYING -> file.origin() == Attachment.Origin.REPORTER;
            case COMBINING ->
                file.isPart()
                        && shares.lastGiven(complaint).stream()
                                .map(Assignment::id)
                                .anyMatch(id -> id.equals(file.share()));
            default -> false;
        };
    }

    /** Whether a file waits for the answer that is written on a form at a station. */
    public boolean isAwaited(String form, Complaint complaint, Station station, Attachment file) {
        return ANSWERING.contains(form)
                && file.isWaiting()
                && Objects.equals(file.share(), shareOf(form, complaint, station));
    }

    /** Whether evidence can be brought on a form. */
    public boolean takesEvidence(String form) {
        return ANSWERING.contains(form);
    }

    private long share(String task, Complaint complaint, Station station) {
        String form = form(task);
        if (!takesEvidence(form)) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "file.notHere");
        }
        return shareOf(form, complaint, station);
    }

    /** The combined answer is the lead's, though its share has ended. */
    private long shareOf(String form, Complaint complaint, Station station) {
        return form.equals(COMBINING)
                ? shares.lastGiven(complaint).get(0).id()
                : Objects.requireNonNull(station.share(), "the step belongs to no share");
    }

    /** Locks the complaint; afterwards nobody can complete the task meanwhile. */
    private Complaint enter(String task, String officer) {
        Complaint complaint = complaints.lock(station(task, officer).number());
        station(task, officer);
        worklist.find(task).map(OpenTask::assignee).ifPresent(assignee -> {
            if (!assignee.equals(officer)) {
                throw new Refused(Refused.Kind.WRONG_MOMENT, "task.somebodyElses", assignee);
            }
        });
        return complaint;
    }

    private String form(String task) {
        return procedure.formOf(task).orElse("");
    }

    private Station station(String task, String officer) {
        return procedure.stationOf(task, officer).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "task.gone"));
    }

    private Complaint complaintOf(Station station) {
        return complaints
                .find(station.number())
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNKNOWN,
                        "complaint.unknown",
                        station.number().value()));
    }
}
