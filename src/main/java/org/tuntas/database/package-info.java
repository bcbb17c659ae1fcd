/**
 * The PostgreSQL that is unpacked and started when no other is configured. No room asks it for anything: they see a
 * {@code DataSource}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.tuntas.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
