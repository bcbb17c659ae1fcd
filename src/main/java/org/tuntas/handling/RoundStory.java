package org.tuntas.handling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.EventKind;

/**
 * What has happened to a complaint in one round.
 *
 * @param events oldest first
 */
record RoundStory(List<ComplaintEvent> events) {

    /** The part of a timeline that belongs to the complaint's present round. */
    static RoundStory of(Complaint complaint, List<ComplaintEvent> timeline) {
        return new RoundStory(timeline.stream()
                .filter(event -> event.round() == complaint.round())
                .toList());
    }

    /** The entries of these kinds, oldest first. */
    List<ComplaintEvent> all(EventKind... kinds) {
        Set<EventKind> wanted = Set.of(kinds);
        return events.stream().filter(event -> wanted.contains(event.kind())).toList();
    }

    /** The newest entry of a kind about which something holds; none or one. */
    List<ComplaintEvent> newest(EventKind kind, Predicate<ComplaintEvent> holds) {
        Optional<ComplaintEvent> newest = events.stream()
                .filter(event -> event.kind() == kind && holds.test(event))
                .reduce((earlier, later) -> later);
        return newest.stream().toList();
    }
}
