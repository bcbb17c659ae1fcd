package org.tuntas.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Assignments;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.Holders;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Storable;
import org.tuntas.organisation.Staff;
import org.tuntas.procedure.Worklist;
import org.tuntas.reporter.IdentityAccess;
import org.tuntas.reporter.IdentityAccess.Basis;
import org.tuntas.reporter.IdentityAccess.Scope;
import org.tuntas.reporter.IdentityTrail;
import org.tuntas.reporter.IdentityVault;
import org.tuntas.reporter.ReporterIdentity;

/**
 * The only door to identities and, for those who do not hold them, to secret reports. Whoever holds a report sees who reported
 * it, unless that one is anonymous; the Ombudsman sees the rest by breaking the glass. Nobody without a reason, and each look is
 * written down.
 */
@Service
public class IdentityDoor {

    /** Group of those who may break the glass. */
    static final String OMBUDSMAN = "ombudsman";

    private static final Duration FOR_HOLDERS = Duration.ofMinutes(15);
    private static final Duration BEHIND_GLASS = Duration.ofMinutes(60);
    private static final int LONGEST_WORDS = 1_000;
    private static final int MOST_LOOKS = 200;

    private final Complaints complaints;
    private final Assignments assignments;
    private final Worklist worklist;
    private final Staff staff;
    private final IdentityVault vault;
    private final IdentityTrail trail;
    private final StaffLogin logins;
    private final Clock clock;
    private final TransactionTemplate transaction;

    IdentityDoor(
            Complaints complaints,
            Assignments assignments,
            Worklist worklist,
            Staff staff,
            IdentityVault vault,
            IdentityTrail trail,
            StaffLogin logins,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.complaints = complaints;
        this.assignments = assignments;
        this.worklist = worklist;
        this.staff = staff;
        this.vault = vault;
        this.trail = trail;
        this.logins = logins;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What somebody asks for.
     *
     * @param form id of the form, used once
     * @param scope name of a {@link Scope}
     * @param reason name of an {@link AccessReason}
     * @param password asked of those who break the glass
     * @param address of the client, against guessing
     */
    public record Wish(
            @Nullable String form,
            @Nullable String scope,
            @Nullable String reason,
            @Nullable String words,
            @Nullable String password,
            String address) {}

    /**
     * What somebody sees of a report.
     *
     * @param content whether its text may be shown
     * @param open the leaves that are valid now
     * @param identity null when it is not open, or there is none
     * @param next what can be asked for; null when that is nothing
     * @param looks who looked already, newest first
     * @param timeline empty when the text may not be shown
     */
    public record Sight(
            Complaint complaint,
            Basis basis,
            boolean content,
            List<IdentityAccess> open,
            @Nullable ReporterIdentity identity,
            @Nullable Scope next,
            List<IdentityTrail.Entry> looks,
            List<ComplaintEvent> timeline) {

        /** Whether the identity has been opened, whether or not there is one. */
        public boolean identityOpen() {
            return open.stream().anyMatch(access -> access.scope() == Scope.IDENTITY);
        }
    }

    /**
     * Makes sure that somebody may break the glass.
     *
     * @throws Refused FORBIDDEN when they may not
     */
    public void requireOmbudsman(String login) {
        if (!staff.groupIdsOf(login).contains(OMBUDSMAN)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "identity.forbidden");
        }
    }

    /**
     * Shows what is open for somebody now, and writes down what was shown.
     *
     * @throws Refused FORBIDDEN when the report is none of theirs; UNKNOWN, to the Ombudsman, when there is none
     */
    public Sight look(String login, TrackingNumber number) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Complaint complaint = find(login, number);
            Basis basis = basis(login, complaint);
            Instant now = clock.instant();
            Optional<IdentityAccess> content = trail.valid(number, login, Scope.CONTENT, basis, now);
            Optional<IdentityAccess> identity = mayAsk(basis, complaint)
                    ? trail.valid(number, login, Scope.IDENTITY, basis, now)
                    : Optional.empty();
            boolean readable = basis == Basis.BREAK_GLASS && (!complaint.secret() || content.isPresent());
            content.ifPresent(access -> trail.viewed(access, now));
            return new Sight(
                    complaint,
                    basis,
                    readable,
                    open(content, identity),
                    identity.flatMap(access -> vault.show(access, now)).orElse(null),
                    next(basis, complaint, content.isPresent(), identity.isPresent()),
                    trail.find(new IdentityTrail.Filter(null, number, null, null), 0, MOST_LOOKS),
                    readable ? complaints.timeline(number) : List.of());
        }));
    }

    private static List<IdentityAccess> open(Optional<IdentityAccess> content, Optional<IdentityAccess> identity) {
        List<IdentityAccess> open = new ArrayList<>();
        content.ifPresent(open::add);
        identity.ifPresent(open::add);
        return open;
    }

    private static @Nullable Scope next(Basis basis, Complaint complaint, boolean content, boolean identity) {
        if (basis == Basis.BREAK_GLASS && complaint.secret() && !content) {
            return Scope.CONTENT;
        }
        return identity || !mayAsk(basis, complaint) ? null : Scope.IDENTITY;
    }

    /**
     * Whether the door would open to somebody who gives a reason now: pages that lead to it show the way to nobody else. Whoever the
     * report is hidden from must be turned away before.
     */
    public boolean opensTo(String login, Complaint complaint) {
        Set<String> groups = staff.groupIdsOf(login);
        return groups.contains(OMBUDSMAN) || !complaint.anonymous() && holds(login, groups, complaint);
    }

    /** An anonymous reporter is nobody to those who work on the report. */
    private static boolean mayAsk(Basis basis, Complaint complaint) {
        return basis == Basis.BREAK_GLASS || !complaint.anonymous();
    }

    /**
     * Gives somebody leave to look. A leave they have already is enough: nothing is written twice.
     *
     * @throws InvalidInput naming the fields {@code reason}, {@code words}, {@code password}
     * @throws Refused FORBIDDEN when it is not for them; UNKNOWN; WRONG_MOMENT when the form was used already, or the secret
     *     report must be opened first; SLOWED after too many wrong passwords, with the seconds to wait
     */
    public void open(String login, TrackingNumber number, Wish wish) {
        Complaint seen = find(login, number);
        Basis basis = basis(login, seen);
        Scope scope = scope(wish.scope());
        UUID form = form(wish.form());
        AccessReason reason = check(basis, scope, wish);
        if (basis == Basis.BREAK_GLASS) {
            confirm(login, wish);
        }
        transaction.executeWithoutResult(status -> {
            Complaint complaint = complaints.lock(number);
            // Asked again under the lock: the report may have gone elsewhere while somebody typed.
            if (basis(login, complaint) != basis || (scope == Scope.CONTENT && basis == Basis.HOLDER)) {
                throw new Refused(Refused.Kind.FORBIDDEN, "identity.forbidden");
            }
            if (!mayAsk(basis, complaint)) {
                throw new Refused(Refused.Kind.FORBIDDEN, "identity.anonymous");
            }
            Instant now = clock.instant();
            if (trail.valid(number, login, scope, basis, now).isPresent()) {
                return;
            }
            boolean first = basis == Basis.BREAK_GLASS && scope == Scope.IDENTITY && complaint.secret();
            if (first && trail.valid(number, login, Scope.CONTENT, basis, now).isEmpty()) {
                throw new Refused(Refused.Kind.WRONG_MOMENT, "identity.contentFirst");
            }
            write(
                    complaint,
                    login,
                    basis,
                    scope,
                    reason,
                    String.valueOf(wish.words()).strip(),
                    form,
                    now);
        });
    }

    private void write(
            Complaint complaint,
            String login,
            Basis basis,
            Scope scope,
            AccessReason reason,
            String words,
            UUID form,
            Instant now) {
        Duration lasts = basis == Basis.HOLDER ? FOR_HOLDERS : BEHIND_GLASS;
        IdentityAccess access = new IdentityAccess(
                0, complaint.number(), login, basis, scope, reason.name(), words, now, now.plus(lasts));
        if (!trail.open(access, form)) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "identity.formUsed");
        }
        if (basis == Basis.BREAK_GLASS) {
            complaints.append(ComplaintEvent.plain(
                            complaint.number(),
                            complaint.round(),
                            now,
                            EventKind.GLASS_BROKEN,
                            login,
                            "@identity.scope." + scope,
                            "@identity.reason." + reason)
                    .onlyFor(Audience.OFFICERS)
                    .telling(List.of(AccessLog.AUDITOR)));
        }
    }

    /** Whether there is such a report is told only to those who may see any. */
    private Complaint find(String login, TrackingNumber number) {
        return complaints
                .find(number)
                .orElseThrow(() -> staff.groupIdsOf(login).contains(OMBUDSMAN)
                        ? new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.value())
                        : new Refused(Refused.Kind.FORBIDDEN, "identity.forbidden"));
    }

    private Basis basis(String login, Complaint complaint) {
        Set<String> groups = staff.groupIdsOf(login);
        if (groups.contains(OMBUDSMAN)) {
            return Basis.BREAK_GLASS;
        }
        if (!holds(login, groups, complaint)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "identity.forbidden");
        }
        return Basis.HOLDER;
    }

    /** Whoever is in a group that must act now, or has taken such a group's task; of a report that has ended nobody. */
    private boolean holds(String login, Set<String> groups, Complaint complaint) {
        if (complaint.state().isFinal() || complaint.state() == ComplaintState.MERGED) {
            return false;
        }
        List<String> holders = Holders.of(complaint, assignments.openOf(complaint.number()));
        return holders.stream().anyMatch(groups::contains)
                || worklist.of(complaint.number()).stream()
                        .filter(task -> login.equals(task.assignee()))
                        .anyMatch(task -> task.groups().stream().anyMatch(holders::contains));
    }

    private void confirm(String login, Wish wish) {
        try {
            logins.confirm(login, wish.password() == null ? "" : wish.password(), wish.address());
        } catch (TooManyGuesses slowed) {
            throw new Refused(Refused.Kind.SLOWED, "identity.slowed", slowed.seconds());
        } catch (BadCredentialsException wrong) {
            throw new InvalidInput(List.of(FieldProblem.of("password", "identity.problem.password")));
        }
    }

    private static AccessReason check(Basis basis, Scope scope, Wish wish) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<AccessReason> reason = AccessReason.forUse(basis, scope).stream()
                .filter(one -> one.name().equals(wish.reason()))
                .findFirst();
        if (reason.isEmpty()) {
            problems.add(FieldProblem.of("reason", "identity.problem.reason"));
        }
        String words = wish.words() == null ? "" : wish.words().strip();
        int shortest = AccessReason.shortestWords(basis, scope);
        if (words.length() < shortest) {
            problems.add(FieldProblem.of("words", "identity.problem.short", shortest, words.length()));
        } else if (words.length() > LONGEST_WORDS) {
            problems.add(FieldProblem.of("words", "identity.problem.long", LONGEST_WORDS, words.length()));
        } else if (!Storable.isStorable(words)) {
            problems.add(FieldProblem.of("words", "identity.problem.characters"));
        }
        if (basis == Basis.BREAK_GLASS
                && (wish.password() == null || wish.password().isEmpty())) {
            problems.add(FieldProblem.of("password", "identity.problem.passwordMissing"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return reason.orElseThrow();
    }

    private static Scope scope(@Nullable String name) {
        for (Scope scope : Scope.values()) {
            if (scope.name().equals(name)) {
                return scope;
            }
        }
        throw new Refused(Refused.Kind.INVALID, "identity.formBroken");
    }

    private static UUID form(@Nullable String id) {
        try {
            return UUID.fromString(String.valueOf(id));
        } catch (IllegalArgumentException broken) {
            throw new Refused(Refused.Kind.INVALID, "identity.formBroken");
        }
    }
}
