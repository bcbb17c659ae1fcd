package org.tuntas.demo.story;

import java.time.Instant;

/** Remembers whether the story was told in this database. */
public interface StoryMark {

    /** How far the story came. */
    enum Progress {
        /** There is no report and no story yet. */
        UNTOLD,
        /** There are reports, but not of a story. */
        NOT_WANTED,
        BROKEN_OFF,
        TOLD
    }

    /** How far it came. */
    Progress progress();

    /**
     * Whether a commit waits until it is on the disk, from now on. A story that is broken off is told anew from the beginning, so it need
     * not wait some ten thousand times; everything else must.
     */
    void waitForTheDisk(boolean wait);

    /** It begins. */
    void begin(Instant at);

    /**
     * It is over. Letters that nobody sent in that year are thrown away: they would go out now and speak of what is long past.
     */
    void end(Instant at);
}
