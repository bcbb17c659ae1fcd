package org.tuntas.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Typed;
import org.tuntas.organisation.Staff;

/** Where staff give themselves another password: the first one is known to whoever entered them. */
@Service
public class OwnPassword {

    private final StaffLogin logins;
    private final Staff staff;
    private final NewPassword passwords;
    private final ApplicationEventPublisher events;

    OwnPassword(StaffLogin logins, Staff staff, NewPassword passwords, ApplicationEventPublisher events) {
        this.logins = logins;
        this.staff = staff;
        this.passwords = passwords;
        this.events = events;
    }

    /**
     * What somebody asks for.
     *
     * @param again the new one once more, against mistyping what nobody sees
     * @param address of the client, against guessing
     */
    public record Wish(@Nullable String current, @Nullable String next, @Nullable String again, String address) {

        /** Without the passwords: records end up in logs. */
        @Override
        public String toString() {
            return "Wish[" + address + "]";
        }
    }

    /**
     * Changes the password. Sessions that were opened with the old one end within a minute.
     *
     * @return who is logged in now, for the session of the caller to go on with
     * @throws InvalidInput naming the fields {@code current}, {@code next}, {@code again}; also after too many wrong tries, which
     *     count like those at the login page
     */
    @Transactional
    public Authentication change(String login, Wish wish) {
        String current = Objects.requireNonNullElse(wish.current(), "");
        String next = Objects.requireNonNullElse(wish.next(), "");
        Typed typed = new Typed();
        if (current.isEmpty()) {
            typed.problem("current", "access.password.required");
        }
        NewPassword.check(typed, "next", login, next);
        if (!next.equals(wish.again())) {
            typed.problem("again", "access.password.again");
        } else if (next.equals(current)) {
            typed.problem("next", "access.password.same");
        }
        typed.require();
        confirm(login, current, wish.address());
        staff.setPasswordHash(login, passwords.hash(next));
        events.publishEvent(new PasswordChanged(login));
        return staff.find(login).map(logins::admitted).orElseThrow();
    }

    private void confirm(String login, String current, String address) {
        try {
            logins.confirm(login, current, address);
        } catch (TooManyGuesses slowed) {
            throw refused("access.password.slowed", slowed.seconds());
        } catch (BadCredentialsException wrong) {
            throw refused("access.password.wrong");
        }
    }

    private static InvalidInput refused(String key, Object... arguments) {
        return new InvalidInput(List.of(FieldProblem.of("current", key, arguments)));
    }
}
