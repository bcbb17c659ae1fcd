package org.tuntas.correspondence;

/** One letter was not taken; others may be. */
public class Undeliverable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    /**
     * @param reason reply code, such as {@code 550 5.1.1}; never the reply's text, which repeats the address
     * @param forGood whether it will be no different later
     */
    public Undeliverable(String reason, boolean forGood) {
        super(reason);
        this.forGood = forGood;
    }

    /** Whether it will be no different later. */
    public boolean isForGood() {
        return forGood;
    }
}
