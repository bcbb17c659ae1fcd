/**
 * The officers' own pages, beside the task list: what is next, finding reports, the case card, the counter at which reports are
 * typed in, and texts for answers. Who may read what is decided in {@code handling}, by one rule.
 */
@ApplicationModule(
        displayName = "Casework",
        allowedDependencies = {
            "access",
            "complaint",
            "reporter",
            "organisation",
            "sla",
            "procedure",
            "language",
            "correspondence",
            "intake",
            "attachment",
            "bulk",
            "merging",
            "handling"
        })
@NullMarked
package org.tuntas.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
