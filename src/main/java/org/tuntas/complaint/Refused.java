package org.tuntas.complaint;

import java.util.Arrays;
import java.util.List;

/**
 * A command that the rules do not allow, told in words a person understands: a key of the message bundle
 * {@code messages/refusals} and its arguments. Nothing of the command has happened.
 */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a command is refused; the API maps each to an HTTP status. */
    public enum Kind {
        /** there is no such complaint: 404 */
        UNKNOWN,
        /** the caller may not: 403 */
        FORBIDDEN,
        /** too many tries: 429; the first argument is how many seconds to wait */
        SLOWED,
        /** right command, wrong moment: 409 */
        WRONG_MOMENT,
        /** the same key was used for something else: 422 */
        KEY_REUSED,
        /** the input breaks a rule: 400 */
        INVALID
    }

    private final Kind kind;
    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param kind class of the refusal
     * @param key message key in {@code messages/refusals}
     * @param arguments values of the message's placeholders; an {@code Enum} is shown by its own label
     */
    public Refused(Kind kind, String key, Object... arguments) {
        super(key + " " + Arrays.toString(arguments));
        this.kind = kind;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Class of the refusal. */
    public Kind kind() {
        return kind;
    }

    /** Message key in {@code messages/refusals}. */
    public String key() {
        return key;
    }

    /** Values of the message's placeholders. */
    public List<Object> arguments() {
        return arguments;
    }
}
