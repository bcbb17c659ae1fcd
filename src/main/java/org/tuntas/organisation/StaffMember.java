package org.tuntas.organisation;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with reports.
 *
 * @param login {@code [a-z0-9._-]{2,40}}; {@code system} and {@code reporter} are taken: timelines use them for actors that
 *     are not staff
 * @param passwordHash in Spring Security's format, <code>{bcrypt}$2a$10$…</code>; null when there is no password to log in
 *     with
 * @param active false for somebody who left: known by name, in no group
 */
public record StaffMember(
        String login, String name, @Nullable String email, @Nullable String passwordHash, boolean active) {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._-]{2,40}");
    private static final Set<String> NOT_PEOPLE = Set.of("system", "reporter");

    /** @throws IllegalArgumentException when login or name are not allowed */
    public StaffMember {
        if (!isLogin(login)) {
            throw new IllegalArgumentException("bad login '" + login
                    + "': 2 to 40 lower-case letters, digits, dots, dashes and underscores, and none of " + NOT_PEOPLE);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("empty name of '" + login + "'");
        }
    }

    /** Whether somebody could be called so. */
    public static boolean isLogin(String text) {
        return LOGIN.matcher(text).matches() && !NOT_PEOPLE.contains(text);
    }

    /** Without the password hash: records end up in logs. */
    @Override
    public String toString() {
        return "StaffMember[" + login + ", " + name + (active ? "]" : ", inactive]");
    }
}
