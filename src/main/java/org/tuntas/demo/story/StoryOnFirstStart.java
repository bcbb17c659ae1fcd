package org.tuntas.demo.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tuntas.attachment.Examiner;
import org.tuntas.complaint.Complaints;
import org.tuntas.demo.DemoClock;
import org.tuntas.handling.EvidenceDesk;
import org.tuntas.intake.IntakeDesk;
import org.tuntas.lifecycle.Deployer;
import org.tuntas.lifecycle.EngineTime;
import org.tuntas.lifecycle.RoundStarter;
import org.tuntas.merging.FamilyCourier;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Workbench;
import org.tuntas.procedure.Worklist;
import org.tuntas.redress.RedressDesk;
import org.tuntas.sla.CalendarBook;

/**
 * On the first start of a demonstration, before its doors open, lets a year of Kota Tangerang pass, so that lists, clocks and
 * figures have something to show. The reports are invented and say so; {@code tuntas.demo.story=off} leaves the year out.
 */
@Component
@Profile("demo")
class StoryOnFirstStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StoryOnFirstStart.class);

    private final boolean wanted;
    private final StoryMark mark;
    private final Clock clock;
    private final DemoClock demoClock;
    private final EngineTime engineTime;
    private final RoundStarter starter;
    private final FamilyCourier courier;
    private final IntakeDesk intake;
    private final RedressDesk redress;
    private final Complaints complaints;
    private final Worklist worklist;
    private final Registry registry;
    private final CalendarBook calendars;
    private final Officers officers;
    private boolean running;

    StoryOnFirstStart(
            @Value("${tuntas.demo.story:year}") String story,
            StoryMark mark,
            Clock clock,
            DemoClock demoClock,
            EngineTime engineTime,
            RoundStarter starter,
            FamilyCourier courier,
            IntakeDesk intake,
            RedressDesk redress,
            Complaints complaints,
            Worklist worklist,
            Registry registry,
            CalendarBook calendars,
            Staff staff,
            Workbench workbench,
            Procedure procedure,
            EvidenceDesk evidence,
            Examiner examiner) {
        this.wanted = isWanted(story);
        this.mark = mark;
        this.clock = clock;
        this.demoClock = demoClock;
        this.engineTime = engineTime;
        this.starter = starter;
        this.courier = courier;
        this.intake = intake;
        this.redress = redress;
        this.complaints = complaints;
        this.worklist = worklist;
        this.registry = registry;
        this.calendars = calendars;
        this.officers = new Officers(registry, staff, workbench, procedure, evidence, examiner);
    }

    private static boolean isWanted(String story) {
        return switch (story) {
            case "year" -> true;
            case "off", "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "tuntas.demo.story is '" + story + "', but can only be 'year' or 'off'");
        };
    }

    @Override
    public void start() {
        if (wanted) {
            switch (mark.progress()) {
                case UNTOLD -> tell();
                case BROKEN_OFF -> {
                    mark.waitForTheDisk(true);
                    LOG.warn(
                            "The story of the demonstration was broken off. Remove the directory of the database, and the"
                                    + " next start tells it anew.");
                }
                case NOT_WANTED, TOLD -> LOG.debug("The story needs not be told");
            }
        }
        running = true;
    }

    private void tell() {
        long began = System.nanoTime();
        Instant now = clock.instant();
        mark.begin(now);
        LOG.info(
                "A year of Kota Tangerang passes, invented, before the doors open; TUNTAS_DEMO_STORY=off leaves it out");
        mark.waitForTheDisk(false);
        try {
            int stuck = teller().tell(new YearPlan(registry, LocalDate.ofInstant(now, YearPlan.ZONE)).reports(), now);
            if (stuck > 0) {
                LOG.warn("{} reports of the story are stuck", stuck);
            }
        } finally {
            demoClock.backToThePresent();
            mark.waitForTheDisk(true);
        }
        mark.end(clock.instant());
        LOG.info(
                "The year has passed, in {} s",
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    StoryTeller teller() {
        return new StoryTeller(
                demoClock,
                engineTime,
                starter,
                courier,
                intake,
                redress,
                complaints,
                worklist,
                officers,
                calendars.calendars().of("kota-tangerang"));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the models are deployed, before rounds are started by themselves and long before the doors open. */
    @Override
    public int getPhase() {
        return Deployer.PHASE + 1;
    }
}
