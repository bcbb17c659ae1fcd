/**
 * Who reports: the vault that holds identities apart from the complaint, PIN and contact, anonymisation and retention.
 */
@ApplicationModule(allowedDependencies = {"backlog", "complaint"})
@NullMarked
package org.tuntas.reporter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
