package org.tuntas.correspondence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.ComplaintEvent;

/**
 * Everything that people are written about. The words of each are in {@code messages/notices}, under its name.
 *
 * <p>What the reporter has just done is not told to them, unless it is worth having in writing.
 */
public enum Notice {
    RECEIVED(Urgency.AT_ONCE, Weight.NEWS, Worth.ALWAYS, "VERIFICATION"),
    FORWARDED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "FOLLOW_UP", "RESOLUTION"),
    COMPLETION_ASKED(Urgency.DAYTIME, Weight.ASKS, Worth.WHILE_ASKED, "AWAITING_COMPLETION"),
    COMPLETION_REMINDER(Urgency.DAYTIME, Weight.ASKS, Worth.WHILE_ASKED, "AWAITING_COMPLETION"),
    COMPLETION_THANKS(Urgency.SOON, Weight.NEWS, Worth.ALWAYS, "VERIFICATION"),
    QUESTION_ASKED(Urgency.DAYTIME, Weight.ASKS, Worth.WHILE_ASKED, "ASKING_REPORTER"),
    QUESTION_REMINDER(Urgency.DAYTIME, Weight.ASKS, Worth.WHILE_ASKED, "ASKING_REPORTER"),
    INTERIM_ANSWER(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),
    POSTPONED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),
    LIMIT_EXTENDED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),
    RECLASSIFIED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),
    DATES_MOVED(
            Urgency.DAYTIME,
            Weight.NEWS,
            Worth.WHILE_OPEN,
            "VERIFICATION",
            "AWAITING_COMPLETION",
            "ASKING_REPORTER",
            "AWAITING_REPORTER",
            "APPEAL",
            "RESOLUTION"),
    PASSED_ON(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),
    DETERMINED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),
    ESCALATED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_STAGE_LASTS, Notice.STAGE_OF_THE_EVENT),
    OMBUDSMAN_RIGHT(Urgency.DAYTIME, Weight.RIGHTS, Worth.WHILE_OPEN, "RESOLUTION"),
    ANSWERED(Urgency.DAYTIME, Weight.ASKS, Worth.WHILE_ASKED, "AWAITING_REPORTER"),
    CLOSING_REMINDER(Urgency.DAYTIME, Weight.ASKS, Worth.WHILE_ASKED, "AWAITING_REPORTER"),
    /** the reporter withdrew it, or is satisfied */
    ENDED_BY_REPORTER(Urgency.AT_ONCE, Weight.RIGHTS, Worth.WHILE_CLOSED),
    CLOSED(Urgency.DAYTIME, Weight.RIGHTS, Worth.WHILE_CLOSED),
    REOPENED(Urgency.SOON, Weight.RIGHTS, Worth.ALWAYS, "RESOLUTION"),
    CONTESTED(Urgency.SOON, Weight.RIGHTS, Worth.ALWAYS, "VERIFICATION"),
    APPEALED(Urgency.AT_ONCE, Weight.NEWS, Worth.WHILE_OPEN, "APPEAL"),
    APPEAL_UPHELD(Urgency.DAYTIME, Weight.ASKS, Worth.ALWAYS, "RESOLUTION"),
    APPEAL_REJECTED(Urgency.DAYTIME, Weight.ASKS, Worth.ALWAYS),
    REFERRED(Urgency.DAYTIME, Weight.ASKS, Worth.WHILE_CLOSED),

    MERGED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),
    UNMERGED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),
    PARENT_REPLACED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, "RESOLUTION"),

    OFFICER_FILED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_STAGE_LASTS, "VERIFICATION"),
    OFFICER_FORWARDED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_STAGE_LASTS, "DISPOSITION", "FOLLOW_UP", "RESOLUTION"),
    OFFICER_ASSIGNED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_STAGE_LASTS, "FOLLOW_UP", "RESOLUTION"),
    OFFICER_WARNED(Urgency.DAYTIME, Weight.NEWS, Worth.BEFORE_LIMIT, Notice.STAGE_OF_THE_EVENT),
    OFFICER_LIMIT_PASSED(Urgency.DAYTIME, Weight.RIGHTS, Worth.WHILE_STAGE_LASTS, Notice.STAGE_OF_THE_EVENT),
    /** level 2 and above */
    OFFICER_LIMIT_LONG_PASSED(Urgency.AT_ONCE, Weight.ASKS, Worth.WHILE_STAGE_LASTS, Notice.STAGE_OF_THE_EVENT),
    /** a manager asks for it */
    OFFICER_REMINDED(Urgency.DAYTIME, Weight.ASKS, Worth.WHILE_OPEN, Notice.CURRENT_STAGE, "RESOLUTION"),
    OFFICER_REPORTER_SPOKE(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, Notice.CURRENT_STAGE, "RESOLUTION"),
    OFFICER_RETURNED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, Notice.CURRENT_STAGE, "RESOLUTION"),
    OFFICER_APPROVAL_ASKED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_STAGE_LASTS, "RESPONSE_APPROVAL", "RESOLUTION"),
    OFFICER_ANSWER_RETURNED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, Notice.CURRENT_STAGE, "RESOLUTION"),
    OFFICER_APPEAL_OPENED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_STAGE_LASTS, "APPEAL"),
    OFFICER_MORE_TIME_ASKED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_STAGE_LASTS, "TIME_APPROVAL", "RESOLUTION"),
    OFFICER_MORE_TIME_DECIDED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, Notice.CURRENT_STAGE, "RESOLUTION"),
    OFFICER_WORK_MOVED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, Notice.CURRENT_STAGE, "RESOLUTION"),
    OFFICER_REOPENED(Urgency.DAYTIME, Weight.NEWS, Worth.ALWAYS, Notice.CURRENT_STAGE, "RESOLUTION"),
    OFFICER_ENDED(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_CLOSED),
    /** somebody looked at a secret report or an identity without holding the report */
    OFFICER_GLASS_BROKEN(Urgency.AT_ONCE, Weight.ASKS, Worth.ALWAYS),
    /** what else an officer is told of */
    OFFICER_NEWS(Urgency.DAYTIME, Weight.NEWS, Worth.WHILE_OPEN, Notice.CURRENT_STAGE, "RESOLUTION");

    /** In the place of a stage: the one that the entry names. */
    static final String STAGE_OF_THE_EVENT = "*";

    /** In the place of a stage: the one in which the complaint is when the letter is written. */
    static final String CURRENT_STAGE = "";

    private static final int FIRST_URGENT_LEVEL = 2;

    /** When a notice may go out. */
    public enum Urgency {
        /** at any hour */
        AT_ONCE,
        /** at any hour, once what follows from it has happened as well */
        SOON,
        /** between 07:00 and 20:00 where the agency is */
        DAYTIME
    }

    /** Which of several notices that go out together gives the letter its subject; of equals the newest. */
    public enum Weight {
        NEWS,
        /** tells what somebody may do or must know */
        RIGHTS,
        /** asks somebody to do something */
        ASKS
    }

    /** Until when a notice that was delayed is still worth sending; none longer than a week. */
    public enum Worth {
        ALWAYS,
        /** until the reporter has done what is asked, or the time for it is over */
        WHILE_ASKED,
        /** until the stage that it is about, the first of its stages, has ended */
        WHILE_STAGE_LASTS,
        /** until the limit that it warns of has passed, or its stage has ended */
        BEFORE_LIMIT,
        /** until the complaint is closed, or a later round has begun */
        WHILE_OPEN,
        /** until the complaint is opened again */
        WHILE_CLOSED
    }

    private final Urgency urgency;
    private final Weight weight;
    private final Worth worth;
    // List.of makes it immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> stages;

    Notice(Urgency urgency, Weight weight, Worth worth, String... stages) {
        this.urgency = urgency;
        this.weight = weight;
        this.worth = worth;
        this.stages = List.of(stages);
    }

    /** Whether officers get it; otherwise the reporter does. */
    public boolean isForOfficers() {
        return name().startsWith("OFFICER_");
    }

    /** When it may go out. */
    public Urgency urgency() {
        return urgency;
    }

    /** How it stands beside others in one letter. */
    public Weight weight() {
        return weight;
    }

    /** Until when it is worth sending. */
    public Worth worth() {
        return worth;
    }

    /** Stages whose limits the letter explains. */
    List<String> stages() {
        return stages;
    }

    /** Whether the reporter is asked to do something. */
    boolean asksReporter() {
        return worth == Worth.WHILE_ASKED;
    }

    /** What the reporter is told of an entry; empty when it is none of theirs, or nothing to write about. */
    public static Optional<Notice> forReporter(ComplaintEvent event) {
        return event.audience() == Audience.OFFICERS ? Optional.empty() : Optional.ofNullable(toReporter(event));
    }

    private static @Nullable Notice toReporter(ComplaintEvent event) {
        return switch (event.kind()) {
            case FILED -> RECEIVED;
            case STATE_ENTERED -> onEntering(argument(event, 0));
            case FORWARDED -> FORWARDED;
            case INTERIM_ANSWER -> INTERIM_ANSWER;
            case FINAL_ANSWER -> ANSWERED;
            case REMINDED -> reminder(argument(event, 1));
            case ESCALATED -> ESCALATED;
            case OMBUDSMAN_RIGHT -> OMBUDSMAN_RIGHT;
            case COMPLETION_ASKED -> COMPLETION_ASKED;
            case COMPLETED -> COMPLETION_THANKS;
            case POSTPONED -> POSTPONED;
            case TRANSFERRED -> PASSED_ON;
            case DETERMINED -> DETERMINED;
            case QUESTION_ASKED -> QUESTION_ASKED;
            case LIMIT_EXTENDED -> argument(event, 0).equals("@stage.RESOLUTION") ? LIMIT_EXTENDED : null;
            case RECLASSIFIED -> RECLASSIFIED;
            case DATES_MOVED -> DATES_MOVED;
            case REOPENED -> REOPENED;
            case CONTESTED -> CONTESTED;
            case APPEAL_UPHELD -> APPEAL_UPHELD;
            case APPEAL_REJECTED -> APPEAL_REJECTED;
            case MERGED -> MERGED;
            case UNMERGED -> UNMERGED;
            case PARENT_REPLACED -> PARENT_REPLACED;
            case REFERRED -> REFERRED;
            // What the reporter did and sees at once; what is told when the state follows; what is between officers.
            case ARCHIVED,
                    ASSIGNED,
                    REPLY,
                    MESSAGE,
                    SATISFIED,
                    DISSATISFIED,
                    WITHDRAWN,
                    LIMIT_WARNING,
                    ESCALATION_HANDLED,
                    HOLDER_REMINDED,
                    STEP_DECIDED,
                    RESUMED,
                    RETURNED,
                    QUESTION_EXPIRED,
                    UNIT_FINISHED,
                    MORE_TIME_ASKED,
                    MORE_TIME_REFUSED,
                    REASSIGNED,
                    TAKEN_OVER,
                    HANDED_OVER,
                    PROCEDURE_CHANGED,
                    NOTED,
                    ENTERED,
                    GLASS_BROKEN,
                    ANONYMISED,
                    TEXTS_DELETED,
                    APPEAL_OPENED,
                    RESPONSE_DRAFTED,
                    RESPONSE_APPROVED,
                    RESPONSE_RETURNED -> null;
        };
    }

    private static @Nullable Notice onEntering(String state) {
        return switch (state) {
            case "@state.RESOLVED", "@state.WITHDRAWN" -> ENDED_BY_REPORTER;
            case "@state.AUTO_CLOSED", "@state.ARCHIVED", "@state.REFERRED" -> CLOSED;
            case "@state.APPEALED" -> APPEALED;
            default -> null;
        };
    }

    /** Entries from before reminders named their stage were about the reporter's turn. */
    private static Notice reminder(String stage) {
        return switch (stage) {
            case "AWAITING_COMPLETION" -> COMPLETION_REMINDER;
            case "ASKING_REPORTER" -> QUESTION_REMINDER;
            default -> CLOSING_REMINDER;
        };
    }

    /** What the officers who are told of an entry are written. */
    public static Notice forOfficers(ComplaintEvent event) {
        return switch (event.kind()) {
            case FILED -> OFFICER_FILED;
            case FORWARDED -> OFFICER_FORWARDED;
            case ASSIGNED -> OFFICER_ASSIGNED;
            case LIMIT_WARNING -> OFFICER_WARNED;
            case ESCALATED -> level(event) < FIRST_URGENT_LEVEL ? OFFICER_LIMIT_PASSED : OFFICER_LIMIT_LONG_PASSED;
            case REPLY, MESSAGE, DISSATISFIED, COMPLETED -> OFFICER_REPORTER_SPOKE;
            case RETURNED, TRANSFERRED, DETERMINED -> OFFICER_RETURNED;
            case RESPONSE_DRAFTED -> OFFICER_APPROVAL_ASKED;
            case RESPONSE_RETURNED -> OFFICER_ANSWER_RETURNED;
            case APPEAL_OPENED -> OFFICER_APPEAL_OPENED;
            case MORE_TIME_ASKED -> OFFICER_MORE_TIME_ASKED;
            case MORE_TIME_REFUSED, LIMIT_EXTENDED, POSTPONED -> OFFICER_MORE_TIME_DECIDED;
            case REASSIGNED, TAKEN_OVER, HANDED_OVER -> OFFICER_WORK_MOVED;
            case REOPENED, CONTESTED, APPEAL_UPHELD -> OFFICER_REOPENED;
            case WITHDRAWN, SATISFIED, ARCHIVED, APPEAL_REJECTED, REFERRED -> OFFICER_ENDED;
            case GLASS_BROKEN -> OFFICER_GLASS_BROKEN;
            case HOLDER_REMINDED -> OFFICER_REMINDED;
            case STATE_ENTERED,
                    INTERIM_ANSWER,
                    FINAL_ANSWER,
                    REMINDED,
                    ESCALATION_HANDLED,
                    OMBUDSMAN_RIGHT,
                    STEP_DECIDED,
                    COMPLETION_ASKED,
                    RESUMED,
                    QUESTION_ASKED,
                    QUESTION_EXPIRED,
                    UNIT_FINISHED,
                    RECLASSIFIED,
                    DATES_MOVED,
                    MERGED,
                    UNMERGED,
                    PARENT_REPLACED,
                    PROCEDURE_CHANGED,
                    NOTED,
                    ENTERED,
                    ANONYMISED,
                    TEXTS_DELETED,
                    RESPONSE_APPROVED -> OFFICER_NEWS;
        };
    }

    private static int level(ComplaintEvent event) {
        String level = argument(event, 1);
        return level.matches("\\d{1,3}") ? Integer.parseInt(level) : 1;
    }

    private static String argument(ComplaintEvent event, int index) {
        return event.arguments().size() > index ? event.arguments().get(index) : "";
    }
}
