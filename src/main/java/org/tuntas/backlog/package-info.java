/**
 * Work that waits in rows, and the worker that does it: at once when it is woken, and every few seconds for what another node left
 * behind. What must not be lost is a row; the worker may die at any moment.
 */
@ApplicationModule(
        displayName = "Backlog",
        allowedDependencies = {})
@NullMarked
package org.tuntas.backlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
