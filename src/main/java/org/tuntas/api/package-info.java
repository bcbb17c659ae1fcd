/**
 * What every address of the API has in common: how long a body may be, which text can be stored and how an error is told.
 * The addresses themselves belong to their rooms.
 */
@ApplicationModule(allowedDependencies = {"complaint", "language"})
@NullMarked
package org.tuntas.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
