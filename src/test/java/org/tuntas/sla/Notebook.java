package org.tuntas.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The books of a timekeeper on paper: what the database does, in memory, for one thread. */
class Notebook implements Visits, Pauses, CalendarBook, LimitBook {

    private final List<Visit> visits = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final Map<List<Object>, Instant> alerts = new LinkedHashMap<>();
    /** What lists are ordered by, by key of the visit. */
    final Map<Long, Due> dues = new LinkedHashMap<>();

    private final Map<List<Object>, EscalationOutcome> outcomes = new LinkedHashMap<>();
    private List<Holiday> holidays = Decrees.all();
    private List<Limit> limits = List.of();
    private List<Rung> rungs = List.of();

    @Override
    public Optional<Visit> add(OpenVisit o, Limit bound, @Nullable LocalDate promisedLimit, Due due) {
        if (o.stage().equals("RESOLUTION")
                && latest(o.number(), o.round(), o.stage()).isPresent()) {
            return Optional.empty();
        }
        Visit visit = new Visit(
                visits.size() + 1,
                o.number(),
                o.round(),
                o.stage(),
                o.agency(),
                o.unit(),
                o.share(),
                o.type(),
                o.supervisionClass(),
                o.startedAt(),
                null,
                bound.workingDays(),
                bound.warningDay(),
                bound.legalBasis(),
                null,
                promisedLimit,
                null,
                null,
                null,
                0);
        visits.add(visit);
        dues.put(visit.id(), due);
        return Optional.of(visit);
    }

    @Override
    public Optional<Visit> find(long id) {
        return newest(v -> v.id() == id);
    }

    @Override
    public Optional<Visit> current(String number) {
        return newest(v ->
                v.number().equals(number) && v.endedAt() == null && !v.stage().equals("RESOLUTION"));
    }

    @Override
    public Optional<Visit> latest(String number, int round, String stage) {
        return newest(v ->
                v.number().equals(number) && v.round() == round && v.stage().equals(stage));
    }

    @Override
    public Optional<Visit> latest(String stage, long share) {
        return newest(v -> v.stage().equals(stage) && Long.valueOf(share).equals(v.share()));
    }

    @Override
    public Optional<Visit> before(OpenVisit o) {
        return newest(v -> v.number().equals(o.number())
                && v.round() == o.round()
                && v.stage().equals(o.stage())
                && Objects.equals(v.share(), o.share())
                && (o.share() != null || Objects.equals(v.unit(), o.unit())));
    }

    @Override
    public List<Visit> open(String number, int round) {
        return visits.stream()
                .filter(v -> v.number().equals(number) && v.round() == round && v.endedAt() == null)
                .toList();
    }

    @Override
    public List<Visit> open(Collection<String> numbers) {
        return visits.stream()
                .filter(v -> numbers.contains(v.number()) && v.endedAt() == null)
                .toList();
    }

    @Override
    public List<Pause> of(Collection<String> numbers) {
        return pauses.stream().filter(p -> numbers.contains(p.number())).toList();
    }

    @Override
    public void passOn(long id, String agency) {
        change(id, v -> under(v, agency));
    }

    private static Visit under(Visit v, String agency) {
        return new Visit(
                v.id(),
                v.number(),
                v.round(),
                v.stage(),
                agency,
                v.unit(),
                v.share(),
                v.type(),
                v.supervisionClass(),
                v.startedAt(),
                v.endedAt(),
                v.workingDays(),
                v.warningDay(),
                v.legalBasis(),
                v.reclassifiedFrom(),
                v.promisedLimit(),
                v.promisedOn(),
                v.extendedTo(),
                v.extendedDays(),
                v.extensions());
    }

    @Override
    public Map<Long, Instant> settle(Map<Long, Due> dates) {
        dues.putAll(dates);
        return Map.of();
    }

    @Override
    public void answer(long visit, int level, EscalationOutcome outcome, String by, Instant at) {
        outcomes.put(List.of(visit, level), outcome);
    }

    @Override
    public void close(long id, Instant at) {
        change(id, v -> v.endedAt() == null ? with(v, at, v.promisedOn()) : v);
    }

    @Override
    public void promise(long id, LocalDate day) {
        change(id, v -> with(v, v.endedAt(), day));
    }

    private static Visit with(Visit v, @Nullable Instant endedAt, @Nullable LocalDate promisedOn) {
        return new Visit(
                v.id(),
                v.number(),
                v.round(),
                v.stage(),
                v.agency(),
                v.unit(),
                v.share(),
                v.type(),
                v.supervisionClass(),
                v.startedAt(),
                endedAt,
                v.workingDays(),
                v.warningDay(),
                v.legalBasis(),
                v.reclassifiedFrom(),
                v.promisedLimit(),
                promisedOn,
                v.extendedTo(),
                v.extendedDays(),
                v.extensions());
    }

    @Override
    public void extend(long id, LocalDate day, int days) {
        change(
                id,
                v -> new Visit(
                        v.id(),
                        v.number(),
                        v.round(),
                        v.stage(),
                        v.agency(),
                        v.unit(),
                        v.share(),
                        v.type(),
                        v.supervisionClass(),
                        v.startedAt(),
                        v.endedAt(),
                        v.workingDays(),
                        v.warningDay(),
                        v.legalBasis(),
                        v.reclassifiedFrom(),
                        v.promisedLimit(),
                        v.promisedOn(),
                        day,
                        days,
                        v.extensions() + 1));
    }

    @Override
    public void rebind(long id, String type, String supervisionClass, Limit bound, @Nullable Integer reclassifiedFrom) {
        change(
                id,
                v -> new Visit(
                        v.id(),
                        v.number(),
                        v.round(),
                        v.stage(),
                        v.agency(),
                        v.unit(),
                        v.share(),
                        type,
                        supervisionClass,
                        v.startedAt(),
                        v.endedAt(),
                        bound.workingDays(),
                        bound.warningDay(),
                        bound.legalBasis(),
                        reclassifiedFrom,
                        v.promisedLimit(),
                        v.promisedOn(),
                        v.extendedTo(),
                        v.extendedDays(),
                        v.extensions()));
    }

    @Override
    public void restage(long id, Limit bound) {
        change(
                id,
                v -> new Visit(
                        v.id(),
                        v.number(),
                        v.round(),
                        bound.stage(),
                        v.agency(),
                        v.unit(),
                        v.share(),
                        v.type(),
                        v.supervisionClass(),
                        v.startedAt(),
                        v.endedAt(),
                        bound.workingDays(),
                        bound.warningDay(),
                        bound.legalBasis(),
                        null,
                        v.promisedLimit(),
                        v.promisedOn(),
                        v.extendedTo(),
                        v.extendedDays(),
                        v.extensions()));
    }

    private void change(long id, UnaryOperator<Visit> change) {
        visits.replaceAll(v -> v.id() == id ? change.apply(v) : v);
    }

    @Override
    public boolean raise(long visit, String kind, int level, Instant at) {
        return raisedAt(visit, kind, level).isEmpty() && alerts.put(List.of(visit, kind, level, 0), at) == null;
    }

    @Override
    public boolean raiseAgain(long visit, String kind, int level, Instant at) {
        int extensions = find(visit).orElseThrow().extensions();
        return alerts.putIfAbsent(List.of(visit, kind, level, extensions), at) == null;
    }

    @Override
    public Optional<Instant> raisedAt(long visit, String kind, int level) {
        return alerts.entrySet().stream()
                .filter(alert -> alert.getKey().subList(0, 3).equals(List.of(visit, kind, level)))
                .map(Map.Entry::getValue)
                .reduce((older, newer) -> newer);
    }

    @Override
    public void begin(Pause pause) {
        if (pause.latestEnd().isBefore(pause.startedAt())) {
            throw new IllegalArgumentException("The database refuses a pause that ends before it starts: " + pause);
        }
        Optional<Pause> open = pauses.stream()
                .filter(p -> p.endedAt() == null && sameClock(p, pause))
                .findFirst();
        if (open.isEmpty()) {
            pauses.add(pause);
        } else if (open.get().latestEnd().isBefore(pause.latestEnd())) {
            pauses.replaceAll(p -> p.equals(open.get()) ? with(p, pause.visit(), pause.latestEnd(), null) : p);
        }
    }

    private static boolean sameClock(Pause one, Pause other) {
        return one.number().equals(other.number())
                && one.round() == other.round()
                && Objects.equals(one.share(), other.share())
                && one.derived() == other.derived();
    }

    private static Pause with(Pause p, @Nullable Long visit, Instant latestEnd, @Nullable Instant endedAt) {
        return new Pause(
                p.number(), p.round(), p.share(), p.derived(), visit, p.reason(), p.startedAt(), latestEnd, endedAt);
    }

    @Override
    public void end(Pause pause, Instant at) {
        pauses.replaceAll(
                p -> p.endedAt() == null && sameClock(p, pause) ? with(p, p.visit(), pause.latestEnd(), at) : p);
    }

    @Override
    public List<Pause> of(String number, int round) {
        return pauses.stream()
                .filter(p -> p.number().equals(number) && p.round() == round)
                .toList();
    }

    @Override
    public Calendars calendars() {
        return Decrees.calendars(holidays);
    }

    @Override
    public void supposing(Calendars other, Runnable work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void declare(Holiday holiday) {
        holidays = new ArrayList<>(holidays);
        holidays.add(holiday);
    }

    @Override
    public void withdraw(LocalDate day, String agency) {
        holidays = holidays.stream()
                .filter(h -> !h.day().equals(day) || !h.agency().equals(agency))
                .toList();
    }

    @Override
    public void keep(WorkingHours hours) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reread() {}

    @Override
    public List<Limit> limits() {
        return limits;
    }

    @Override
    public List<Rung> ladder(String stage) {
        return rungs.stream().filter(r -> r.stage().equals(stage)).toList();
    }

    @Override
    public Optional<Rung> rung(String stage, int level) {
        return ladder(stage).stream().filter(r -> r.level() == level).findFirst();
    }

    @Override
    public void replace(List<Limit> limits, List<Rung> rungs) {
        LimitBook.check(limits, rungs);
        this.limits = limits;
        this.rungs = rungs;
    }

    private Optional<Visit> newest(Predicate<Visit> which) {
        return visits.stream().filter(which).reduce((older, newer) -> newer);
    }
}
