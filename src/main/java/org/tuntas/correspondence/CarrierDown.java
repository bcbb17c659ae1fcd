package org.tuntas.correspondence;

/** No letter can be handed over now, whichever it is. */
public class CarrierDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How far it came. */
    public enum How {
        /** there is nobody to hand anything over to */
        UNREACHABLE,
        /** there is somebody, who takes nothing */
        REFUSING,
        /** the connection broke while a letter was handed over: it may have been taken all the same */
        BROKEN
    }

    private final How how;

    /**
     * @param reason without anybody's address
     */
    public CarrierDown(How how, String reason) {
        super(reason);
        this.how = how;
    }

    /** How far it came. */
    public How how() {
        return how;
    }
}
