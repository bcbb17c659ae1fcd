package org.tuntas.modelling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The drafts of designers that were not discarded. */
public interface DraftBook {

    /** All, the last changed first. */
    List<ModelDraft> all();

    /** The one of that key. */
    Optional<ModelDraft> find(long id);

    /** The one of that key, for whoever changes it: others wait until the caller's transaction ends. */
    Optional<ModelDraft> lock(long id);

    /** Adds one and returns its key. */
    long add(String set, long base, String author, String note, Instant at);

    /** Gives one another set, which was made from that version. */
    void change(long id, String set, long base, String note, Instant at);

    /** Takes one off the list; what was proposed from it stays. */
    void discard(long id, Instant at);
}
