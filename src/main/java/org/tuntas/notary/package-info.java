/**
 * The proof that nothing vanished: every entry of every timeline is a leaf in the tree of a day, each day is sealed together with the
 * day before, and anybody can check what they downloaded, without us. What is not public is in the trees and reveals nothing.
 *
 * <p>What is hashed is written down in {@code docs/proof.md}.
 */
@ApplicationModule(
        displayName = "Notary",
        allowedDependencies = {"backlog", "complaint", "reporter", "language"})
@NullMarked
package org.tuntas.notary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
