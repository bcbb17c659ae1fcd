package org.tuntas.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the append-only timeline: who, when, what.
 *
 * @param actor login of an officer, {@code reporter} or {@code system}
 * @param arguments what the kind's sentence needs: codes, names of offices, dates; never narrative
 * @param message what somebody wrote (an answer, a reply, an explanation), verbatim
 * @param internalNote what officers wrote for each other; never leaves the staff pages
 * @param audience who may know of this entry
 * @param messageAudience who may read {@code message}
 * @param told which officers are told of it: ids of groups, or logins after an {@code @}
 */
public record ComplaintEvent(
        TrackingNumber number,
        int round,
        Instant at,
        EventKind kind,
        String actor,
        List<String> arguments,
        @Nullable String message,
        @Nullable String internalNote,
        Audience audience,
        Audience messageAudience,
        List<String> told) {

    public ComplaintEvent {
        arguments = List.copyOf(arguments);
        told = List.copyOf(told);
    }

    /** The actor of everything that time or the model does by itself. */
    public static final String SYSTEM = "system";

    /** Argument of a {@link EventKind#REPLY} that answers a unit's question instead of judging an answer. */
    public static final String ANSWERS_A_QUESTION = "question";

    /** Argument of a {@link EventKind#COMPLETED} that saves a report from the archive. */
    public static final String RESCUES = "rescue";

    /** The actor of everything that the reporter does. */
    public static final String REPORTER = "reporter";

    /** An entry without narrative that everybody may know of. */
    public static ComplaintEvent plain(
            TrackingNumber number, int round, Instant at, EventKind kind, String actor, String... arguments) {
        return new ComplaintEvent(
                number,
                round,
                at,
                kind,
                actor,
                List.of(arguments),
                null,
                null,
                Audience.PUBLIC,
                Audience.PUBLIC,
                List.of());
    }

    /** The same entry, known only to {@code audience}. */
    public ComplaintEvent onlyFor(Audience audience) {
        return new ComplaintEvent(
                number, round, at, kind, actor, arguments, message, internalNote, audience, audience, told);
    }

    /** The same entry with what somebody wrote, readable for {@code readers}. */
    public ComplaintEvent saying(@Nullable String message, Audience readers) {
        return new ComplaintEvent(
                number, round, at, kind, actor, arguments, message, internalNote, audience, readers, told);
    }

    /** The same entry with a note among officers. */
    public ComplaintEvent noting(@Nullable String internalNote) {
        return new ComplaintEvent(
                number, round, at, kind, actor, arguments, message, internalNote, audience, messageAudience, told);
    }

    /** The same entry, of which these officers are told: ids of groups, or logins after an {@code @}. */
    public ComplaintEvent telling(Collection<String> officers) {
        return new ComplaintEvent(
                number,
                round,
                at,
                kind,
                actor,
                arguments,
                message,
                internalNote,
                audience,
                messageAudience,
                List.copyOf(officers));
    }
}
