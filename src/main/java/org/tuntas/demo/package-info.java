/**
 * The demonstration (profile {@code demo}): a clock that can be moved, an invented organisation and the page that plays
 * with both. Nothing of it is loaded in production.
 */
@ApplicationModule(
        allowedDependencies = {"lifecycle", "organisation", "sla", "complaint", "procedure", "language", "access"})
@NullMarked
package org.tuntas.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
