/**
 * What the reporter does after an answer: reply, satisfaction, rating, reopening, appeal and withdrawal.
 */
@ApplicationModule(allowedDependencies = {"attachment", "complaint", "reporter", "sla", "procedure", "language"})
@NullMarked
package org.tuntas.redress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
