package org.tuntas.bulk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an officer can do with many complaints at once. */
public enum BulkKind {
    /** Takes the tasks that wait for any of the officer's groups. */
    CLAIM(null, Map.of(), Set.of(), Set.of()),
    /** Verifies the reports and sends them to one agency, with their own words as the public ones. */
    FORWARD(
            "verify-complaint",
            Map.of("verificationOutcome", "FORWARD"),
            Set.of("type", "publicTitle", "publicText"),
            Set.of("agency", "supervisionClass", "category", "internalNote")),
    /** Archives the reports for one reason. */
    ARCHIVE(
            "verify-complaint",
            Map.of("verificationOutcome", "ARCHIVE"),
            Set.of(),
            Set.of("archiveReason", "explanation", "internalNote")),
    /** Merges the reports into one that is handled already. */
    MERGE(
            "verify-complaint",
            Map.of("verificationOutcome", "MERGE"),
            Set.of(),
            Set.of("parentNumber", "explanation", "internalNote")),
    /** Hands the reports to one unit. */
    ASSIGN(
            "assign-unit",
            Map.of("dispositionOutcome", "ASSIGN"),
            Set.of("type", "supervisionClass"),
            Set.of("units", "instruction")),
    /** Gives all of them the same answer. */
    ANSWER(
            "follow-up-complaint",
            Map.of("followUpOutcome", "FINAL"),
            Set.of(),
            Set.of("answer", "resolution", "internalNote")),
    /** Reminds those who have the reports. */
    REMIND(null, Map.of(), Set.of(), Set.of("internalNote")),
    /** Takes note of the escalations that wait for the manager. */
    ACKNOWLEDGE(BulkKind.ESCALATION, Map.of(BulkKind.OUTCOME, "ACKNOWLEDGE"), Set.of(), Set.of("note")),
    /** Hands the late work to one officer. */
    REASSIGN(BulkKind.ESCALATION, Map.of(BulkKind.OUTCOME, "REASSIGN"), Set.of(), Set.of("colleague", "note")),
    /** Gives the late work to the manager. */
    TAKE_OVER(BulkKind.ESCALATION, Map.of(BulkKind.OUTCOME, "TAKE_OVER"), Set.of(), Set.of("note")),
    /** Gives the late work more time. */
    EXTEND(BulkKind.ESCALATION, Map.of(BulkKind.OUTCOME, "EXTEND"), Set.of(), Set.of("until", "explanation", "note"));

    /** The form on which managers answer escalations. */
    private static final String ESCALATION = "handle-escalation";

    private static final String OUTCOME = "escalationOutcome";

    private final @Nullable String form;
    private final Map<String, Object> outcome;
    private final Set<String> kept;
    private final Set<String> asked;

    BulkKind(@Nullable String form, Map<String, Object> outcome, Set<String> kept, Set<String> asked) {
        this.form = form;
        this.outcome = outcome;
        this.kept = kept;
        this.asked = asked;
    }

    /** What officers do with the steps that wait for them. */
    public static List<BulkKind> ofOfficers() {
        return Stream.of(values()).filter(kind -> !kind.isForManagers()).toList();
    }

    /** Whether managers do it about work that others have. */
    public boolean isForManagers() {
        return this == REMIND || ESCALATION.equals(form);
    }

    /** Id of the form whose step it decides; null when nothing is decided. */
    public @Nullable String form() {
        return form;
    }

    /** The choice that makes it this action, by field of the form. */
    public Map<String, Object> outcome() {
        return outcome;
    }

    /** Fields that each complaint fills in from what is known of it. */
    public Set<String> kept() {
        return kept;
    }

    /** Fields that the officer fills in once for all. */
    public Set<String> asked() {
        return asked;
    }
}
