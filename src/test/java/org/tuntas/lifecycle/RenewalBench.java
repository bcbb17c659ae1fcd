package org.tuntas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/**
 * Measures what a decree on days off costs, by hand: {@code mvn test -Dtest=RenewalBench -Dtuntas.bench.reports=10000}. Two of three reports
 * are with a unit and have two clocks, so there are five clocks to three reports.
 */
class RenewalBench extends RunningTuntas {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalBench.class);
    private static final int WORKERS = 2;
    private static final Holiday LEAVE = new Holiday(
            LocalDate.parse("2026-04-22"), Holiday.NATIONAL, Holiday.Kind.JOINT_LEAVE, "Cuti", "SKB 9/2026", null);

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    CalendarBook calendars;

    @Autowired
    ClockRenewal renewal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    @AfterEach
    void theCalendarIsAsDelivered() {
        calendars.withdraw(LEAVE.day(), LEAVE.agency());
        renewal.renewWaiting();
    }

    @Test
    void manyClocksAreRenewed() {
        int reports = Integer.getInteger("tuntas.bench.reports", 200);
        time.set("2026-04-20T09:00");
        for (int made = 0; made < reports; made++) {
            if (made % 3 == 0) {
                journeys.filed();
            } else {
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
            }
        }
        journeys.startWaiting();
        renewal.renewWaiting();
        long clocks = jdbc.sql("select count(*) from stage_visit where ended_at is null")
                .query(Long.class)
                .single();
        for (int round = 1; round <= 2; round++) {
            calendars.declare(LEAVE);
            measure("a day off declared", clocks, reports);
            calendars.withdraw(LEAVE.day(), LEAVE.agency());
            measure("and withdrawn", clocks, reports);
        }
    }

    /** With as many workers as a node has. */
    private void measure(String what, long clocks, int reports) {
        AtomicInteger renewed = new AtomicInteger();
        renewal.spread();
        long began = System.nanoTime();
        long worked = processors();
        CompletableFuture.allOf(Stream.generate(
                                () -> CompletableFuture.runAsync(() -> renewed.addAndGet(renewal.renewWaiting())))
                        .limit(WORKERS)
                        .toArray(CompletableFuture[]::new))
                .join();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        LOG.info(
                "{}: {} clocks of {} reports renewed in {}: {} microseconds a clock, of which our processors worked {}",
                what,
                clocks,
                renewed,
                took,
                took.toNanos() / 1000 / Math.max(1, clocks),
                (processors() - worked) * 1000 / Math.max(1, clocks));
        assertThat(renewed.get()).isGreaterThanOrEqualTo(reports);
    }

    /** Milliseconds that processors have worked for us: others on the machine do not count. */
    private static long processors() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
    }
}
