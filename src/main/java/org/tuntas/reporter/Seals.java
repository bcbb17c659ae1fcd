package org.tuntas.reporter;

/** Seals with the key that is for sealing now, and opens what any key of this node has sealed. */
interface Seals {

    Sealed seal(byte[] plain);

    /** @throws IllegalStateException when this node does not have the key, or the content was changed */
    byte[] open(Sealed sealed);
}
