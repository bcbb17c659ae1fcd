/**
 * Who may do and see what: the security configuration, roles and the groups they stand for, the door to identities and
 * secret reports, and the audit of who went through it.
 */
@ApplicationModule(allowedDependencies = {"organisation", "complaint", "reporter", "procedure", "language"})
@NullMarked
package org.tuntas.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
