/**
 * What process designers do: checking models, compiling limits, publishing, migrating reports already under way and
 * rehearsing a change. Knows Camunda.
 */
@ApplicationModule(
        allowedDependencies = {
            "complaint",
            "sla",
            "organisation",
            "procedure",
            "reporter",
            "intake",
            "merging",
            "handling",
            "redress",
            "tracking",
            "access",
            "language",
            "lifecycle",
            "administration",
            "attachment",
            "backlog",
            "database"
        })
@NullMarked
package org.tuntas.modelling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
