package org.tuntas.modelling.rehearsal;

/** A scenario file cannot be understood. */
public final class UnreadableScenario extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String key;
    private final String[] arguments;

    /**
     * @param line from 1; 0 for the file as a whole
     * @param key of the sentence, without {@code rehearsal.unreadable.}
     */
    UnreadableScenario(int line, String key, String... arguments) {
        super("line " + line + ": " + key + " " + String.join(", ", arguments));
        this.line = line;
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** The line, from 1; 0 for the file as a whole. */
    public int line() {
        return line;
    }

    /** Key of the sentence that says what is wrong. */
    public String key() {
        return "rehearsal.unreadable." + key;
    }

    /** What the sentence names. */
    public Object[] arguments() {
        return arguments.clone();
    }
}
