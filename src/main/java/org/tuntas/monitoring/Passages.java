package org.tuntas.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.handling.Oversight;

/** How reports pass through the stages: the past of a period, and what is there now. */
public interface Passages {

    /**
     * Passages through a stage.
     *
     * @param now visits that are open
     * @param ended visits that ended in the period
     * @param median of their lengths; null when none ended
     * @param ninth length that nine of ten of them did not exceed; null when none ended
     * @param limited how many of them have a limit that is known
     * @param past how many of these ended after it
     * @param again how many of them were a return to the stage within their round
     * @param reopened how many of them belonged to a round after the first
     */
    record Stage(
            String stage,
            int now,
            int ended,
            @Nullable Duration median,
            @Nullable Duration ninth,
            int limited,
            int past,
            int again,
            int reopened) {

        /** Share that ended after the limit, in per cent; 0 when no limit is known. */
        public int pastPercent() {
            return percent(past, limited);
        }

        /** Share of returns, in per cent. */
        public int againPercent() {
            return percent(again, ended);
        }

        private static int percent(int part, int whole) {
            return whole == 0 ? 0 : Math.round(100f * part / whole);
        }
    }

    /**
     * The stages of what somebody watches over and may read.
     *
     * @param agency code of one agency; null for all of them
     * @param since beginning of the period
     */
    List<Stage> stages(Oversight oversight, @Nullable String agency, Instant since);
}
