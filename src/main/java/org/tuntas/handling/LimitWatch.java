package org.tuntas.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.sla.Rung;
import org.tuntas.sla.Timekeeper;
import org.tuntas.sla.Visit;

/**
 * Watches limits: warns before one passes, climbs the ladder after it. Everything is recorded once per visit and level,
 * so a timer that fires again (after an outage, a migration, a second entry) does nothing.
 */
@Service
public class LimitWatch {

    private final Complaints complaints;
    private final Timekeeper timekeeper;
    private final Staff staff;
    private final StageHolders holders;
    private final Clock clock;

    LimitWatch(Complaints complaints, Timekeeper timekeeper, Staff staff, StageHolders holders, Clock clock) {
        this.complaints = complaints;
        this.timekeeper = timekeeper;
        this.staff = staff;
        this.holders = holders;
        this.clock = clock;
    }

    /**
     * Warns the officers that a limit comes near. Too late, once the limit has passed, it says nothing: the ladder
     * speaks then.
     *
     * @param level tells several warnings of one clock apart, e.g. 75 and 90 (per cent)
     */
    @Transactional
    public void warn(long visitId, int level) {
        Visit visit = timekeeper.visit(visitId);
        Instant now = clock.instant();
        if (now.isBefore(timekeeper.limit(visitId)) && timekeeper.raise(visitId, "WARNING", level, now)) {
            complaints.append(event(visit, EventKind.LIMIT_WARNING, "@stage." + visit.stage())
                    .onlyFor(Audience.OFFICERS)
                    .telling(holders.of(visit)));
        }
    }

    /**
     * Climbs to a level of the visit's ladder.
     *
     * @return whether this is the first time; the ladder is told and asked to step in only then
     */
    @Transactional
    public boolean escalate(long visitId, int level) {
        Visit visit = timekeeper.visit(visitId);
        // Once for each limit: one that was extended can pass again.
        if (!timekeeper.raiseAgain(visitId, Timekeeper.ESCALATION, level, clock.instant())) {
            return false;
        }
        List<String> told = rung(visit, level).stream()
                .flatMap(rung -> groups(visit, rung.told()))
                .distinct()
                .toList();
        String names = told.stream()
                .map(group -> staff.group(group).map(StaffGroup::name).orElse(group))
                .collect(Collectors.joining(", "));
        complaints.append(event(visit, EventKind.ESCALATED, "@stage." + visit.stage(), String.valueOf(level), names)
                .telling(Stream.concat(told.stream(), holders.of(visit).stream())
                        .distinct()
                        .toList()));
        return true;
    }

    /** Whether the visit's ladder goes on above {@code level}. */
    @Transactional(readOnly = true)
    public boolean reachesAbove(long visitId, int level) {
        return rung(timekeeper.visit(visitId), level + 1).isPresent();
    }

    /** The groups that may step in at a level, as ids. */
    @Transactional(readOnly = true)
    public List<String> groupsThatStepIn(long visitId, int level) {
        Visit visit = timekeeper.visit(visitId);
        return rung(visit, level).stream()
                .flatMap(rung -> groups(visit, rung.stepsIn()))
                .distinct()
                .toList();
    }

    /** Reminds the reporter that an answer waits for them. */
    @Transactional
    public void remindReporter(long visitId, int level) {
        Visit visit = timekeeper.visit(visitId);
        Instant now = clock.instant();
        if (now.isBefore(timekeeper.limit(visitId)) && timekeeper.raise(visitId, "REMINDER", level, now)) {
            complaints.append(event(
                            visit,
                            EventKind.REMINDED,
                            timekeeper
                                    .limit(visitId)
                                    .atZone(timekeeper.explain(visit).zone())
                                    .toLocalDate()
                                    .toString(),
                            visit.stage())
                    .onlyFor(Audience.REPORTER));
        }
    }

    /** Tells the reporter, once, that the resolution limit has passed and the Ombudsman may be asked. */
    @Transactional
    public void tellRightToOmbudsman(long visitId) {
        Visit visit = timekeeper.visit(visitId);
        if (timekeeper.raise(visitId, "OMBUDSMAN_RIGHT", 0, clock.instant())) {
            complaints.append(event(visit, EventKind.OMBUDSMAN_RIGHT).onlyFor(Audience.REPORTER));
        }
    }

    private Optional<Rung> rung(Visit visit, int level) {
        return timekeeper.ladder(visit.stage()).stream()
                .filter(rung -> rung.level() == level)
                .findFirst();
    }

    /** Group patterns of the ladder table with the visit's offices filled in; patterns without an office fall away. */
    private Stream<String> groups(Visit visit, String patterns) {
        return Arrays.stream(patterns.split(","))
                .map(String::strip)
                .map(pattern -> pattern.replace("{agency}", visit.agency()))
                .map(pattern -> visit.unit() == null ? pattern : pattern.replace("{unit}", visit.unit()))
                .filter(group -> !group.isEmpty() && !group.contains("{"));
    }

    private ComplaintEvent event(Visit visit, EventKind kind, String... arguments) {
        return ComplaintEvent.plain(
                new TrackingNumber(visit.number()),
                visit.round(),
                clock.instant(),
                kind,
                ComplaintEvent.SYSTEM,
                arguments);
    }
}
