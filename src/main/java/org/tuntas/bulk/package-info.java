/**
 * One decision of an officer about many complaints: ordered once, done complaint by complaint on the officer's behalf, each in
 * a transaction of its own and under the rules that hold for a single one.
 */
@ApplicationModule(
        displayName = "Bulk actions",
        allowedDependencies = {"backlog", "complaint", "organisation", "procedure", "handling", "language"})
@NullMarked
package org.tuntas.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
