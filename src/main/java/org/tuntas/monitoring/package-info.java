/**
 * The managers' monitor: what is late and what will be, who has it, what became of escalations, and where the procedure loses time.
 * Asks what is open through indexes and never what is closed: the past is rolled up by day.
 */
@ApplicationModule(
        displayName = "Monitoring",
        allowedDependencies = {
            "backlog",
            "complaint",
            "organisation",
            "sla",
            "procedure",
            "language",
            "correspondence",
            "bulk",
            "handling",
            "statistics"
        })
@NullMarked
package org.tuntas.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
