package org.tuntas.notary;

/** How an entry stands to the proof. */
public enum Standing {
    /** in the tree of a sealed day, and unchanged since */
    SEALED,
    /** its day is not sealed yet */
    WAITING,
    /** the words are not those that were sealed */
    WORDS_CHANGED,
    /** what only officers may read is not what was sealed */
    INSIDE_CHANGED,
    /** it stands in another place: one before it is gone, new or elsewhere */
    PLACE_CHANGED,
    /** kind, moment or report are not those that were sealed */
    ENTRY_CHANGED,
    /** it was sealed, and the timeline has it no more */
    GONE,
    /** the tree of its day is not the one that was sealed */
    TREE_CHANGED;

    /** Whether somebody has tampered with it. */
    public boolean isWrong() {
        return this != SEALED && this != WAITING;
    }
}
