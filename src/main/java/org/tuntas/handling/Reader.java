package org.tuntas.handling;

import java.util.Set;

/**
 * What somebody's groups say about the reports they may read; {@link WhoMayRead} has the rule.
 *
 * @param login who reads
 * @param hats ids of the groups they are in, and their login after an {@code @}: the names under which reports are held
 * @param everywhere whether they read what is not secret, wherever it is
 * @param agencies codes of the offices of those agencies that they administer or head
 * @param units codes of the units they work for, and of those below a unit that they administer or head
 * @param inspected codes of the offices they inspect
 * @param seats codes of the units in which they work without inspecting: where misconduct is alleged, the accused may sit there
 * @param observes whether they only read: nothing of theirs is added to a report
 */
public record Reader(
        String login,
        Set<String> hats,
        boolean everywhere,
        Set<String> agencies,
        Set<String> units,
        Set<String> inspected,
        Set<String> seats,
        boolean observes) {

    public Reader {
        hats = Set.copyOf(hats);
        agencies = Set.copyOf(agencies);
        units = Set.copyOf(units);
        inspected = Set.copyOf(inspected);
        seats = Set.copyOf(seats);
    }
}
