/**
 * What the public sees: the tracking page, the process map, the explained deadline and published reports.
 */
@ApplicationModule(
        allowedDependencies = {
            "attachment",
            "complaint",
            "reporter",
            "sla",
            "organisation",
            "procedure",
            "merging",
            "language"
        })
@NullMarked
package org.tuntas.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
