package org.tuntas.procedure;

/**
 * Something else moved the complaint at the same moment: a timer, an officer. Nothing of the caller's transaction may be
 * kept; tried again, the command meets the complaint where it stands now.
 */
public class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param cause what the engine said
     */
    public Overtaken(Throwable cause) {
        super(cause);
    }
}
