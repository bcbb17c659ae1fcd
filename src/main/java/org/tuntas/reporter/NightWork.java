package org.tuntas.reporter;

/** Something that is removed at night because its time has come. */
public interface NightWork {

    /**
     * Removes some of it, in small transactions.
     *
     * @return how much; 0 when nothing is left for this night
     */
    int some();
}
