package org.tuntas.correspondence;

/** A mail server is named, but letters would be wrong or lead nowhere. The application does not start with that. */
public final class MailNotSetUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    MailNotSetUp(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What the operator can do. */
    String remedy() {
        return remedy;
    }
}
