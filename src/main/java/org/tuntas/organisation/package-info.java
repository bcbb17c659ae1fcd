/**
 * Who receives reports and who works on them: the desk, agencies, units, staff and their groups; and the lists a report is
 * filed under, regions and categories.
 *
 * <p>{@link org.tuntas.organisation.Registry} and {@link org.tuntas.organisation.Staff} are asked on every request and
 * answer from memory, at most half a minute old. {@link org.tuntas.organisation.Registrar} writes whole lists. At start
 * the lists that come with the program and, where {@code tuntas.organisation.location} names a folder, the organisation
 * in its CSV files are loaded before the first request is served.
 */
@ApplicationModule(
        displayName = "Organisation",
        allowedDependencies = {})
@NullMarked
package org.tuntas.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
