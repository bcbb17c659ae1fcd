package org.tuntas.sla;

import java.time.Instant;

/**
 * Where in the models a visit lies.
 *
 * @param bundle id of the models that were published together
 * @param process key of one of them
 * @param element id of the element in it
 * @param enteredAt when the report came there; a clock that goes on was started before
 */
public record ModelStep(String bundle, String process, String element, Instant enteredAt) {}
