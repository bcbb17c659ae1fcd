package org.tuntas.casework.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.language.Words;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;

/** Names for the codes and logins on these pages; what has no name is shown by its code. */
@Component
public class Naming {

    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final Registry registry;
    private final Staff staff;
    private final Words words;

    Naming(Registry registry, Staff staff, Words words) {
        this.registry = registry;
        this.staff = staff;
        this.words = words;
    }

    /** An office; the desk where none is named. */
    public String office(@Nullable String code) {
        return code == null
                ? registry.desk().name()
                : registry.node(code).map(Node::name).orElse(code);
    }

    /** Somebody. */
    public String person(String login) {
        return staff.find(login).map(StaffMember::name).orElse(login);
    }

    /** Who did something; null when it was the reporter or nobody, which the sentence says. */
    public @Nullable String actor(ComplaintEvent event) {
        return event.actor().equals(ComplaintEvent.REPORTER) || event.actor().equals(ComplaintEvent.SYSTEM)
                ? null
                : person(event.actor());
    }

    /** Groups, one after the other. */
    public String groups(Collection<String> ids) {
        return ids.stream()
                .sorted()
                .map(id -> staff.group(id).map(StaffGroup::name).orElse(id))
                .collect(Collectors.joining(", "));
    }

    /** A region with what it lies in. */
    public String region(String code) {
        return registry.regionPath(code);
    }

    /** A category below its main category. */
    public String category(String code) {
        return registry.category(code).map(this::withMain).orElse(code);
    }

    private String withMain(Category category) {
        String main = category.parent();
        return main == null
                ? category.name()
                : registry.category(main).map(Category::name).orElse("") + " › " + category.name();
    }

    /** All categories, sub-categories under their main category. */
    public List<Category> categories() {
        return registry.categories();
    }

    /** A moment in the zone of the country's hours. */
    public String moment(Instant at) {
        return words.moment(at, ZONE);
    }

    /** A moment's day. */
    public String day(Instant at) {
        return words.date(at.atZone(ZONE).toLocalDate());
    }
}
