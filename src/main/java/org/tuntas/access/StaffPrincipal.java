package org.tuntas.access;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is logged in. {@link #getName()}, and with it {@code request.getUserPrincipal().getName()}, is the login.
 *
 * @param login as in {@link org.tuntas.organisation.StaffMember}
 * @param fullName for the screen
 * @param passwordMark changes with the password, so that a session ends when it was opened with an older one; it is not
 *     the password, nor its hash
 */
public record StaffPrincipal(String login, String fullName, String passwordMark)
        implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return login;
    }
}
