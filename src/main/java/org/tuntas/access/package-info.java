/**
 * Who may do and see what: the security configuration, roles and the groups they stand for, and the audit of views.
 */
@ApplicationModule(allowedDependencies = {"organisation"})
@NullMarked
package org.tuntas.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
