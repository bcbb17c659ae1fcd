package org.tuntas.access;

/** Nobody could log in as operator, and the environment does not say who the first one is. */
public final class MissingAdministrator extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingAdministrator(String what) {
        super(what);
    }
}
