/**
 * The PostgreSQL that is unpacked and started when no other is configured. Rooms see a {@code DataSource}; only
 * rehearsals ask it for something: to clear away what a killed one left behind.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.tuntas.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
