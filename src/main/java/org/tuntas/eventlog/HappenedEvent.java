package org.tuntas.eventlog;

import java.time.Instant;
import java.util.List;
import org.tuntas.complaint.EventKind;

/** A public entry of a timeline, with what the log needs of it. */
public record HappenedEvent(EventKind kind, Instant at, List<String> arguments, String actor) {}
