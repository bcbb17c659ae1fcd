/**
 * How long we may take: the working calendar, the limit rows with their legal basis, visits to a stage, clocks and
 * pauses, and the deadline that explains itself. Everything is a pure function of a given instant; limits are counted in
 * working days (HK).
 *
 * <p>Knows no framework; the SQL is in {@code sla.jdbc}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.tuntas.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
