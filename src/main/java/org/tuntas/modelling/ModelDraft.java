package org.tuntas.modelling;

import java.time.Instant;

/**
 * What a designer wants to change: the set that held, with some files replaced.
 *
 * @param set digest of the whole set as it would be
 * @param base number of the version that it was made from
 * @param author login
 * @param note what is meant, in the author's words
 */
public record ModelDraft(long id, String set, long base, String author, String note, Instant changedAt) {}
