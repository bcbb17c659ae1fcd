/**
 * How officers work a complaint: verification, disposition, follow-up, approval, transfers, merging, bulk actions and the
 * case card on which they decide.
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "complaint",
            "reporter",
            "organisation",
            "sla",
            "procedure",
            "language",
            "merging"
        })
@NullMarked
package org.tuntas.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
