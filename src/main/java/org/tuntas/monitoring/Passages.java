package org.tuntas.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuntas.handling.Oversight;

/** How reports pass through the steps of the models: the past of a period, and what is there now. */
public interface Passages {

    /**
     * What is asked.
     *
     * @param agency code of one agency; null for all of them
     * @param from beginning of the period
     * @param until end of the period, not included
     * @param bundle id of the models that were published together; null for all versions
     */
    record Asked(@Nullable String agency, Instant from, Instant until, @Nullable String bundle) {}

    /**
     * Passages through a step.
     *
     * @param process key of the process; null where the clock belongs to no element, as that of the resolution
     * @param element id of the element in it; null likewise
     * @param stage code of the stage whose clock runs there
     * @param waits whether nobody has to act there: the reporter has the ball, or work is put off
     * @param now visits that are open
     * @param ended visits that ended in the period
     * @param median of their lengths; null when none ended
     * @param ninth length that nine of ten of them did not exceed; null when none ended
     * @param limited how many of them have a limit that is known
     * @param past how many of these ended after it
     * @param lost time that they took beyond it, together
     * @param again how many of them were a return to the stage within their round
     * @param reopened how many of them belonged to a round after the first
     */
    record Step(
            @Nullable String process,
            @Nullable String element,
            String stage,
            boolean waits,
            int now,
            int ended,
            @Nullable Duration median,
            @Nullable Duration ninth,
            int limited,
            int past,
            Duration lost,
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
     * The steps of what somebody watches over and may read. Escalations are passages through the step in which managers answer
     * them: none has a limit, and none returns.
     */
    List<Step> steps(Oversight oversight, Asked asked);
}
