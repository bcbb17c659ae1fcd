/**
 * The event log that everybody may have, as CSV and as XES (IEEE 1849) for process mining: what happened to each report and on which
 * day, without identities, words or numbers, and with nothing by which a small group gives somebody away.
 */
@ApplicationModule(
        displayName = "Event log",
        allowedDependencies = {"complaint"})
@NullMarked
package org.tuntas.eventlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
