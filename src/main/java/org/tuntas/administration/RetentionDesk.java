package org.tuntas.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.Change.Action;
import org.tuntas.administration.Change.Subject;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.reporter.RetentionBook;
import org.tuntas.reporter.RetentionRule;

/** Where operators say how long identities are kept. */
@Service
public class RetentionDesk {

    /** Ways in which a report can end. */
    public static final List<ComplaintState> ENDS = List.of(
            ComplaintState.RESOLVED,
            ComplaintState.AUTO_CLOSED,
            ComplaintState.ARCHIVED,
            ComplaintState.WITHDRAWN,
            ComplaintState.REFERRED);

    /** Reasons that make a difference to how long somebody must be reachable. */
    public static final List<String> REASONS = List.of(
            "INCOMPLETE",
            "NOT_PUBLIC_SERVICE",
            "TOO_GENERAL",
            "OUT_OF_SCOPE",
            "SPAM",
            "TEST",
            "HATE_SPEECH",
            "EXACT_DUPLICATE",
            "RESOLVED",
            "PARTLY_RESOLVED",
            "CANNOT_BE_DONE");

    private static final int LONGEST_TEXT = 300;

    private final Mandates mandates;
    private final RetentionBook book;
    private final Journal journal;

    RetentionDesk(Mandates mandates, RetentionBook book, Journal journal) {
        this.mandates = mandates;
        this.book = book;
        this.journal = journal;
    }

    /**
     * What somebody typed about a new rule.
     *
     * @param closeReason blank: any
     * @param type blank: any
     */
    public record NewRule(
            @Nullable String state,
            @Nullable String closeReason,
            @Nullable String type,
            @Nullable String days,
            @Nullable String legalBasis) {}

    /** All rules. */
    @Transactional(readOnly = true)
    public List<RetentionRule> rules(String actor) {
        mandates.of(actor).requireOperator();
        return book.rules();
    }

    /**
     * Changes a rule.
     *
     * @param seen key of the newest change that the caller had read
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code days}, {@code legalBasis}
     * @throws Overwritten when somebody else changed it since
     */
    @Transactional
    public void change(String actor, long id, @Nullable String days, @Nullable String legalBasis, long seen) {
        Mandate mandate = mandates.of(actor);
        mandate.requireOperator();
        RetentionRule rule =
                book.lock(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "admin.unknown.retention"));
        Typed typed = new Typed();
        int newDays = typed.number("days", days, RetentionRule.FEWEST_DAYS, RetentionRule.MOST_DAYS);
        String newBasis = typed.text("legalBasis", legalBasis, LONGEST_TEXT);
        typed.require();
        Change change = Change.of(Action.RETENTION_CHANGED, object(rule))
                .with("days", rule.days(), newDays)
                .with("legalBasis", rule.legalBasis(), newBasis);
        if (change.isNothing()) {
            return;
        }
        journal.requireUnchanged(Subject.RETENTION, object(rule), seen);
        book.change(id, newDays, newBasis);
        journal.write(mandate, change);
    }

    /**
     * Adds a rule by which identities are removed.
     *
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code state}, {@code closeReason}, {@code type}, {@code
     *     days}, {@code legalBasis}
     */
    @Transactional
    public void add(String actor, NewRule typedRule) {
        Mandate mandate = mandates.of(actor);
        mandate.requireOperator();
        Typed typed = new Typed();
        ComplaintState state = typed.oneOf("state", ComplaintState.class, typedRule.state());
        String reason = typed.optional("closeReason", typedRule.closeReason(), 40);
        String kind = typed.optional("type", typedRule.type(), 40);
        ComplaintType type = kind == null ? null : typed.oneOf("type", ComplaintType.class, kind);
        if (typed.isFine() && !ENDS.contains(state)) {
            typed.problem("state", "admin.problem.choose");
        }
        if (reason != null && !REASONS.contains(reason)) {
            typed.problem("closeReason", "admin.problem.choose");
        }
        int days = typed.number("days", typedRule.days(), RetentionRule.FEWEST_DAYS, RetentionRule.MOST_DAYS);
        String basis = typed.text("legalBasis", typedRule.legalBasis(), LONGEST_TEXT);
        typed.require();
        RetentionRule rule = new RetentionRule(0, state, reason, type, RetentionRule.Action.ANONYMISE, days, basis);
        if (!book.add(rule)) {
            typed.problem("state", "admin.problem.ruleTaken");
            typed.require();
        }
        journal.write(
                mandate,
                Change.of(Action.RETENTION_ADDED, object(rule))
                        .with("days", null, days)
                        .with("legalBasis", null, basis));
    }

    /** A rule's name in the trail: keys of words, of which the page makes a line. */
    public static String object(RetentionRule rule) {
        StringBuilder object = new StringBuilder("state." + rule.state());
        if (rule.closeReason() != null) {
            object.append(" reason.").append(rule.closeReason());
        }
        if (rule.type() != null) {
            object.append(" type.").append(rule.type());
        }
        return object.append(" admin.retention.action.").append(rule.action()).toString();
    }
}
