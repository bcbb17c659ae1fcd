/**
 * How a complaint arrives: channels, validation, attachments, duplicates and the receipt, behind one desk.
 */
@ApplicationModule(
        allowedDependencies = {"attachment", "complaint", "reporter", "organisation", "sla", "procedure", "language"})
@NullMarked
package org.tuntas.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
