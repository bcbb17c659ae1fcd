/**
 * What a complaint <em>is</em>: its tracking number, its type, its state and which states are final, its timeline, its
 * events, the {@code Complaints} repository and the row lock under which everything about one complaint happens.
 *
 * <p>Knows no framework; the SQL is in {@code complaint.jdbc}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.tuntas.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
