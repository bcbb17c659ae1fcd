/**
 * What the rooms know, put into words: Indonesian first, English where it is asked for. Says things, decides nothing.
 */
@ApplicationModule(allowedDependencies = {"complaint", "sla"})
@NullMarked
package org.tuntas.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
