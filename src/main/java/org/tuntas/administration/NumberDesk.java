package org.tuntas.administration;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.Change.Action;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.ExternalNumbers;
import org.tuntas.complaint.ExternalNumbers.ExternalNumber;
import org.tuntas.complaint.ExternalNumbers.OtherSystem;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.WhoMayRead;
import org.tuntas.language.Typed;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Station;

/** Where other systems are listed, and the numbers that they gave to our reports are entered. */
@Service
public class NumberDesk {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ./#:_-]*");

    private final Mandates mandates;
    private final ExternalNumbers numbers;
    private final Complaints complaints;
    private final WhoMayRead whoMayRead;
    private final Procedure procedure;
    private final Journal journal;
    private final Clock clock;

    NumberDesk(
            Mandates mandates,
            ExternalNumbers numbers,
            Complaints complaints,
            WhoMayRead whoMayRead,
            Procedure procedure,
            Journal journal,
            Clock clock) {
        this.mandates = mandates;
        this.numbers = numbers;
        this.complaints = complaints;
        this.whoMayRead = whoMayRead;
        this.procedure = procedure;
        this.journal = journal;
        this.clock = clock;
    }

    /** All other systems, by name. */
    @Transactional(readOnly = true)
    public List<OtherSystem> systems() {
        return numbers.systems();
    }

    /**
     * Adds a system, or changes the one of that code.
     *
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code code}, {@code name}, {@code link}
     */
    @Transactional
    public void keep(String actor, @Nullable String code, @Nullable String name, @Nullable String link) {
        Mandate mandate = mandates.of(actor);
        mandate.requireOperator();
        Typed typed = new Typed();
        String newCode = typed.text("code", code, 30).toLowerCase(Locale.ROOT);
        String newName = typed.text("name", name, 100);
        String template = typed.optional("link", link, 300);
        if (!newCode.isEmpty() && !CODE.matcher(newCode).matches()) {
            typed.problem("code", "admin.problem.code");
        }
        if (template != null && !(LINK.matcher(template).matches() && template.contains("{number}"))) {
            typed.problem("link", "admin.problem.link");
        }
        typed.require();
        OtherSystem before = numbers.systems().stream()
                .filter(system -> system.code().equals(newCode))
                .findFirst()
                .orElse(null);
        Change change = Change.of(Action.SYSTEM_KEPT, newCode)
                .with("name", before == null ? null : before.name(), newName)
                .with("link", before == null ? null : before.linkTemplate(), template);
        if (!change.isNothing()) {
            numbers.keep(new OtherSystem(newCode, newName, template));
            journal.write(mandate, change);
        }
    }

    /**
     * The report that a task is about.
     *
     * @throws Refused FORBIDDEN when the officer may not see it, or there is no such task
     */
    @Transactional(readOnly = true)
    public TrackingNumber ofTask(String officer, String task) {
        return procedure
                .stationOf(task, officer)
                .map(Station::number)
                .filter(number -> whoMayRead.find(officer, number).isPresent())
                .orElseThrow(() -> new Refused(Refused.Kind.FORBIDDEN, "admin.forbidden.report"));
    }

    /**
     * The report of a number, for operators.
     *
     * @throws Refused UNKNOWN when there is none
     */
    @Transactional(readOnly = true)
    public TrackingNumber ofNumber(String actor, String number) {
        mandates.of(actor).requireOperator();
        return TrackingNumber.read(number)
                .flatMap(complaints::find)
                .map(Complaint::number)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.strip()));
    }

    /**
     * The report of a number, for officers who may read it and do more than read.
     *
     * @throws Refused UNKNOWN when there is no such report for this officer; FORBIDDEN for those who only read
     */
    @Transactional(readOnly = true)
    public TrackingNumber ofReport(String officer, String number) {
        TrackingNumber readable = whoMayRead.require(officer, number).number();
        if (whoMayRead.reader(officer).observes()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "desk.readOnly");
        }
        return readable;
    }

    /** The numbers of a report that somebody was shown, see {@link #ofTask}, {@link #ofReport} and {@link #ofNumber}. */
    @Transactional(readOnly = true)
    public List<ExternalNumber> of(TrackingNumber complaint) {
        return numbers.of(complaint);
    }

    /**
     * Enters a number of another system.
     *
     * @param task id of a task of the report that the officer may see; null for an operator, and for officers who may read it
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code system}, {@code number}
     */
    @Transactional
    public void add(
            String actor,
            @Nullable String task,
            TrackingNumber complaint,
            @Nullable String system,
            @Nullable String number) {
        requireSight(actor, task, complaint);
        Typed typed = new Typed();
        String where = typed.text("system", system, 30);
        String what = typed.text("number", number, 60);
        if (!where.isEmpty()
                && numbers.systems().stream().noneMatch(known -> known.code().equals(where))) {
            typed.problem("system", "admin.problem.choose");
        }
        if (!what.isEmpty() && !NUMBER.matcher(what).matches()) {
            typed.problem("number", "admin.problem.number");
        }
        typed.require();
        if (numbers.add(where, what, complaint, actor, clock.instant())) {
            journal.write(
                    mandates.of(actor),
                    Change.of(Action.NUMBER_ADDED, complaint.value())
                            .with("system", null, where)
                            .with("number", null, what));
        } else if (!numbers.find(where, what).equals(Optional.of(complaint))) {
            // Not which one: the officer may not be allowed to see that report.
            typed.problem("number", "admin.problem.numberTaken");
            typed.require();
        }
    }

    /** Takes a number away. */
    @Transactional
    public void remove(String actor, @Nullable String task, TrackingNumber complaint, String system, String number) {
        requireSight(actor, task, complaint);
        if (numbers.find(system, number).filter(complaint::equals).isPresent()) {
            numbers.remove(system, number);
            journal.write(
                    mandates.of(actor),
                    Change.of(Action.NUMBER_REMOVED, complaint.value())
                            .with("system", system, null)
                            .with("number", number, null));
        }
    }

    private void requireSight(String actor, @Nullable String task, TrackingNumber complaint) {
        if (task == null) {
            if (!mandates.of(actor).isOperator()) {
                ofReport(actor, complaint.value());
            }
            return;
        }
        TrackingNumber seen = ofTask(actor, task);
        if (!seen.equals(complaint)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "admin.forbidden.report");
        }
    }
}
