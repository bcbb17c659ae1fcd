package org.tuntas.sla;

import java.time.Instant;

/**
 * A pause that moved a limit.
 *
 * @param reason code of the reason, e.g. {@code AWAITING_REPORTER}
 * @param from when it began; counted from the day after
 * @param until when it ended; the latest end while it is open
 * @param open whether it still lasts
 */
public record ExplainedPause(String reason, Instant from, Instant until, boolean open) {}
