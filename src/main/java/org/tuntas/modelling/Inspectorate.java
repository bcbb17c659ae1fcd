package org.tuntas.modelling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Staff;

/** The check of sets that are kept, with the groups as they are at the moment. What it found is remembered for a minute. */
@Component
public class Inspectorate {

    private static final int REMEMBERED_SETS = 20;

    private final Cache<String, List<Finding>> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_SETS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final Staff staff;
    private final Clock clock;

    Inspectorate(Staff staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    /** Everything that is wrong with a set, the errors first. */
    public List<Finding> findings(ModelFiles set) {
        return remembered.get(set.digest(), digest -> fresh(set));
    }

    /** The same, whatever is remembered. */
    List<Finding> fresh(ModelFiles set) {
        return ModelCheck.of(set)
                .on(LocalDate.now(clock))
                .asking(group -> !staff.membersOf(group).isEmpty())
                .findings();
    }
}
