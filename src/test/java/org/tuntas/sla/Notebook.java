package org.tuntas.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The books of a timekeeper on paper: what the database does, in memory, for one thread. */
class Notebook implements Visits, Pauses, CalendarBook, LimitBook {

    private final List<Visit> visits = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final Set<List<Object>> alerts = new HashSet<>();
    private List<Holiday> holidays = Decrees.all();
    private List<Limit> limits = List.of();
    private List<Rung> rungs = List.of();

    @Override
    public Optional<Visit> add(OpenVisit o, Limit bound, @Nullable LocalDate promisedLimit) {
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
                o.startedAt(),
                null,
                bound.workingDays(),
                bound.warningDay(),
                bound.legalBasis(),
                promisedLimit,
                null);
        visits.add(visit);
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
    public Optional<Visit> latest(String number, int round, String stage, @Nullable String unit) {
        return newest(v -> v.number().equals(number)
                && v.round() == round
                && v.stage().equals(stage)
                && Objects.equals(v.unit(), unit));
    }

    @Override
    public void close(long id, Instant at) {
        Visit v = find(id).orElseThrow();
        if (v.endedAt() == null) {
            put(v, at, v.promisedOn());
        }
    }

    @Override
    public void promise(long id, LocalDate day) {
        Visit v = find(id).orElseThrow();
        put(v, v.endedAt(), day);
    }

    private void put(Visit v, @Nullable Instant endedAt, @Nullable LocalDate promisedOn) {
        visits.set(
                (int) v.id() - 1,
                new Visit(
                        v.id(),
                        v.number(),
                        v.round(),
                        v.stage(),
                        v.agency(),
                        v.unit(),
                        v.startedAt(),
                        endedAt,
                        v.workingDays(),
                        v.warningDay(),
                        v.legalBasis(),
                        v.promisedLimit(),
                        promisedOn));
    }

    @Override
    public boolean raise(long visit, String kind, int level, Instant at) {
        return alerts.add(List.of(visit, kind, level));
    }

    @Override
    public void begin(Pause pause) {
        pauses.add(pause);
    }

    @Override
    public void end(String number, int round, Instant at) {
        pauses.replaceAll(p -> p.endedAt() == null && p.number().equals(number) && p.round() == round
                ? new Pause(p.number(), p.round(), p.reason(), p.startedAt(), p.latestEnd(), at)
                : p);
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
