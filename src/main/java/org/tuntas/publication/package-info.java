/**
 * What everybody may read: the front page with its figures, the list and search of published reports, and the supports of those who
 * live with the same problem. Knows nothing of a report that is not published, and never who reports.
 */
@ApplicationModule(
        displayName = "Publication",
        allowedDependencies = {"attachment", "complaint", "reporter", "organisation", "sla", "language", "tracking"})
@NullMarked
package org.tuntas.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
