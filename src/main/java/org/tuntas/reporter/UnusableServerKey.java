package org.tuntas.reporter;

/** The server key cannot be used; the application does not start with it. */
public final class UnusableServerKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnusableServerKey(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What the operator can do. */
    String remedy() {
        return remedy;
    }

    static UnusableServerKey absent() {
        return new UnusableServerKey("The server key TUNTAS_SERVER_KEY is not set.", makeOne());
    }

    static UnusableServerKey tooShort() {
        return new UnusableServerKey(
                "The server key TUNTAS_SERVER_KEY is shorter than " + ServerKey.MINIMUM_LENGTH + " characters.",
                makeOne());
    }

    static UnusableServerKey known() {
        return new UnusableServerKey(
                "The server key TUNTAS_SERVER_KEY is the demonstration's, which everybody knows.", makeOne());
    }

    static UnusableServerKey different() {
        return new UnusableServerKey(
                "The server key TUNTAS_SERVER_KEY is not the one with which the identities in this database are sealed:"
                        + " they could not be read, and the PINs given out would be wrong.",
                "Start with the key that was used before. To change the key, set TUNTAS_SERVER_KEY to the new one and"
                        + " TUNTAS_SERVER_KEY_PREVIOUS to that one. If the database comes from a demonstration, start with"
                        + " an empty one instead.");
    }

    /** @param rows how many identities are sealed with keys that were not given */
    static UnusableServerKey stillNeeded(long rows) {
        return new UnusableServerKey(
                "The identities of " + rows + " reports in this database are sealed with a key that is neither"
                        + " TUNTAS_SERVER_KEY nor TUNTAS_SERVER_KEY_PREVIOUS: they could not be read.",
                "Add the key that was used before to TUNTAS_SERVER_KEY_PREVIOUS (several are separated by commas) and start"
                        + " again. It can be taken away when \"identities\" in /actuator/health, or the log, says so. If the"
                        + " database comes from a demonstration, start with an empty one instead.");
    }

    private static String makeOne() {
        return "Make one with `openssl rand -hex 32`, keep it where you keep passwords (it seals the reporters' identities), and start again with TUNTAS_SERVER_KEY set to it. To try Tuntas out, use the"
                + " profile demo, which brings a key of its own.";
    }
}
