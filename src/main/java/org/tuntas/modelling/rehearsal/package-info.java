/**
 * Rehearsals: scenarios as readable files, and the stage on which they are played, a whole Tuntas of its own with a database and a
 * clock of its own. What happens on the stage goes through the same desks as in earnest.
 */
@NullMarked
package org.tuntas.modelling.rehearsal;

import org.jspecify.annotations.NullMarked;
