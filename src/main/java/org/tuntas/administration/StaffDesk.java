package org.tuntas.administration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.access.NewPassword;
import org.tuntas.administration.Change.Action;
import org.tuntas.administration.Change.Subject;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.organisation.Personnel;
import org.tuntas.organisation.Personnel.Entry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;

/** Where people come, change, get and lose groups, and leave. The caller of a command is named by login. */
@Service
public class StaffDesk {

    private static final int LONGEST_NAME = 100;
    /** Within it, the same person entered by the same administrator again is a second press of the same button. */
    private static final Duration SAME_FORM = Duration.ofMinutes(10);

    private final Mandates mandates;
    private final Personnel personnel;
    private final Staff staff;
    private final WorkDesk work;
    private final NewPassword passwords;
    private final Journal journal;
    private final Trail trail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StaffDesk(
            Mandates mandates,
            Personnel personnel,
            Staff staff,
            WorkDesk work,
            NewPassword passwords,
            Journal journal,
            Trail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mandates = mandates;
        this.personnel = personnel;
        this.staff = staff;
        this.work = work;
        this.passwords = passwords;
        this.journal = journal;
        this.trail = trail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Somebody new.
     *
     * @param password null when they cannot log in yet
     * @param group id of their first group; an agency's administrator must name one
     */
    public record NewPerson(
            @Nullable String login,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String group) {

        /** Without the password: records end up in logs. */
        @Override
        public String toString() {
            return "NewPerson[" + login + "]";
        }
    }

    /** The people the caller has to do with, by name: all of whom a text is in name, login, e-mail or the name of a group. */
    @Transactional(readOnly = true)
    public List<Entry> search(String actor, String text) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        String sought = text.strip().toLowerCase(Locale.ROOT);
        return personnel.entries().stream()
                .filter(entry -> mandate.touches(entry.groups()))
                .filter(entry -> matches(entry, sought))
                .toList();
    }

    private boolean matches(Entry entry, String sought) {
        StaffMember member = entry.member();
        return sought.isEmpty()
                || member.login().contains(sought)
                || member.name().toLowerCase(Locale.ROOT).contains(sought)
                || (member.email() != null
                        && member.email().toLowerCase(Locale.ROOT).contains(sought))
                || entry.groups().stream()
                        .flatMap(group -> staff.group(group).stream())
                        .anyMatch(group -> group.name().toLowerCase(Locale.ROOT).contains(sought));
    }

    /**
     * Somebody the caller has to do with.
     *
     * @throws Refused UNKNOWN when there is nobody of that login, FORBIDDEN when they are in none of the caller's groups
     */
    @Transactional(readOnly = true)
    public Entry find(String actor, String login) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        Entry entry = personnel.find(login).orElseThrow(() -> unknown(login));
        if (!mandate.touches(entry.groups())) {
            throw new Refused(Refused.Kind.FORBIDDEN, "admin.forbidden.person");
        }
        return entry;
    }

    /** Every group that the caller may put people into, by name of its office. */
    @Transactional(readOnly = true)
    public List<StaffGroup> groups(String actor) {
        Mandate mandate = mandates.of(actor);
        return staff.groups().stream()
                .filter(group -> mandate.coversGroup(group.id()))
                .filter(group -> isOpen(mandate, group.id()))
                .toList();
    }

    /**
     * Enters somebody.
     *
     * @return the login
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code login}, {@code name}, {@code email}, {@code
     *     password}, {@code group}
     */
    @Transactional
    public String add(String actor, NewPerson person) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        Typed typed = new Typed();
        String login = typed.text("login", person.login(), 40).toLowerCase(Locale.ROOT);
        String name = typed.text("name", person.name(), LONGEST_NAME);
        String email = typed.email("email", person.email());
        String password = person.password() == null || person.password().isEmpty() ? null : person.password();
        String group = typed.optional("group", person.group(), 80);
        if (!login.isEmpty() && !StaffMember.isLogin(login)) {
            typed.problem("login", "admin.problem.login");
        }
        checkPassword(typed, login, password);
        if (group != null) {
            mandate.requireGroup(group);
            checkGroup(typed, mandate, group);
        } else if (!mandate.isOperator()) {
            typed.problem("group", "admin.problem.groupNeeded");
        }
        typed.require();
        StaffMember member =
                new StaffMember(login, name, email, password == null ? null : passwords.hash(password), true);
        if (!personnel.add(member)) {
            if (isSecondPress(actor, member)) {
                return login;
            }
            typed.problem("login", "admin.problem.loginTaken");
            typed.require();
        }
        Change added = Change.of(Action.PERSON_ADDED, login)
                .with("name", null, name)
                .with("email", null, email)
                .with("canLogIn", null, password != null);
        if (group != null) {
            personnel.join(login, group);
            added = added.with("group", null, group);
        }
        journal.write(mandate, added);
        return login;
    }

    private boolean isSecondPress(String actor, StaffMember member) {
        return trail.since(Subject.PERSON, member.login(), 0).stream()
                .filter(entry -> entry.change().action() == Action.PERSON_ADDED)
                .filter(entry -> entry.actor().equals(actor))
                .filter(entry -> entry.at().isAfter(clock.instant().minus(SAME_FORM)))
                .anyMatch(entry -> member.name().equals(entry.change().after().get("name")));
    }

    /**
     * Gives somebody another name or e-mail.
     *
     * @param seen key of the newest change of this person that the caller had read
     * @throws Overwritten when somebody changed the person since
     */
    @Transactional
    public void change(String actor, String login, @Nullable String name, @Nullable String email, long seen) {
        Mandate mandate = mandates.of(actor);
        Entry entry = held(mandate, login);
        journal.requireUnchanged(Subject.PERSON, login, seen);
        Typed typed = new Typed();
        String newName = typed.text("name", name, LONGEST_NAME);
        String newEmail = typed.email("email", email);
        typed.require();
        Change change = Change.of(Action.PERSON_CHANGED, login)
                .with("name", entry.member().name(), newName)
                .with("email", entry.member().email(), newEmail);
        if (!change.isNothing()) {
            personnel.change(login, newName, newEmail);
            journal.write(mandate, change);
        }
    }

    /** Gives somebody a new password. Their open sessions end within a minute. */
    @Transactional
    public void setPassword(String actor, String login, @Nullable String password) {
        Mandate mandate = mandates.of(actor);
        held(mandate, login);
        Typed typed = new Typed();
        if (password == null || password.isEmpty()) {
            typed.problem("password", "admin.problem.required");
        }
        checkPassword(typed, login, password);
        typed.require();
        staff.setPasswordHash(login, passwords.hash(String.valueOf(password)));
        journal.write(mandate, Change.of(Action.PASSWORD_SET, login));
    }

    /** Puts somebody into a group. */
    @Transactional
    public void join(String actor, String login, @Nullable String group) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        Typed typed = new Typed();
        String joined = typed.text("group", group, 80);
        typed.require();
        mandate.requireGroup(joined);
        held(mandate, login);
        checkGroup(typed, mandate, joined);
        typed.require();
        refuseOwnOperatorship(mandate, login, joined);
        if (personnel.join(login, joined)) {
            journal.write(mandate, Change.of(Action.GROUP_JOINED, login).with("group", null, joined));
        }
    }

    /** Takes somebody out of a group. What they hold of it stays with them until it is moved. */
    @Transactional
    public void leave(String actor, String login, String group) {
        Mandate mandate = mandates.of(actor);
        mandate.requireSettings();
        mandate.requireGroup(group);
        Entry entry = entry(login);
        refuseOwnOperatorship(mandate, login, group);
        if (!entry.groups().contains(group)) {
            return;
        }
        if (!mandate.isOperator() && entry.groups().size() == 1) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "admin.refused.lastGroup",
                    entry.member().name());
        }
        if (group.equals(Mandate.OPERATOR)) {
            keepAnOperator(login);
        }
        personnel.leave(login, group);
        journal.write(mandate, Change.of(Action.GROUP_LEFT, login).with("group", group, null));
    }

    /**
     * Lets somebody go. First they lose their groups, so that they take nothing more, then what they hold changes hands, each
     * task for itself.
     *
     * @param to login of the colleague who gets what they may have; the rest, and all of it when null, goes back to the queues
     * @param decided whether the caller knows where the open tasks go; without it, somebody with open tasks stays
     * @return what became of each task
     * @throws org.tuntas.complaint.InvalidInput naming the field {@code work} when it is not decided and must be
     */
    public List<Moved> deactivate(String actor, String login, @Nullable String to, boolean decided) {
        transaction.executeWithoutResult(status -> {
            Mandate mandate = mandates.of(actor);
            Entry entry = held(mandate, login);
            if (login.equals(actor)) {
                throw new Refused(Refused.Kind.INVALID, "admin.refused.oneself");
            }
            if (!entry.member().active()) {
                return;
            }
            Typed typed = new Typed();
            if (!decided && !work.isFree(login)) {
                typed.problem("work", "admin.problem.workUndecided");
            }
            if (to != null && (to.equals(login) || staff.groupIdsOf(to).isEmpty())) {
                typed.problem("to", "admin.problem.colleague");
            }
            typed.require();
            if (entry.groups().contains(Mandate.OPERATOR)) {
                keepAnOperator(login);
            }
            personnel.setActive(login, false);
            journal.write(mandate, Change.of(Action.PERSON_DEACTIVATED, login).with("active", true, false));
        });
        return work.moveAll(actor, login, to);
    }

    /** Lets somebody come back, with the groups they had. */
    @Transactional
    public void reactivate(String actor, String login) {
        Mandate mandate = mandates.of(actor);
        Entry entry = held(mandate, login);
        if (!entry.member().active()) {
            personnel.setActive(login, true);
            journal.write(mandate, Change.of(Action.PERSON_REACTIVATED, login).with("active", false, true));
        }
    }

    /** Somebody the caller may change, held until the transaction ends. */
    private Entry held(Mandate mandate, String login) {
        mandate.requireSettings();
        Entry entry = entry(login);
        mandate.requirePerson(entry.groups());
        return entry;
    }

    private Entry entry(String login) {
        return personnel.lock(login).orElseThrow(() -> unknown(login));
    }

    private static Refused unknown(String login) {
        return new Refused(Refused.Kind.UNKNOWN, "admin.unknown.person", login);
    }

    private void keepAnOperator(String login) {
        Set<String> operators = personnel.lockThoseWhoCanLogIn(Mandate.OPERATOR);
        if (operators.stream().allMatch(login::equals)) {
            throw new Refused(Refused.Kind.INVALID, "admin.refused.lastOperator");
        }
    }

    private static void refuseOwnOperatorship(Mandate mandate, String login, String group) {
        if (login.equals(mandate.login()) && group.equals(Mandate.OPERATOR)) {
            throw new Refused(Refused.Kind.INVALID, "admin.refused.ownOperator");
        }
    }

    private void checkGroup(Typed typed, Mandate mandate, String group) {
        if (staff.group(group).isEmpty() || !isOpen(mandate, group)) {
            typed.problem("group", "admin.problem.group");
        }
    }

    private static boolean isOpen(Mandate mandate, String group) {
        return mandate.officeOf(group).map(office -> office.isOpen()).orElse(true);
    }

    private static void checkPassword(Typed typed, String login, @Nullable String password) {
        if (password != null && !password.isEmpty()) {
            NewPassword.check(typed, "password", login, password);
        }
    }
}
