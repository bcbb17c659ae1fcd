package org.tuntas.reporter;

/** The server key is absent or too short; the application does not start without one. */
public final class MissingServerKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingServerKey(boolean absent) {
        super(
                absent
                        ? "The server key TUNTAS_SERVER_KEY is not set."
                        : "The server key TUNTAS_SERVER_KEY is shorter than " + ServerKey.MINIMUM_LENGTH
                                + " characters.");
    }
}
