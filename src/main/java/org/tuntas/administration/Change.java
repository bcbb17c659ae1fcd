package org.tuntas.administration;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed on the settings screen or at the designers' workbench.
 *
 * @param action what was done
 * @param object which one: a login, the code of an office, the key of a row
 * @param before by field: what was changed, as it was; never a password or its hash
 * @param after by field: what was changed, as it is now
 */
public record Change(Action action, String object, Map<String, String> before, Map<String, String> after) {

    public Change {
        before = Collections.unmodifiableMap(new TreeMap<>(before));
        after = Collections.unmodifiableMap(new TreeMap<>(after));
    }

    /** What kind of thing is changed. */
    public enum Subject {
        PERSON,
        DEPUTY,
        OFFICE,
        CALENDAR,
        SYSTEM,
        REPORT,
        RETENTION,
        MODEL
    }

    /** What can be done. */
    public enum Action {
        PERSON_ADDED(Subject.PERSON),
        PERSON_CHANGED(Subject.PERSON),
        PERSON_DEACTIVATED(Subject.PERSON),
        PERSON_REACTIVATED(Subject.PERSON),
        PASSWORD_SET(Subject.PERSON),
        GROUP_JOINED(Subject.PERSON),
        GROUP_LEFT(Subject.PERSON),
        DEPUTY_APPOINTED(Subject.DEPUTY),
        DEPUTY_ENDED(Subject.DEPUTY),
        TASK_MOVED(Subject.REPORT),
        OFFICE_ADDED(Subject.OFFICE),
        OFFICE_RENAMED(Subject.OFFICE),
        OFFICE_MOVED(Subject.OFFICE),
        OFFICE_CLOSED(Subject.OFFICE),
        HOLIDAY_DECLARED(Subject.CALENDAR),
        HOLIDAY_WITHDRAWN(Subject.CALENDAR),
        HOURS_SET(Subject.CALENDAR),
        SYSTEM_KEPT(Subject.SYSTEM),
        NUMBER_ADDED(Subject.REPORT),
        NUMBER_REMOVED(Subject.REPORT),
        RETENTION_ADDED(Subject.RETENTION),
        RETENTION_CHANGED(Subject.RETENTION),
        DRAFT_MADE(Subject.MODEL),
        DRAFT_CHANGED(Subject.MODEL),
        DRAFT_DISCARDED(Subject.MODEL),
        MODEL_PROPOSED(Subject.MODEL),
        PROPOSAL_WITHDRAWN(Subject.MODEL),
        PROPOSAL_REJECTED(Subject.MODEL),
        PROPOSAL_OVERTAKEN(Subject.MODEL),
        REPLAY_EXCUSED(Subject.MODEL),
        MODEL_PUBLISHED(Subject.MODEL),
        MODEL_INSTALLED(Subject.MODEL);

        private final Subject subject;

        Action(Subject subject) {
            this.subject = subject;
        }

        /** What kind of thing it is done to. */
        public Subject subject() {
            return subject;
        }
    }

    /** A change of which nothing more is to be told. */
    public static Change of(Action action, String object) {
        return new Change(action, object, Map.of(), Map.of());
    }

    /** The same change with another field; one that is the same before and after is left out. */
    public Change with(String field, @Nullable Object was, @Nullable Object is) {
        String old = was == null ? "" : was.toString();
        String now = is == null ? "" : is.toString();
        if (old.equals(now)) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(before);
        more.put(field, old);
        Map<String, String> most = new TreeMap<>(after);
        most.put(field, now);
        return new Change(action, object, more, most);
    }

    /** The same change with a field that tells what it is about and is the same before and after. */
    public Change about(String field, @Nullable Object value) {
        Map<String, String> more = new TreeMap<>(after);
        more.put(field, value == null ? "" : value.toString());
        return new Change(action, object, before, more);
    }

    /** Whether nothing is different afterwards. */
    public boolean isNothing() {
        return before.equals(after);
    }
}
