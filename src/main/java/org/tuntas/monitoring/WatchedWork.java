package org.tuntas.monitoring;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs, and who has the work.
 *
 * @param people logins of those who have taken it
 * @param groups ids of the groups it is offered to, where nobody has
 * @param tempo when its time is over
 * @param days working days (HK) from today until then; negative when it is over, by as many
 */
public record WatchedWork(OpenClocks.ClockLine line, List<String> people, List<String> groups, Tempo tempo, int days) {

    public WatchedWork {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
    }

    static WatchedWork of(OpenClocks.ClockLine line, List<OpenClocks.Holder> all, Tempo tempo, int days) {
        List<OpenClocks.Holder> ofReport = all.stream()
                .filter(holder -> holder.number().equals(line.number()))
                .toList();
        // Where several units work, each clock is that of one of them.
        List<OpenClocks.Holder> ofOffice = ofReport.stream()
                .filter(holder -> isOf(holder.group(), line.office()))
                .toList();
        List<OpenClocks.Holder> holders = ofOffice.isEmpty() ? ofReport : ofOffice;
        return new WatchedWork(
                line,
                holders.stream()
                        .map(OpenClocks.Holder::login)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                holders.stream()
                        .filter(holder -> holder.login() == null)
                        .map(OpenClocks.Holder::group)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                tempo,
                days);
    }

    private static boolean isOf(@Nullable String group, String office) {
        int dash = group == null ? -1 : group.lastIndexOf('-');
        return dash > 0 && group != null && group.substring(0, dash).equals(office);
    }
}
