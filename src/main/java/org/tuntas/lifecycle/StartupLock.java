package org.tuntas.lifecycle;

/** Makes nodes that start at the same moment prepare the engine one after the other. */
public interface StartupLock {

    /** Waits until no other node prepares the engine; held until the caller's transaction ends. */
    void hold();
}
