package org.tuntas.complaint;

import java.util.Comparator;
import java.util.stream.Stream;

/** How old reporters are, as roughly as figures need it. */
public enum AgeGroup {
    UNDER_20(0),
    FROM_20(20),
    FROM_35(35),
    FROM_50(50),
    FROM_65(65);

    private final int youngest;

    AgeGroup(int youngest) {
        this.youngest = youngest;
    }

    /** @param age the age that a reporter reaches in the year of the filing: the day of birth is not known */
    public static AgeGroup of(int age) {
        return Stream.of(values())
                .filter(group -> group.youngest <= age)
                .max(Comparator.naturalOrder())
                .orElse(UNDER_20);
    }
}
