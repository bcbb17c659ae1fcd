package org.tuntas.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.Change.Subject;
import org.tuntas.administration.Trail.Entry;
import org.tuntas.administration.Trail.Filter;
import org.tuntas.language.Typed;

/** Where operators and auditors read what was changed. */
@Service
public class TrailDesk {

    private final Mandates mandates;
    private final Trail trail;

    TrailDesk(Mandates mandates, Trail trail) {
        this.mandates = mandates;
        this.trail = trail;
    }

    /**
     * Changes that fit, newest first.
     *
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code from}, {@code until}
     */
    @Transactional(readOnly = true)
    public List<Entry> find(
            String actor,
            @Nullable String person,
            @Nullable String subject,
            @Nullable String object,
            @Nullable String from,
            @Nullable String until,
            int skip,
            int most) {
        mandates.of(actor).requireTrail();
        Typed typed = new Typed();
        String who = typed.optional("person", person, 40);
        String what = typed.optional("object", object, 80);
        Filter filter = new Filter(
                who == null ? "" : who,
                subject == null || subject.isBlank() ? null : typed.oneOf("subject", Subject.class, subject),
                what == null ? "" : what,
                typed.optionalDay("from", from),
                typed.optionalDay("until", until));
        typed.require();
        return trail.find(filter, skip, most);
    }

    /** Key of the newest change of a thing, to be given back with a command that changes it. */
    @Transactional(readOnly = true)
    public long seen(Subject subject, String object) {
        return trail.newest(subject, object);
    }
}
