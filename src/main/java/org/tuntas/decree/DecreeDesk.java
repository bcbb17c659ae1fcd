package org.tuntas.decree;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.CalendarDesk;
import org.tuntas.administration.Mandate;
import org.tuntas.administration.Mandates;
import org.tuntas.attachment.Upload;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.modelling.WhoMayDesign;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Calendars;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.OfficeClocks;
import org.tuntas.sla.WorkingCalendar;

/**
 * Where decrees on days off are entered, looked at and ordered. Designers and whoever keeps a calendar enter them; only who keeps the
 * calendar orders them: an operator for the country, the administrators of an agency for its own days.
 */
@Service
public class DecreeDesk {

    /** How many rows the form has. */
    public static final int ROWS = 5;

    private static final int LONGEST_NUMBER = 200;
    private static final int MOST_DECREES = 50;
    private static final int MOST_FAILURES = 20;
    private static final int LARGEST_FILE = 1024 * 1024;

    private final Decrees decrees;
    private final Mandates mandates;
    private final WhoMayDesign designers;
    private final CalendarDesk calendarDesk;
    private final CalendarBook calendars;
    private final OfficeClocks clocks;
    private final Registry registry;
    private final ObjectProvider<DecreeWorker> worker;
    private final Clock clock;

    DecreeDesk(
            Decrees decrees,
            Mandates mandates,
            WhoMayDesign designers,
            CalendarDesk calendarDesk,
            CalendarBook calendars,
            OfficeClocks clocks,
            Registry registry,
            ObjectProvider<DecreeWorker> worker,
            Clock clock) {
        this.decrees = decrees;
        this.mandates = mandates;
        this.designers = designers;
        this.calendarDesk = calendarDesk;
        this.calendars = calendars;
        this.clocks = clocks;
        this.registry = registry;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * What somebody may do here.
     *
     * @param enters make decrees known, and see what they would move
     * @param agencies whose days they may enter; empty with {@code enters} means those of the country alone
     */
    public record May(boolean looks, boolean enters, boolean national, List<Node> agencies, boolean workbench) {}

    /** What somebody may do here. */
    public May may(String actor) {
        Mandate mandate = mandates.of(actor);
        WhoMayDesign.Mandate design = designers.of(actor);
        boolean national = mandate.isOperator() || design.drafts();
        return new May(
                mandate.maySettings() || mandate.mayTrail() || design.looks(),
                mandate.maySettings() || design.drafts(),
                national,
                national ? registry.agencies() : mandate.agencies(),
                design.looks());
    }

    /**
     * Something to know about a day before it is ordered.
     *
     * @param key of the words, without {@code decree.remark.}
     * @param about completes them; empty when nothing does
     */
    public record Remark(String key, String about) {}

    /** A day with what there is to know about it. */
    public record Examined(DecreeDay day, List<Remark> remarks) {}

    /**
     * A decree as its page shows it.
     *
     * @param mayOrder whether whoever looks may put it into force
     * @param passed whether it names days that are over
     * @param waiting how many reports still wait for their clocks
     */
    public record View(
            Decree decree,
            List<Examined> days,
            Decrees.Effect effect,
            boolean mayOrder,
            boolean mayDiscard,
            boolean passed,
            long waiting,
            List<Decrees.Failure> failures) {

        /** Hundredths of the reports whose clocks are renewed. */
        public long percent() {
            long all = Math.max(decree.concerned(), waiting);
            return all == 0 ? 100 : 100 * (all - waiting) / all;
        }
    }

    /** The newest decrees. */
    @Transactional(readOnly = true)
    public List<Decree> newest(String actor) {
        require(may(actor).looks());
        return decrees.newest(MOST_DECREES);
    }

    /** A decree. */
    @Transactional(readOnly = true)
    public View view(String actor, long id) {
        Decree decree = found(actor, decrees.find(id));
        boolean renewing = decree.state() == Decree.State.RENEWING;
        return new View(
                decree,
                decree.days().stream().map(this::examined).toList(),
                decrees.effect(decree),
                mayOrder(actor, decree),
                may(actor).enters(),
                decree.days().stream().anyMatch(this::isPassed),
                renewing ? decrees.waiting() : 0,
                decree.renewedAt() == null && !renewing ? List.of() : decrees.failures(MOST_FAILURES));
    }

    /** Some of the dates that a decree moves. */
    @Transactional(readOnly = true)
    public List<Decrees.Row> rows(String actor, long id, int offset, int most) {
        found(actor, decrees.find(id));
        return decrees.rows(id, offset, most);
    }

    /** Calls back for each of the dates that a decree moves. */
    @Transactional(readOnly = true)
    public void eachRow(String actor, long id, Consumer<Decrees.Row> reader) {
        found(actor, decrees.find(id));
        decrees.eachRow(id, reader);
    }

    /**
     * Enters a decree by hand.
     *
     * @param typed {@code number}, {@code signedOn}, and for each row {@code day0}, {@code kind0}, {@code name0}, {@code agency0}
     * @return its key
     * @throws InvalidInput naming what is wrong
     */
    @Transactional
    public long enter(String actor, Map<String, String> typed) {
        Typed read = new Typed();
        DecreeText text = new DecreeText(today());
        for (int row = 0; row < ROWS; row++) {
            String field = "day" + row;
            if (isSaid(typed, field) || isSaid(typed, "name" + row)) {
                text.add(new DecreeText.Row(
                        field,
                        row + 1,
                        read.optionalDay(field, typed.get(field)),
                        typed.get("kind" + row),
                        read.optional("name" + row, typed.get("name" + row), LONGEST_NUMBER),
                        typed.get("agency" + row)));
            }
        }
        return keep(actor, typed, read, text, "day0");
    }

    /**
     * Enters a decree with the days of a file.
     *
     * @param typed {@code number} and {@code signedOn}
     * @throws InvalidInput naming what is wrong with these or with rows of the file
     */
    @Transactional
    public long enter(String actor, Map<String, String> typed, Uploads uploads) {
        Typed read = new Typed();
        DecreeText text = new DecreeText(today());
        if (!uploads.problems().isEmpty()) {
            throw new InvalidInput(uploads.problems());
        }
        if (uploads.files().size() != 1) {
            throw new InvalidInput(List.of(FieldProblem.of(DecreeFile.FIELD, "decree.file.one")));
        }
        new DecreeFile(text, Optional.ofNullable(typed.get("number")).orElse(""))
                .read(content(uploads.files().get(0)));
        return keep(actor, typed, read, text, DecreeFile.FIELD);
    }

    private long keep(String actor, Map<String, String> typed, Typed read, DecreeText text, String field) {
        May may = may(actor);
        require(may.enters());
        String number = read.text("number", typed.get("number"), LONGEST_NUMBER);
        LocalDate signedOn = read.day("signedOn", typed.get("signedOn"));
        read.require();
        List<DecreeDay> days = text.days(field);
        for (DecreeDay day : days) {
            if (day.agency().equals(Holiday.NATIONAL)) {
                require(may.national());
            } else if (may.agencies().stream().noneMatch(agency -> agency.code().equals(day.agency()))) {
                throw new InvalidInput(List.of(FieldProblem.of(field, "decree.problem.agency", day.agency())));
            }
        }
        long id = decrees.add(number, signedOn, days, text.leftOut(), actor, clock.instant());
        wake();
        return id;
    }

    /**
     * Puts a decree into force: its days hold from this moment on, and the clocks that run are renewed behind it.
     *
     * @param sure that days that are over are meant
     * @throws InvalidInput naming {@code sure}
     * @throws Refused when somebody else did, another one is being carried out, or they may not
     */
    @Transactional
    public void order(String actor, long id, boolean sure) {
        Decree decree = found(actor, decrees.lock(id));
        require(mayOrder(actor, decree));
        requireMoment(decree.state() == Decree.State.FORESEEN, "decree.moment.notForeseen");
        requireMoment(!decrees.isOneAtWork(), "decree.moment.busy");
        if (!sure && decree.days().stream().anyMatch(this::isPassed)) {
            throw new InvalidInput(List.of(FieldProblem.of("sure", "decree.problem.sure")));
        }
        long concerned = decree.isNational()
                ? clocks.running(Holiday.NATIONAL)
                : decree.days().stream()
                        .map(DecreeDay::agency)
                        .distinct()
                        .mapToLong(clocks::running)
                        .sum();
        for (DecreeDay day : decree.days()) {
            if (day.recalls()) {
                calendarDesk.withdraw(actor, day.agency(), day.day());
            } else {
                calendarDesk.declare(
                        actor,
                        day.agency(),
                        new CalendarDesk.DayOff(
                                day.day().toString(),
                                day.kind().name(),
                                day.name(),
                                decree.number(),
                                decree.signedOn().toString(),
                                true));
            }
        }
        decrees.ordered(id, actor, clock.instant(), concerned);
        wake();
    }

    /** Computes the forecast of a decree anew. */
    @Transactional
    public void foreseeAgain(String actor, long id) {
        Decree decree = found(actor, decrees.lock(id));
        require(may(actor).enters());
        requireMoment(decree.isOpen(), "decree.moment.ordered");
        decrees.foreseeAgain(id);
        wake();
    }

    /** Puts a decree aside that nobody has ordered. */
    @Transactional
    public void discard(String actor, long id) {
        Decree decree = found(actor, decrees.lock(id));
        require(may(actor).enters());
        requireMoment(decree.isOpen(), "decree.moment.ordered");
        decrees.discarded(id);
    }

    private Decree found(String actor, Optional<Decree> decree) {
        require(may(actor).looks());
        return decree.orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "decree.unknown"));
    }

    private boolean mayOrder(String actor, Decree decree) {
        Mandate mandate = mandates.of(actor);
        return mandate.isOperator()
                || !decree.isNational()
                        && decree.days().stream().map(DecreeDay::agency).allMatch(mandate::covers);
    }

    private Examined examined(DecreeDay day) {
        Calendars all = calendars.calendars();
        List<Remark> remarks = new ArrayList<>();
        Optional<Holiday> known = all.daysOff(day.agency()).stream()
                .filter(off -> off.day().equals(day.day()))
                .findFirst();
        if (day.recalls()) {
            remarks.add(known.map(off -> new Remark("recalls", named(off))).orElse(new Remark("notOff", "")));
        } else {
            known.ifPresent(off -> remarks.add(new Remark(
                    off.kind() == day.kind() && off.name().equals(day.name()) ? "known" : "replaces", named(off))));
            WorkingCalendar calendar = all.of(day.agency());
            if (known.isEmpty() && !calendar.isWorkingDay(day.day())) {
                remarks.add(calendar.dayOff(day.day())
                        .filter(off -> off.name() != null)
                        .map(off -> new Remark("covered", String.valueOf(off.name())))
                        .orElse(new Remark("weekend", "")));
            }
        }
        if (isPassed(day)) {
            remarks.add(new Remark("passed", ""));
        }
        return new Examined(day, remarks);
    }

    private static String named(Holiday off) {
        return off.name() + (off.decree() == null ? "" : " (" + off.decree() + ")");
    }

    private boolean isPassed(DecreeDay day) {
        return day.day().isBefore(today());
    }

    private LocalDate today() {
        return calendars.calendars().of(Holiday.NATIONAL).dayOf(clock.instant());
    }

    private void wake() {
        worker.ifAvailable(DecreeWorker::wakeAfterCommit);
    }

    private static boolean isSaid(Map<String, String> typed, String field) {
        @Nullable String said = typed.get(field);
        return said != null && !said.isBlank();
    }

    private static byte[] content(Upload file) {
        try (InputStream content = Files.newInputStream(file.path())) {
            return content.readNBytes(LARGEST_FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new Refused(Refused.Kind.FORBIDDEN, "decree.forbidden");
        }
    }

    private static void requireMoment(boolean right, String key) {
        if (!right) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, key);
        }
    }
}
