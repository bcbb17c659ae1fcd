/** What operators watch: how much waits for whom, since when, and whether anything stands still. Knows no report and no person. */
@ApplicationModule(
        displayName = "Operation",
        allowedDependencies = {"backlog", "monitoring"})
@NullMarked
package org.tuntas.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
