/**
 * The settings screen: staff, their groups and deputies, open tasks that change hands, offices that come, change and
 * close, calendars and hours, numbers of other systems, and the trail of every change.
 *
 * <p>Each desk here asks for itself whether its caller may: an {@code operator} everything, an agency's administrators what
 * belongs to their agency alone. Every change is written to the trail in the transaction that makes it.
 */
@ApplicationModule(
        displayName = "Administration",
        allowedDependencies = {
            "organisation",
            "sla",
            "complaint",
            "reporter",
            "procedure",
            "access",
            "language",
            "handling"
        })
@NullMarked
package org.tuntas.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
