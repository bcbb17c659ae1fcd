/**
 * How we speak to people: which entries of a timeline are told to whom, the outbox of notices, the letters they become and
 * the way these take.
 */
@ApplicationModule(allowedDependencies = {"complaint", "reporter", "organisation", "sla", "language"})
@NullMarked
package org.tuntas.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
