package org.tuntas.modelling.rehearsal;

/** A play cannot go on; the message is a sentence for people. */
final class Stuck extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stuck(String sentence) {
        super(sentence);
    }

    Stuck(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
