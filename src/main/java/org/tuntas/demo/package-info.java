/**
 * The demonstration (profile {@code demo}): a clock that can be moved, an invented organisation, the page that plays
 * with both, and the letters that would be sent. Nothing of it is loaded in production.
 */
@ApplicationModule(
        allowedDependencies = {
            "lifecycle",
            "organisation",
            "sla",
            "complaint",
            "procedure",
            "intake",
            "redress",
            "reporter",
            "handling",
            "attachment",
            "merging",
            "language",
            "access",
            "correspondence"
        })
@NullMarked
package org.tuntas.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
