/**
 * Decrees on days off, at {@code /perancang/libur}: read from a form or a file, their effect on every running date shown before
 * anything changes, then ordered, carried out by the renewal of clocks, told to reporters, and kept with what they moved.
 */
@ApplicationModule(
        displayName = "Decrees",
        allowedDependencies = {
            "complaint",
            "sla",
            "organisation",
            "procedure",
            "administration",
            "attachment",
            "backlog",
            "language",
            "modelling"
        })
@NullMarked
package org.tuntas.decree;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
