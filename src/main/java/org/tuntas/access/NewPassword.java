package org.tuntas.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.tuntas.language.Typed;

/** Makes what is kept of a password that somebody is given, and says which passwords nobody is given. */
@Component
public class NewPassword {

    /** What is wrong with a password. */
    enum Weakness {
        TOO_SHORT,
        IS_LOGIN,
        TOO_LONG
    }

    private final PasswordEncoder encoder;

    NewPassword(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** Why a password cannot be the one of that login; empty when it can. */
    static Optional<Weakness> weakness(String login, String password) {
        if (password.length() < StaffPasswords.MINIMUM_LENGTH) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (password.equalsIgnoreCase(login)) {
            return Optional.of(Weakness.IS_LOGIN);
        }
        return password.getBytes(StandardCharsets.UTF_8).length > StaffPasswords.MAXIMUM_BYTES
                ? Optional.of(Weakness.TOO_LONG)
                : Optional.empty();
    }

    /** Says beside a field why a password cannot be the one of that login. */
    public static void check(Typed typed, String field, String login, String password) {
        weakness(login, password)
                .ifPresent(weakness ->
                        typed.problem(field, "access.password." + weakness.name(), StaffPasswords.MINIMUM_LENGTH));
    }

    /** Shortest password, in characters. */
    public static int minimumLength() {
        return StaffPasswords.MINIMUM_LENGTH;
    }

    /** The hash to keep, in Spring Security's format. */
    public String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }
}
