package org.tuntas.lifecycle.engine;

import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.tuntas.organisation.StaffMember;

/**
 * A staff member as the engine sees one. It asks for first and last names; Indonesian names have one word or many, so the
 * first word is the first name and the rest, perhaps nothing, the last: read one after the other they are the name again.
 */
record StaffUserView(String id, String firstName, String lastName, @Nullable String email) implements User {

    private static final long serialVersionUID = 1L;

    static StaffUserView of(StaffMember member) {
        String name = member.name().strip();
        int space = name.indexOf(' ');
        return space < 0
                ? new StaffUserView(member.login(), name, "", member.email())
                : new StaffUserView(
                        member.login(),
                        name.substring(0, space),
                        name.substring(space + 1).strip(),
                        member.email());
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getFirstName() {
        return firstName;
    }

    @Override
    public String getLastName() {
        return lastName;
    }

    @Override
    public @Nullable String getEmail() {
        return email;
    }

    /** Never told to the engine. */
    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public void setId(String id) {
        throw readOnly();
    }

    @Override
    public void setFirstName(String firstName) {
        throw readOnly();
    }

    @Override
    public void setLastName(String lastName) {
        throw readOnly();
    }

    @Override
    public void setEmail(String email) {
        throw readOnly();
    }

    @Override
    public void setPassword(String password) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("staff are not changed through the engine");
    }
}
