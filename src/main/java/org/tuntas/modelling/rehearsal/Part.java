package org.tuntas.modelling.rehearsal;

import org.tuntas.complaint.TrackingNumber;

/**
 * A report of a play.
 *
 * @param name what the play calls it
 * @param pin the reporter's
 */
record Part(String name, TrackingNumber number, String pin) {}
