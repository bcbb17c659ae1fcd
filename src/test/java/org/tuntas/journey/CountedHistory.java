package org.tuntas.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tuntas.journey.CountedClock.Wait;

/**
 * A complaint as the written procedure tells it: where it is, which clocks run from when, and which stand still. Says what the
 * next step may be and takes it; the product takes the same one beside it.
 */
final class CountedHistory {

    static final String DESKS_AGENCY = "kota-tangerang";
    static final Map<String, List<String>> UNITS = new TreeMap<>(Map.of(
            DESKS_AGENCY,
            List.of("dishub", "dpupr", "dinkes"),
            "kementerian-kesehatan",
            List.of("ditjen-kesehatan-lanjutan", "ditjen-kesehatan-primer"),
            "kementerian-pu",
            List.of("ditjen-bina-marga", "ditjen-sumber-daya-air")));

    private static final Map<String, int[]> LADDERS = Map.of(
            "VERIFICATION", new int[] {0, 2},
            "DISPOSITION", new int[] {1},
            "FOLLOW_UP", new int[] {0, 3, 5},
            "RESOLUTION", new int[] {0, 5},
            "DETERMINATION", new int[] {1},
            "TIME_APPROVAL", new int[] {1},
            "APPEAL", new int[] {0, 5});

    /** What the reporter can be told where it is. */
    enum Place {
        VERIFY,
        COMPLETION,
        POSTPONED,
        DETERMINE,
        DISPOSE,
        WORK,
        COMBINE,
        AWAIT,
        APPEAL,
        ARCHIVED,
        CLOSED
    }

    /** A step: the task it completes, of which clock, with what; without a task, something the reporter does. */
    record Step(String what, @Nullable String task, @Nullable String clock, Map<String, Object> form, Runnable then) {}

    /** A unit's share. */
    private static final class Share {
        String unit;
        final boolean lead;
        final Instant clockFrom;
        final List<Wait> waits;
        boolean answered;
        boolean done;
        String asked = "";
        LocalDate askedFor = LocalDate.MIN;
        CountedClock clock;
        CountedClock followUp;

        @Nullable
        Wait wait;

        Share(String unit, boolean lead, Instant clockFrom, boolean answered, List<Wait> waits) {
            this.unit = unit;
            this.lead = lead;
            this.clockFrom = clockFrom;
            this.answered = answered;
            this.waits = waits;
        }
    }

    private final CountedDays days;
    private final Random dice;
    private final Supplier<Instant> present;
    final List<CountedClock> open = new ArrayList<>();
    Place place = Place.VERIFY;
    int round = 1;

    private @Nullable String named;
    private String holder = "";
    private String type = "COMPLAINT";
    private String supervision = "ORDINARY";
    private boolean verified;
    private boolean determined;
    private boolean lengthened;
    private boolean anyoneAnswered;
    private int transfers;
    private int objections;
    private @Nullable Instant forwardedAt;
    private @Nullable CountedClock resolution;
    private List<Wait> roundWaits = new ArrayList<>();
    private List<Share> shares = new ArrayList<>();
    private @Nullable Wait together;
    private @Nullable Wait stageWait;

    CountedHistory(CountedDays days, Random dice, Supplier<Instant> present, @Nullable String named) {
        this.days = days;
        this.dice = dice;
        this.present = present;
        this.named = named;
        verify(present.get());
    }

    // Entering stages

    private CountedClock enter(String stage, String unit, String agency, Instant start, int length, Integer warning) {
        CountedClock clock = new CountedClock(days, stage, unit, agency, start, length, warning, List.of());
        open.add(clock);
        return clock;
    }

    private CountedClock withTimers(CountedClock clock, String phrase) {
        if (clock.warning != null) {
            clock.timers.put("boundaryTimer_" + phrase + "Warning", clock::warningAt);
        }
        clock.timers.put("boundaryTimer_" + phrase + "Escalation", () -> rung(clock, 1));
        return clock;
    }

    private static Instant rung(CountedClock clock, int level) {
        return clock.daysLate(LADDERS.get(clock.stage)[level - 1]);
    }

    private void leaveAll() {
        Instant now = present.get();
        open.removeIf(clock -> clock != resolution);
        if (stageWait != null) {
            stageWait.end(now);
            stageWait = null;
        }
    }

    private String verifier() {
        return forwardedAt != null ? holder : named == null ? DESKS_AGENCY : named;
    }

    private void verify(Instant start) {
        leaveAll();
        place = Place.VERIFY;
        withTimers(enter("VERIFICATION", "", verifier(), start, 3, 2), "Verification");
    }

    private void waitingStage(CountedClock clock, String phrase) {
        clock.timers.put("catchTimer_" + phrase + "FirstReminder", () -> clock.share(50));
        stageWait = new Wait("", clock.start, clock::limit);
        stopRound(stageWait);
    }

    private void stopRound(Wait wait) {
        roundWaits.add(wait);
        shares.forEach(share -> share.waits.add(wait));
    }

    private void askForCompletion() {
        leaveResolution();
        leaveAll();
        place = Place.COMPLETION;
        waitingStage(enter("AWAITING_COMPLETION", "", verifier(), present.get(), 10, null), "Completion");
    }

    private void forward(String agency) {
        Instant now = present.get();
        leaveAll();
        holder = agency;
        verified = true;
        if (forwardedAt == null) {
            forwardedAt = now;
        }
        if (resolution == null) {
            resolution =
                    new CountedClock(days, "RESOLUTION", "", agency, forwardedAt, resolutionLength(), null, roundWaits);
            open.add(resolution);
        }
        // Whoever has it counts by their own calendar.
        resolution.agency = agency;
        enterResolution();
        place = Place.DISPOSE;
        withTimers(enter("DISPOSITION", "", agency, now, 1, null), "Disposition");
    }

    private void enterResolution() {
        CountedClock clock = resolution;
        clock.timers.put("startTimer_Resolution75", () -> clock.share(75));
        clock.timers.put("startTimer_ResolutionEscalation", () -> rung(clock, 1));
    }

    private void leaveResolution() {
        if (resolution != null) {
            resolution.timers.clear();
            resolution.asked.clear();
        }
    }

    private int resolutionLength() {
        return !type.equals("COMPLAINT") ? 5 : supervision.equals("SUPERVISORY") ? 60 : 14;
    }

    private void classified(String newType, String newClass) {
        type = newType;
        supervision = newClass;
        if (resolution != null && resolution.length != resolutionLength()) {
            int first = resolution.before == null ? resolution.length : resolution.before;
            resolution.length = resolutionLength();
            resolution.before = first == resolution.length ? null : first;
        }
    }

    private void transfer(String owner) {
        leaveResolution();
        leaveAll();
        transfers++;
        shares = new ArrayList<>();
        if (forwardedAt == null) {
            named = owner;
        }
        if (transfers >= 3) {
            place = Place.DETERMINE;
            withTimers(enter("DETERMINATION", "", DESKS_AGENCY, present.get(), 1, null), "Determination");
        } else if (verified) {
            forward(owner);
        } else {
            verify(present.get());
        }
    }

    private void assign(List<String> units) {
        Instant now = present.get();
        leaveAll();
        place = Place.WORK;
        shares = new ArrayList<>();
        for (String unit : units) {
            Share share = new Share(
                    unit,
                    unit.equals(units.get(0)),
                    anyoneAnswered ? now : forwardedAt,
                    false,
                    new ArrayList<>(roundWaits));
            shares.add(share);
            followUp(share, share.clockFrom, null);
        }
    }

    private void followUp(Share share, Instant start, @Nullable LocalDate promised) {
        open.remove(share.clock);
        CountedClock clock = new CountedClock(days, "FOLLOW_UP", share.unit, holder, start, 5, 4, share.waits);
        clock.until = promised;
        CountedClock earlier = share.followUp;
        if (earlier != null && earlier.start.equals(start) && earlier.extended != null) {
            clock.extended = earlier.extended;
            clock.extendedDays = earlier.extendedDays;
            clock.extensions = 1;
        }
        open.add(withTimers(clock, "FollowUp"));
        share.clock = clock;
        share.followUp = clock;
        balance();
    }

    /** Back to work against the same clock. */
    private void goesOn(Share share) {
        Instant now = present.get();
        if (share.wait != null) {
            share.wait.end(now);
            share.wait = null;
        }
        followUp(share, share.followUp == null ? share.clockFrom : share.followUp.start, promisedBefore(share));
    }

    private static @Nullable LocalDate promisedBefore(Share share) {
        return share.followUp == null ? null : share.followUp.until;
    }

    private CountedClock stageOf(Share share, String stage, int length, @Nullable LocalDate until) {
        open.remove(share.clock);
        share.clock = enter(stage, share.unit, holder, present.get(), length, null);
        share.clock.until = until;
        return share.clock;
    }

    private void waits(Share share) {
        share.wait = new Wait(share.unit, share.clock.start, share.clock::limit);
        share.waits.add(share.wait);
        balance();
    }

    private @Nullable Share goesOnFirst;

    private void balance() {
        Instant now = present.get();
        List<Share> atWork = shares.stream().filter(share -> !share.done).toList();
        boolean all = !atWork.isEmpty()
                && atWork.stream()
                        .allMatch(share ->
                                share.wait != null && share.wait.until().isAfter(now));
        Share first = all
                ? atWork.stream()
                        .min(java.util.Comparator.comparing(share -> share.wait.until()))
                        .orElseThrow()
                : null;
        if (together != null && first != goesOnFirst) {
            together.end(now);
            together = null;
        }
        if (first != null && together == null) {
            Wait wait = first.wait;
            together = new Wait("", now, wait::until);
            goesOnFirst = first;
            stopRound(together);
        }
    }

    private void finished(Share share) {
        open.remove(share.clock);
        share.done = true;
        anyoneAnswered = true;
        share.answered = true;
        if (shares.stream().allMatch(other -> other.done)) {
            if (shares.size() > 1) {
                place = Place.COMBINE;
            } else {
                await();
            }
        } else {
            balance();
        }
    }

    private void await() {
        leaveResolution();
        leaveAll();
        place = Place.AWAIT;
        waitingStage(enter("AWAITING_REPORTER", "", holder, present.get(), 10, null), "AwaitReporter");
    }

    private void backToLead() {
        Instant now = present.get();
        leaveAll();
        enterResolution();
        place = Place.WORK;
        String lead = shares.stream().filter(share -> share.lead).findFirst().orElseThrow().unit;
        shares = new ArrayList<>(List.of(new Share(lead, true, now, true, new ArrayList<>(roundWaits))));
        followUp(shares.get(0), now, null);
    }

    private void end(Place how) {
        leaveAll();
        open.clear();
        resolution = null;
        shares = new ArrayList<>();
        together = null;
        place = how;
    }

    private void nextRound() {
        round++;
        roundWaits = new ArrayList<>();
        transfers = 0;
        objections = 0;
        lengthened = false;
        anyoneAnswered = false;
        forwardedAt = null;
    }

    // What time does

    /** A timer of a clock has fired. */
    void fired(CountedClock clock, String activity) {
        Instant now = present.get();
        String key = clock.timers.keySet().stream()
                .filter(timer -> timer.equals(activity) || timer.startsWith(activity + "#"))
                .sorted()
                .findFirst()
                .orElseThrow(() -> new AssertionError(activity + " of " + clock.key() + " should not be there"));
        clock.timers.remove(key);
        if (activity.endsWith("FirstReminder")) {
            String phrase = activity.replace("catchTimer_", "").replace("FirstReminder", "");
            clock.timers.put("catchTimer_" + phrase + "LastReminder", () -> clock.share(80));
        } else if (activity.endsWith("LastReminder")) {
            String phrase = activity.replace("catchTimer_", "").replace("LastReminder", "");
            clock.timers.put("catchTimer_" + phrase + "Limit", clock::limit);
        } else if (activity.endsWith("Resolution75")) {
            clock.timers.put("catchTimer_Resolution90", () -> clock.share(90));
        } else if (activity.endsWith("Escalation")) {
            climb(clock, 1, now);
        } else if (activity.endsWith("NextLevelDue")) {
            climb(clock, Integer.parseInt(key.substring(key.indexOf('#') + 1)), now);
        } else if (activity.endsWith("ExtendedLimitPassed")) {
            reach(clock, Integer.parseInt(key.substring(key.indexOf('#') + 1)), now);
        } else if (activity.equals("catchTimer_CompletionLimit")) {
            end(Place.ARCHIVED);
        } else if (activity.equals("catchTimer_AwaitReporterLimit")) {
            end(Place.CLOSED);
        } else if (activity.equals("boundaryTimer_VerificationPostponedOver")) {
            verify(now);
        } else if (activity.equals("boundaryTimer_FollowUpPostponedOver")
                || activity.equals("catchTimer_AskReporterLimit")) {
            goesOn(shareOf(clock));
        }
    }

    private void climb(CountedClock clock, int level, Instant now) {
        boolean again = !clock.reached.containsKey(level) || clock.reachedAtExtension.get(level) < clock.extensions;
        if (again) {
            reach(clock, level, now);
        }
        if (level < LADDERS.get(clock.stage).length) {
            clock.timers.put("catchTimer_NextLevelDue#" + (level + 1), () -> rung(clock, level + 1));
        }
    }

    private static void reach(CountedClock clock, int level, Instant now) {
        clock.reached.put(level, now);
        clock.reachedAtExtension.put(level, clock.extensions);
        clock.asked.add(level);
    }

    private Share shareOf(CountedClock clock) {
        return shares.stream().filter(share -> share.clock == clock).findFirst().orElseThrow();
    }

    // What may happen next

    private LocalDate today(String agency) {
        return days.dayOf(present.get(), agency);
    }

    private @Nullable LocalDate workingDay(String agency, LocalDate after, LocalDate last, int within) {
        LocalDate day = after;
        for (int i = dice.nextInt(within) + 1; i > 0; i--) {
            day = days.nextWorkingDay(day, agency);
        }
        return day.isAfter(last) ? null : day;
    }

    private String anotherAgency(String than) {
        List<String> others =
                UNITS.keySet().stream().filter(code -> !code.equals(than)).toList();
        return others.get(dice.nextInt(others.size()));
    }

    private static Map<String, Object> form(Object... pairs) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                form.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return form;
    }

    /** A step that may be taken now; null when the dice fell on one that may not. */
    @Nullable
    Step next() {
        List<CountedClock> late =
                open.stream().filter(clock -> !clock.asked.isEmpty()).toList();
        if (!late.isEmpty() && dice.nextInt(4) == 0) {
            return stepIn(late.get(dice.nextInt(late.size())));
        }
        return switch (place) {
            case VERIFY -> verification();
            case COMPLETION -> new Step("completed", null, null, Map.of(), () -> verify(present.get()));
            case POSTPONED ->
                new Step("resumed", "userTask_ResumeVerification", "POSTPONED/", form(), () -> verify(present.get()));
            case DETERMINE -> determination();
            case DISPOSE -> disposition();
            case WORK -> work();
            case COMBINE ->
                new Step(
                        "combined",
                        "userTask_GiveCombinedResponse",
                        "RESOLUTION/",
                        form("answer", "Semua sudah selesai.", "resolution", "RESOLVED"),
                        this::await);
            case AWAIT -> reporter();
            case APPEAL -> appeal();
            case ARCHIVED ->
                round > 2
                        ? null
                        : new Step("contested", null, null, Map.of(), () -> {
                            nextRound();
                            determined = false;
                            verified = false;
                            verify(present.get());
                        });
            case CLOSED ->
                round > 2
                        ? null
                        : new Step("reopened", null, null, Map.of(), () -> {
                            nextRound();
                            forwardedAt = present.get();
                            forward(holder);
                        });
        };
    }

    private @Nullable Step stepIn(CountedClock clock) {
        int level = clock.asked.get(0);
        String task = "userTask_HandleEscalation#" + level;
        if (dice.nextBoolean()) {
            return new Step(
                    "acknowledged " + clock.key(),
                    task,
                    clock.key(),
                    form("escalationOutcome", "ACKNOWLEDGE", "note", "Sudah ditanyakan."),
                    () -> clock.asked.remove(Integer.valueOf(level)));
        }
        LocalDate today = today(clock.agency);
        LocalDate after = clock.limitDay().isAfter(today) ? clock.limitDay() : today;
        LocalDate last =
                clock == resolution ? clock.furthest() : resolution != null ? resolution.limitDay() : after.plusDays(1);
        LocalDate day = workingDay(clock.agency, after, last, 3);
        return day == null
                ? null
                : new Step(
                        "extended " + clock.key() + " to " + day,
                        task,
                        clock.key(),
                        form(
                                "escalationOutcome",
                                "EXTEND",
                                "until",
                                day.toString(),
                                "explanation",
                                "Pekerjaan lebih besar dari perkiraan.",
                                "note",
                                "Disetujui."),
                        () -> {
                            clock.asked.remove(Integer.valueOf(level));
                            clock.extend(day);
                            clock.timers.put("catchTimer_ExtendedLimitPassed#" + level, clock::limit);
                        });
    }

    private @Nullable Step verification() {
        String task = "userTask_VerifyComplaint";
        String clock = "VERIFICATION/";
        int roll = dice.nextInt(10);
        if (roll < 5) {
            String agency = new ArrayList<>(UNITS.keySet()).get(dice.nextInt(UNITS.size()));
            String newClass = dice.nextInt(4) == 0 ? "SUPERVISORY" : "ORDINARY";
            return new Step(
                    "forwarded to " + agency + " as " + newClass,
                    task,
                    clock,
                    form(
                            "verificationOutcome",
                            "FORWARD",
                            "agency",
                            agency,
                            "type",
                            type,
                            "supervisionClass",
                            newClass,
                            "publicTitle",
                            "Lampu jalan mati",
                            "publicText",
                            "Lampu mati."),
                    () -> {
                        classified(type, newClass);
                        forward(agency);
                    });
        }
        if (roll == 5) {
            return new Step(
                    "asked to complete",
                    task,
                    clock,
                    form("verificationOutcome", "NEEDS_COMPLETION", "explanation", "Di jalan mana lampunya?"),
                    this::askForCompletion);
        }
        if (roll == 6) {
            LocalDate day = workingDay(verifier(), today(verifier()), LocalDate.MAX, 12);
            return new Step(
                    "postponed until " + day,
                    task,
                    clock,
                    form(
                            "verificationOutcome",
                            "POSTPONE",
                            "postponedUntil",
                            day.toString(),
                            "postponeReason",
                            "OTHER_AGENCY",
                            "explanation",
                            "Menunggu data instansi lain."),
                    () -> {
                        leaveAll();
                        place = Place.POSTPONED;
                        CountedClock postponed = enter("POSTPONED", "", verifier(), present.get(), 14, null);
                        postponed.until = day;
                        postponed.timers.put("boundaryTimer_VerificationPostponedOver", postponed::limit);
                        stageWait = new Wait("", postponed.start, postponed::limit);
                        stopRound(stageWait);
                    });
        }
        if (roll == 7) {
            return new Step(
                    "archived",
                    task,
                    clock,
                    form(
                            "verificationOutcome",
                            "ARCHIVE",
                            "archiveReason",
                            "TOO_GENERAL",
                            "explanation",
                            "Laporan ini terlalu umum."),
                    () -> end(Place.ARCHIVED));
        }
        if (named == null || determined) {
            return null;
        }
        String owner = anotherAgency(verifier());
        return new Step(
                "said to belong to " + owner,
                task,
                clock,
                form("verificationOutcome", "NOT_OURS", "owner", owner, "explanation", "Jalan ini bukan milik kami."),
                () -> transfer(owner));
    }

    private Step determination() {
        String agency = new ArrayList<>(UNITS.keySet()).get(dice.nextInt(UNITS.size()));
        return new Step(
                "determined for " + agency,
                "userTask_DetermineAuthority",
                "DETERMINATION/",
                form("agency", agency, "explanation", "Menurut peta jalan kota."),
                () -> {
                    determined = true;
                    if (verified) {
                        forward(agency);
                    } else {
                        named = agency;
                        verify(present.get());
                    }
                });
    }

    private @Nullable Step disposition() {
        String task = "userTask_AssignUnit";
        String clock = "DISPOSITION/";
        int roll = dice.nextInt(10);
        if (roll < 7) {
            String newType = dice.nextInt(5) == 0 ? "INFORMATION_REQUEST" : "COMPLAINT";
            String newClass = dice.nextInt(5) == 0 ? "SUPERVISORY" : dice.nextInt(3) == 0 ? "ORDINARY" : supervision;
            List<String> all = UNITS.get(holder);
            int first = dice.nextInt(all.size());
            List<String> units = newClass.equals("SUPERVISORY")
                    ? List.of(holder)
                    : dice.nextInt(3) == 0
                            ? List.of(all.get(first), all.get((first + 1) % all.size()))
                            : List.of(all.get(first));
            Map<String, Object> form =
                    form("dispositionOutcome", "ASSIGN", "units", units, "type", newType, "supervisionClass", newClass);
            if (units.size() > 1) {
                form.put("lead", units.get(0));
            }
            return new Step("assigned to " + units + " as " + newType + " " + newClass, task, clock, form, () -> {
                classified(newType, newClass);
                assign(units);
            });
        }
        if (roll == 7) {
            return new Step(
                    "asked to complete by " + holder,
                    task,
                    clock,
                    form("dispositionOutcome", "NEEDS_COMPLETION", "explanation", "Di jalan mana lampunya?"),
                    () -> {
                        named = holder;
                        askForCompletion();
                    });
        }
        return determined ? null : notOurs(task, clock);
    }

    private Step notOurs(String task, String clock) {
        String owner = anotherAgency(holder);
        return new Step(
                "passed on to " + owner,
                task,
                clock,
                form("dispositionOutcome", "NOT_OURS", "owner", owner, "explanation", "Jalan ini bukan milik kami."),
                () -> transfer(owner));
    }

    private @Nullable Step work() {
        List<Share> atWork = shares.stream().filter(share -> !share.done).toList();
        Share share = atWork.get(dice.nextInt(atWork.size()));
        return switch (share.clock.stage) {
            case "FOLLOW_UP" -> followingUp(share);
            case "ASKING_REPORTER" ->
                new Step("replied", null, null, Map.of(), () -> shares.stream()
                        .filter(other -> !other.done && other.clock.stage.equals("ASKING_REPORTER"))
                        .toList()
                        .forEach(this::goesOn));
            case "TIME_APPROVAL" -> approval(share);
            case "WORK_POSTPONED" ->
                new Step(
                        "resumed " + share.unit,
                        "userTask_ResumeFollowUp",
                        share.clock.key(),
                        form(),
                        () -> goesOn(share));
            default -> redisposition(share);
        };
    }

    private @Nullable Step followingUp(Share share) {
        String task = "userTask_FollowUpComplaint";
        String clock = share.clock.key();
        LocalDate today = today(holder);
        int roll = dice.nextInt(12);
        if (roll < 3) {
            LocalDate day = workingDay(holder, today, resolution.limitDay(), 8);
            return day == null
                    ? null
                    : new Step(
                            share.unit + " promised " + day,
                            task,
                            clock,
                            form(
                                    "followUpOutcome",
                                    "INTERIM",
                                    "answer",
                                    "Sedang kami kerjakan.",
                                    "promisedOn",
                                    day.toString()),
                            () -> {
                                share.answered = true;
                                anyoneAnswered = true;
                                followUp(share, present.get(), day);
                            });
        }
        if (roll < 5) {
            return new Step(
                    share.unit + " answered",
                    task,
                    clock,
                    form("followUpOutcome", "FINAL", "answer", "Sudah selesai.", "resolution", "RESOLVED"),
                    () -> finished(share));
        }
        if (roll < 8) {
            return new Step(
                    share.unit + " asked",
                    task,
                    clock,
                    form("followUpOutcome", "ASK_REPORTER", "question", "Tiang nomor berapa?"),
                    () -> {
                        CountedClock asking = stageOf(share, "ASKING_REPORTER", 10, null);
                        asking.timers.put("catchTimer_AskReporterFirstReminder", () -> asking.share(50));
                        waits(share);
                    });
        }
        if (roll == 8) {
            return new Step(
                    share.unit + " gave it back",
                    task,
                    clock,
                    form("followUpOutcome", "WRONG_UNIT", "explanation", "Ini bukan tugas kami."),
                    () -> withTimers(stageOf(share, "DISPOSITION", 1, null), "Redisposition"));
        }
        boolean postpone = roll < 11;
        if (!postpone && (lengthened || resolutionIsPast())) {
            return null;
        }
        LocalDate day = postpone
                ? workingDay(holder, today, LocalDate.MAX, 12)
                : workingDay(
                        holder,
                        resolution.limitDay().isAfter(today) ? resolution.limitDay() : today,
                        resolution.furthest(),
                        4);
        return day == null
                ? null
                : new Step(
                        share.unit + (postpone ? " wants to wait until " : " wants more time until ") + day,
                        task,
                        clock,
                        form(
                                "followUpOutcome",
                                postpone ? "POSTPONE" : "EXTEND",
                                "until",
                                day.toString(),
                                "explanation",
                                "Menunggu bahan.",
                                "postponeReason",
                                postpone ? "OTHER_AGENCY" : null),
                        () -> {
                            share.asked = postpone ? "POSTPONE" : "EXTEND";
                            share.askedFor = day;
                            withTimers(stageOf(share, "TIME_APPROVAL", 1, null), "TimeApproval");
                        });
    }

    private boolean resolutionIsPast() {
        return !present.get().isBefore(resolution.limit());
    }

    private Step approval(Share share) {
        LocalDate day = share.askedFor;
        boolean postpone = share.asked.equals("POSTPONE");
        boolean possible = day.isAfter(today(holder))
                && days.off(day, holder) == null
                && (postpone
                        || !lengthened
                                && !resolutionIsPast()
                                && day.isAfter(resolution.limitDay())
                                && !day.isAfter(resolution.furthest()));
        boolean granted = possible && dice.nextInt(4) > 0;
        return new Step(
                (granted ? "granted " : "refused ") + share.asked + " " + day + " to " + share.unit,
                "userTask_DecideMoreTime",
                share.clock.key(),
                form("moreTimeOutcome", granted ? "GRANT" : "REFUSE", "note", "Sudah dibahas."),
                () -> {
                    if (!granted) {
                        goesOn(share);
                    } else if (postpone) {
                        CountedClock waiting = stageOf(share, "WORK_POSTPONED", 130, day);
                        waiting.timers.put("boundaryTimer_FollowUpPostponedOver", waiting::limit);
                        waits(share);
                    } else {
                        lengthened = true;
                        resolution.extend(day);
                        if (share.answered) {
                            followUp(share, present.get(), day);
                        } else {
                            goesOn(share);
                        }
                    }
                });
    }

    private @Nullable Step redisposition(Share share) {
        String task = "userTask_ReassignUnit";
        String clock = share.clock.key();
        if (supervision.equals("SUPERVISORY")) {
            String unit = UNITS.get(holder).get(0);
            return new Step(
                    "given to " + unit + " as ORDINARY",
                    task,
                    clock,
                    form("dispositionOutcome", "ASSIGN", "unit", unit, "supervisionClass", "ORDINARY"),
                    () -> {
                        classified(type, "ORDINARY");
                        replace(share, unit);
                    });
        }
        if (shares.size() == 1 && !determined && dice.nextInt(3) == 0) {
            return notOurs(task, clock);
        }
        List<String> free = UNITS.get(holder).stream()
                .filter(unit -> shares.stream().noneMatch(other -> other.unit.equals(unit)))
                .toList();
        if (free.isEmpty()) {
            return null;
        }
        String unit = free.get(dice.nextInt(free.size()));
        return new Step(
                "given to " + unit,
                task,
                clock,
                form("dispositionOutcome", "ASSIGN", "unit", unit),
                () -> replace(share, unit));
    }

    private void replace(Share share, String unit) {
        share.unit = unit;
        goesOn(share);
    }

    private Step reporter() {
        return switch (dice.nextInt(4)) {
            case 0 -> new Step("satisfied", null, null, Map.of(), () -> end(Place.CLOSED));
            case 1 -> new Step("replied", null, null, Map.of(), this::backToLead);
            default ->
                new Step("dissatisfied", null, null, Map.of(), () -> {
                    objections++;
                    if (objections < 2) {
                        backToLead();
                    } else {
                        leaveAll();
                        place = Place.APPEAL;
                        withTimers(enter("APPEAL", "", holder, present.get(), 14, 10), "Appeal");
                    }
                });
        };
    }

    private Step appeal() {
        boolean upheld = dice.nextInt(3) > 0;
        return new Step(
                upheld ? "appeal upheld" : "appeal rejected",
                "userTask_DecideAppeal",
                "APPEAL/",
                form(
                        "appealOutcome",
                        upheld ? "UPHELD" : "REJECTED",
                        "reasoning",
                        "Bukti sudah memadai.",
                        "instruction",
                        "Kerjakan kembali."),
                () -> {
                    if (upheld) {
                        backToLead();
                    } else {
                        end(Place.CLOSED);
                    }
                });
    }
}
