package org.tuntas.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;
import org.tuntas.monitoring.OpenClocks;

/**
 * The figures that operators' tools fetch. They are counted now and then by one worker and never when they are fetched, so however
 * many tools look, and however often, the database does not notice.
 */
@Component
class Gauges {

    private final StandingBook book;
    private final OpenClocks clocks;
    private final Clock clock;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final MultiGauge givenUp;
    private final MultiGauge open;
    private final MultiGauge escalations;

    Gauges(
            MeterRegistry meters,
            StandingBook book,
            OpenClocks clocks,
            ObjectProvider<BacklogWorker> workers,
            Clock clock) {
        this.book = book;
        this.clocks = clocks;
        this.clock = clock;
        this.waiting = gauge(meters, "tuntas.backlog.waiting", "Work that waits; of jobs only what is due");
        this.oldest = MultiGauge.builder("tuntas.backlog.oldest")
                .description("For how long the oldest work that waits could have been done")
                .baseUnit("seconds")
                .register(meters);
        this.givenUp = gauge(meters, "tuntas.backlog.given.up", "Work that waits until somebody mends the cause");
        this.open =
                gauge(meters, "tuntas.clocks.open", "Clocks that run for reports, by stage and how much time is left");
        this.escalations = gauge(meters, "tuntas.escalations.open", "Escalations that nobody has answered, by level");
        workers.orderedStream()
                .forEach(worker -> TimeGauge.builder("tuntas.worker.idle", worker, TimeUnit.SECONDS, one -> one.idle()
                                .toSeconds())
                        .description("Since when a worker of this node has done nothing and not looked either")
                        .tag("worker", worker.name())
                        .register(meters));
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    /** Counts anew. */
    void measure() {
        Instant now = clock.instant();
        List<StandingBook.Waiting> backlogs = new ArrayList<>(book.backlogs(now));
        backlogs.add(book.jobs(now));
        show(waiting, backlogs, StandingBook.Waiting::waiting);
        show(oldest, backlogs, one -> one.oldest().toSeconds());
        show(givenUp, backlogs, StandingBook.Waiting::givenUp);
        open.register(
                clocks.all(now).stream()
                        .map(pile -> Row.of(
                                Tags.of(
                                        "stage",
                                        pile.stage(),
                                        "mark",
                                        pile.waits()
                                                ? "waits"
                                                : pile.mark().name().toLowerCase(Locale.ROOT)),
                                pile.clocks()))
                        .toList(),
                true);
        escalations.register(
                book.escalations().entrySet().stream()
                        .map(level -> Row.of(
                                Tags.of("level", level.getKey().toString()),
                                level.getValue().doubleValue()))
                        .toList(),
                true);
    }

    private static void show(
            MultiGauge gauge, List<StandingBook.Waiting> backlogs, ToDoubleFunction<StandingBook.Waiting> figure) {
        gauge.register(
                backlogs.stream()
                        .map(one -> Row.of(Tags.of("backlog", one.name()), figure.applyAsDouble(one)))
                        .toList(),
                true);
    }
}
