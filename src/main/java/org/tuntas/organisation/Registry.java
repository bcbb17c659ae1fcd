package org.tuntas.organisation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where offices, regions and categories are looked up. Answers come from memory: offices at most 30 seconds old, regions
 * and categories, which only change with a new edition of the program's lists, at most ten minutes.
 */
public interface Registry {

    /** A Kemendagri code: province, regency, district, village. */
    Pattern REGION_CODE = Pattern.compile("\\d{2}(\\.\\d{2}){0,2}(\\.\\d{4})?");

    /** The office of that code, open or closed. */
    Optional<Node> node(String code);

    /**
     * The desk: whoever receives the reports that name no agency. It may be an agency or, as a city's Diskominfo, a unit.
     *
     * @throws IllegalStateException when no node is the desk
     */
    Node desk();

    /**
     * The agency that answers for an office: the nearest one above, or the office itself if it is one.
     *
     * @throws java.util.NoSuchElementException when there is no such office
     */
    Node agencyOf(String code);

    /** All open agencies, by name. */
    List<Node> agencies();

    /**
     * All open units that an agency can dispose a report to, at any depth: those whose {@link #agencyOf agency} it is. An
     * agency that stands below another keeps its units to itself. Parents come before their children, siblings by name.
     *
     * @return empty also when there is no such agency
     */
    List<Node> unitsOf(String agency);

    /** All offices, also closed ones, parents before their children, siblings by name. */
    List<Node> nodes();

    /** The region of a Kemendagri code. */
    Optional<Region> region(String code);

    /**
     * A region with what it lies in, nearest first: {@code Ciledug, Kota Tangerang, Banten}.
     *
     * @return the code itself when there is no such region, so that a page with an old code can still be shown
     */
    String regionPath(String code);

    /**
     * Regions that are called so, or, when none is, whose name holds these words: short names first. Read from the database.
     *
     * @param name in any case
     * @param most how many at most
     */
    List<Region> regionsNamed(String name, int most);

    /**
     * The regions that lie directly in one, by name: of a province its regencies and cities, of those their districts.
     *
     * @param code Kemendagri code; null for the provinces
     * @return empty also when there is no such region
     */
    List<Region> regionsIn(@Nullable String code);

    /**
     * The regions that somebody may mean by what they wrote: a Kemendagri code, a name, or a name with what the region lies in
     * ({@code Ciledug, Kota Tangerang}). Read from the database.
     *
     * @param most how many of that name are looked at
     */
    default List<Region> regionsMeant(String written, int most) {
        String text = written.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        if (REGION_CODE.matcher(text).matches()) {
            return region(text).stream().toList();
        }
        String[] parts = text.toLowerCase(Locale.ROOT).split("\\s*,\\s*");
        if (parts.length == 0) {
            return List.of();
        }
        return regionsNamed(parts[0], most).stream()
                .filter(region -> {
                    String path = regionPath(region.code()).toLowerCase(Locale.ROOT);
                    return List.of(parts).stream().allMatch(path::contains);
                })
                .toList();
    }

    /** The category of that code. */
    Optional<Category> category(String code);

    /** All categories: each main category, by name, followed by its sub-categories, by name. */
    List<Category> categories();

    /**
     * The agency whose calendar and limits hold while a report is being verified: the one the reporter named, otherwise that
     * of the desk.
     *
     * @param namedAgency code of an agency; null when the reporter named none
     */
    default Node receiving(@Nullable String namedAgency) {
        return agencyOf(namedAgency == null ? desk().code() : namedAgency);
    }
}
