/**
 * How a complaint flows: the contract of each process, delegates and listeners, deployment, the identity provider and the
 * engine's configuration. This room and {@code modelling} are the only ones that know Camunda; what is internal to the
 * engine is touched in {@code lifecycle.engine} alone.
 *
 * <p>Delegates translate between a process and the rooms above; they never decide.
 */
@ApplicationModule(
        allowedDependencies = {
            "backlog",
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
            "language"
        })
@NullMarked
package org.tuntas.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
