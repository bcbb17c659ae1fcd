package org.tuntas.administration;

import java.util.List;

/** Somebody else changed the same thing since the page was read. Nothing of the command has happened. */
public class Overwritten extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Trail.Entry> meanwhile;

    Overwritten(List<Trail.Entry> meanwhile) {
        super(meanwhile.toString());
        this.meanwhile = List.copyOf(meanwhile);
    }

    /** What was changed meanwhile, oldest first. */
    public List<Trail.Entry> meanwhile() {
        return meanwhile;
    }
}
