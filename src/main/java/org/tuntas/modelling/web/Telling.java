package org.tuntas.modelling.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.administration.Change;
import org.tuntas.language.Words;
import org.tuntas.modelling.Release;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Puts people, moments and versions into words for the pages of the workbench. */
@Component
class Telling {

    private static final int SHORT_DIGEST = 12;

    private final Words words;
    private final Staff staff;
    private final CalendarBook calendars;

    Telling(Words words, Staff staff, CalendarBook calendars) {
        this.words = words;
        this.staff = staff;
        this.calendars = calendars;
    }

    /** Somebody's name; the login when nobody has it. */
    public String person(@Nullable String login) {
        return login == null ? "" : staff.find(login).map(StaffMember::name).orElse(login);
    }

    /** A moment in the zone of the country's hours. */
    public String moment(Instant at) {
        ZoneId zone = calendars.calendars().of(Holiday.NATIONAL).zone();
        return words.moment(at, zone);
    }

    /** Enough of a digest to tell two sets apart by eye. */
    public String brief(String digest) {
        return digest.substring(0, Math.min(SHORT_DIGEST, digest.length()));
    }

    /** What was done, and to which draft, proposal or version. */
    public String change(Change change) {
        String object = change.object();
        return words.text("admin.action." + change.action()) + ": "
                + words.text("admin.model." + object.replaceAll(" .*", ""), object.replaceAll(".* ", ""));
    }

    /** What there is to say about a change, by field. */
    public Map<String, String> fields(Change change) {
        Map<String, String> fields = new LinkedHashMap<>();
        change.after().forEach((field, value) -> {
            boolean person = Set.of("proposer", "author").contains(field);
            fields.put(words.text("admin.field." + field), person ? person(value) : value);
        });
        return fields;
    }

    /** How a version came to hold and by whom. */
    public String origin(Release release) {
        return words.text("design.origin." + release.origin(), person(release.proposer()), person(release.approver()));
    }
}
