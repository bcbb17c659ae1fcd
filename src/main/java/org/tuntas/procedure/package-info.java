/**
 * Where a complaint stands and how to move it, without saying which engine moves it: ports to complete a task, to
 * correlate a message and to draw the version that runs a case, and the {@code position} read model.
 *
 * <p>{@code lifecycle} implements the ports, so a room that moves a complaint asks here and never depends on the engine.
 */
@ApplicationModule(allowedDependencies = {"complaint", "sla"})
@NullMarked
package org.tuntas.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
