package org.tuntas.database;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot be started, told for the person who started the application. */
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String OWN_SERVER = "or use a PostgreSQL server of your own with SPRING_DATASOURCE_URL,"
            + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";

    private final String action;

    /**
     * @param description what happened, naming the directory or file
     * @param action what to do about it, without a full stop: the way out that always exists is added
     */
    DatabaseUnavailable(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action + "; " + OWN_SERVER;
    }

    DatabaseUnavailable(String description, String action) {
        this(description, action, null);
    }

    /** What the operator can do. */
    public String action() {
        return action;
    }
}
