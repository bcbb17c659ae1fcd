package org.tuntas.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.DemoClock;
import org.tuntas.demo.story.InventedReport.Verdict;
import org.tuntas.intake.FileComplaint;
import org.tuntas.intake.IntakeDesk;
import org.tuntas.intake.Receipt;
import org.tuntas.lifecycle.EngineTime;
import org.tuntas.lifecycle.RoundStarter;
import org.tuntas.merging.FamilyCourier;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Workbench;
import org.tuntas.procedure.Worklist;
import org.tuntas.redress.RedressDesk;
import org.tuntas.reporter.Proof;
import org.tuntas.sla.WorkingCalendar;

/**
 * Lets a year pass: people file, officers decide, timers fire, reporters have their say, each at its moment of the moved clock and
 * through the same desks as in earnest.
 */
final class StoryTeller {

    private static final Logger LOG = LoggerFactory.getLogger(StoryTeller.class);
    private static final Duration UNTIL_ARCHIVED = Duration.ofDays(30);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final DemoClock clock;
    private final EngineTime engineTime;
    private final RoundStarter starter;
    private final FamilyCourier courier;
    private final IntakeDesk intake;
    private final RedressDesk redress;
    private final Complaints complaints;
    private final Worklist worklist;
    private final Officers officers;
    private final WorkingCalendar calendar;

    private final Random dice = new Random(7);
    private final PriorityQueue<Moment> moments =
            new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparing(Moment::order));
    private int order;
    private @Nullable TrackingNumber flood;
    private int declined;

    StoryTeller(
            DemoClock clock,
            EngineTime engineTime,
            RoundStarter starter,
            FamilyCourier courier,
            IntakeDesk intake,
            RedressDesk redress,
            Complaints complaints,
            Worklist worklist,
            Officers officers,
            WorkingCalendar calendar) {
        this.clock = clock;
        this.engineTime = engineTime;
        this.starter = starter;
        this.courier = courier;
        this.intake = intake;
        this.redress = redress;
        this.complaints = complaints;
        this.worklist = worklist;
        this.officers = officers;
        this.calendar = calendar;
    }

    /** Something that is about to happen: a report is filed, or its people look at it again. */
    private record Moment(Instant at, int order, @Nullable InventedReport filing, @Nullable Life life) {}

    /**
     * Tells the story.
     *
     * @param reports the earliest first
     * @param end when it is over; what would come later is left to whoever plays on
     * @return how many things were refused, which none should be
     */
    int tell(List<InventedReport> reports, Instant end) {
        reports.forEach(report -> moments.add(new Moment(report.filedAt(), order++, report, null)));
        int filed = 0;
        @Nullable YearMonth month = null;
        while (!moments.isEmpty() && moments.peek().at().isBefore(end)) {
            Moment moment = moments.remove();
            letTimersFireUntil(moment.at());
            clock.show(moment.at());
            if (moment.filing() != null) {
                file(moment.filing());
                filed++;
            } else if (moment.life() != null) {
                look(moment.life());
            }
            YearMonth now = YearMonth.from(moment.at().atZone(YearPlan.ZONE));
            if (!now.equals(month)) {
                month = now;
                LOG.info("{}: {} of {} reports are filed", month, filed, reports.size());
            }
        }
        letTimersFireUntil(end);
        return declined;
    }

    /** Timers that are due until then fire at their own times; their reports are looked at again the next working morning. */
    private void letTimersFireUntil(Instant moment) {
        for (Instant next = nextTimer(); next.isBefore(moment); next = nextTimer()) {
            clock.show(next.plusSeconds(1));
            engineTime.doWhatIsDue();
        }
    }

    private Instant nextTimer() {
        return engineTime.nextTimer().orElse(Instant.MAX);
    }

    private void file(InventedReport report) {
        Receipt receipt = intake.file(new FileComplaint(
                ComplaintType.valueOf(report.incident().type()),
                report.title(),
                report.text(),
                null,
                report.place(),
                null,
                report.namesCategory() ? report.incident().category() : null,
                report.anonymous(),
                report.secret(),
                report.reporter(),
                report.channel(),
                null,
                null,
                "story/" + order));
        starter.startWaiting();
        Life life = new Life(report, receipt.number(), receipt.pin());
        if (report.flood() && flood == null) {
            flood = receipt.number();
        }
        plan(life);
    }

    /** Does what is due for a report, and plans what comes next. */
    private void look(Life life) {
        Complaint complaint = complaints.find(life.number()).orElseThrow();
        boolean acted;
        try {
            acted = act(life, complaint);
        } catch (Workbench.Declined | Refused | IllegalStateException refused) {
            declined++;
            LOG.warn("{} of the story is stuck: {}", life.number(), refused.getMessage());
            return;
        }
        if (acted) {
            engineTime.doWhatIsDue();
            starter.startWaiting();
            courier.deliverWaiting();
        }
        plan(life);
    }

    /** Whether anybody did anything. */
    private boolean act(Life life, Complaint complaint) {
        Instant now = clock.now();
        for (OpenTask task : worklist.of(life.number())) {
            if (!when(life, task).isAfter(now)) {
                LocalDate soon = calendar.workingDayFrom(calendar.dayOf(now).plusDays(2));
                officers.decide(task, life, complaint, parentOf(life), soon);
                return true;
            }
        }
        if (whenReporter(life, complaint).isAfter(now)) {
            return false;
        }
        life.did(said(complaint));
        speak(life, complaint);
        return true;
    }

    private @Nullable TrackingNumber parentOf(Life life) {
        return life.report().flood() && !life.number().equals(flood) ? flood : null;
    }

    private void plan(Life life) {
        Complaint complaint = complaints.find(life.number()).orElseThrow();
        List<Instant> next = new ArrayList<>();
        for (OpenTask task : worklist.of(life.number())) {
            Instant done = when(life, task);
            next.add(done);
            if (task.due() != null
                    && task.due().isBefore(done)
                    && life.report().temper().managerActs()) {
                // By then it is late, and escalations wait that nobody has seen yet.
                next.add(managerLooks(task.due()));
            }
        }
        next.add(whenReporter(life, complaint));
        if (complaint.state() == ComplaintState.AWAITING_COMPLETION
                && life.report().temper().revives()) {
            // By then it is archived, if it was not completed.
            next.add(life.meansTo("revive", () -> clock.now().plus(UNTIL_ARCHIVED)));
        }
        next.stream()
                .min(Comparator.naturalOrder())
                .filter(at -> at.isBefore(Instant.MAX))
                .ifPresent(at -> moments.add(new Moment(later(at), order++, null, life)));
    }

    private Instant later(Instant at) {
        return at.isAfter(clock.now()) ? at : clock.now().plus(A_MINUTE);
    }

    /** When an officer will have come to a task. */
    private Instant when(Life life, OpenTask task) {
        InventedReport.Temper temper = life.report().temper();
        if (task.assignee() != null && life.hasDone("TAKE_OVER")) {
            return life.meansTo(task.id() + "/" + task.assignee(), () -> workingDaysOn(1));
        }
        return life.meansTo(task.id(), () -> switch (officers.formOf(task)) {
            case "verify-complaint" ->
                workingDaysOn(life.report().flood() ? (parentOf(life) == null ? 0 : 1) : temper.verification());
            case "assign-unit" -> workingDaysOn(life.report().flood() ? 0 : temper.disposition());
            case "follow-up-complaint" ->
                workingDaysOn(
                        life.report().flood()
                                ? 3
                                : life.hasDone("INTERIM") || life.hasDone("FINAL") ? 3 : temper.work());
            case "decide-appeal" -> workingDaysOn(6);
            case "handle-escalation" -> temper.managerActs() ? workingDaysOn(dice.nextInt(3)) : Instant.MAX;
            default -> workingDaysOn(1);
        });
    }

    /** Managers look at what is late the morning after, and every other day from then on. */
    private Instant managerLooks(Instant limit) {
        LocalDate after = calendar.workingDayFrom(calendar.dayOf(limit).plusDays(1));
        Instant first = officeTime(after);
        return first.isAfter(clock.now()) ? first : workingDaysOn(2);
    }

    /** When the reporter will say something; never, if they are that kind. */
    private Instant whenReporter(Life life, Complaint complaint) {
        InventedReport.Temper temper = life.report().temper();
        return life.meansTo(said(complaint), () -> switch (complaint.state()) {
            case AWAITING_COMPLETION -> temper.completes() ? someDaysOn(1, 6) : Instant.MAX;
            case ARCHIVED ->
                temper.incomplete() && temper.revives() && "INCOMPLETE".equals(complaint.closeReason())
                        ? someDaysOn(1, 8)
                        : Instant.MAX;
            case AWAITING_REPORTER -> temper.verdict() == null ? Instant.MAX : someDaysOn(0, 5);
            default -> Instant.MAX;
        });
    }

    private static String said(Complaint complaint) {
        return complaint.state() + "/" + complaint.stateSince();
    }

    private void speak(Life life, Complaint complaint) {
        RedressDesk.Caller caller = new RedressDesk.Caller(
                life.number(), Proof.ofPin(life.pin()), "story-" + life.number().value());
        if (complaint.state() != ComplaintState.AWAITING_REPORTER) {
            redress.complete(caller, "Tepat di depan warung pojok, seberang masjid. Foto menyusul lewat pesan.");
            return;
        }
        Verdict verdict = life.report().temper().verdict();
        boolean again = life.hasDone("verdict");
        life.did("verdict");
        if (verdict == Verdict.DISSATISFIED && (!again || life.report().temper().rating() < 4)) {
            redress.dissatisfied(
                    caller,
                    again
                            ? "Masih belum selesai seperti yang dijanjikan."
                            : "Yang dikerjakan baru sebagian, di ujung jalan masih sama.");
        } else if (verdict == Verdict.REPLY && !again) {
            redress.reply(caller, "Terima kasih. Apakah akan diperiksa lagi setelah hujan?");
        } else {
            redress.satisfied(caller, life.report().temper().rating(), null);
        }
    }

    /** During office hours, so many working days from now. */
    private Instant workingDaysOn(int days) {
        LocalDate day = calendar.dayOf(clock.now());
        for (int passed = 0; passed < days; passed++) {
            day = calendar.workingDayFrom(day.plusDays(1));
        }
        Instant at = officeTime(calendar.workingDayFrom(day));
        return at.isAfter(clock.now()) ? at : officeTime(calendar.workingDayFrom(day.plusDays(1)));
    }

    private Instant officeTime(LocalDate day) {
        return day.atTime(LocalTime.of(8, 5).plusMinutes(dice.nextInt(460)))
                .atZone(YearPlan.ZONE)
                .toInstant();
    }

    private Instant someDaysOn(int least, int most) {
        return clock.now()
                .plus(Duration.ofDays(dice.nextInt(least, most + 1)))
                .plus(Duration.ofMinutes(30 + dice.nextInt(600)));
    }
}
