package org.tuntas.administration;

import org.springframework.stereotype.Component;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;

/** Says what somebody may change, by the groups they are in at the moment. */
@Component
public class Mandates {

    private final Staff staff;
    private final Registry registry;

    Mandates(Staff staff, Registry registry) {
        this.staff = staff;
        this.registry = registry;
    }

    /** The mandate of a login; one for nothing when nobody active has it. */
    public Mandate of(String login) {
        return new Mandate(login, staff.groupIdsOf(login), registry);
    }
}
