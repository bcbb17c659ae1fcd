package org.tuntas.access;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.reporter.IdentityTrail;

/** Where auditors read who looked at identities and secret reports. Nobody else does, operators included. */
@Service
public class AccessLog {

    /** Group of those who may read it, and who are told when the glass is broken. */
    static final String AUDITOR = "auditor";

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final IdentityTrail trail;
    private final Staff staff;

    AccessLog(IdentityTrail trail, Staff staff) {
        this.trail = trail;
        this.staff = staff;
    }

    /** Whether somebody may read it. */
    public boolean isFor(String login) {
        return staff.groupIdsOf(login).contains(AUDITOR);
    }

    /** @throws Refused FORBIDDEN when somebody may not read it */
    public void require(String login) {
        if (!isFor(login)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "identity.forbidden.log");
        }
    }

    /**
     * Entries that fit, newest first; everything where nothing is typed.
     *
     * @param person a login, or a part of a name
     * @throws Refused FORBIDDEN when the caller is no auditor
     * @throws InvalidInput naming the fields {@code number}, {@code from}, {@code until}
     */
    @Transactional(readOnly = true)
    public List<IdentityTrail.Entry> find(
            String login,
            @Nullable String person,
            @Nullable String number,
            @Nullable String from,
            @Nullable String until,
            int skip,
            int most) {
        require(login);
        List<FieldProblem> problems = new ArrayList<>();
        TrackingNumber report = null;
        if (number != null && !number.isBlank()) {
            report = TrackingNumber.read(number).orElse(null);
            if (report == null) {
                problems.add(FieldProblem.of("number", "identity.problem.number"));
            }
        }
        LocalDate first = day("from", from, problems);
        LocalDate last = day("until", until, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        List<String> officers = person == null || person.isBlank() ? null : officers(person.strip());
        return trail.find(new IdentityTrail.Filter(officers, report, first, last), skip, most);
    }

    /** Logins of those who are meant; what was typed may be the login of somebody who is no longer known. */
    private List<String> officers(String person) {
        String part = person.toLowerCase(Locale.ROOT);
        List<String> logins = new ArrayList<>(staff.all().stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(part))
                .map(StaffMember::login)
                .toList());
        if (StaffMember.isLogin(part)) {
            logins.add(part);
        }
        return logins;
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed, List<FieldProblem> problems) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.isAfter(EARLIEST) && day.isBefore(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            // Told below, as a day out of reach is.
        }
        problems.add(FieldProblem.of(field, "identity.problem.day"));
        return null;
    }
}
