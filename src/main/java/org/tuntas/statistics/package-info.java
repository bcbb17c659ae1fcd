/**
 * Figures over time: what ended reports add up to, by the day on which they were received, and what the public may read of it.
 */
@ApplicationModule(
        displayName = "Statistics",
        allowedDependencies = {"backlog", "complaint", "database", "organisation", "sla", "language"})
@NullMarked
package org.tuntas.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
