/**
 * Reports of many about one thing. A report that is merged keeps its number, its privacy and its reporter's say; it waits for the
 * answer to another one, its parent, which then is its own.
 */
@ApplicationModule(
        displayName = "Merging",
        allowedDependencies = {"attachment", "backlog", "complaint", "procedure"})
@NullMarked
package org.tuntas.merging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
