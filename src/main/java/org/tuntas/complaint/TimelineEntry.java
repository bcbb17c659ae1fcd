package org.tuntas.complaint;

/**
 * An entry as it stands on the timeline. Published within the transaction that writes it, so that whoever must tell
 * people of it writes that down in the same transaction.
 *
 * @param id key of the entry; grows along each complaint's timeline
 */
public record TimelineEntry(long id, ComplaintEvent event) {}
