package org.tuntas.casework.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.tuntas.casework.CounterDesk;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.handling.CaseQuery;
import org.tuntas.handling.CaseQuery.Order;
import org.tuntas.handling.CaseQuery.Place;
import org.tuntas.handling.CaseQuery.Whose;
import org.tuntas.handling.Reader;
import org.tuntas.language.Storable;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.Timekeeper;

/** Reads the search form, which is an address that can be kept and sent: what is not understood is said, not guessed. */
@Component
class SearchForm {

    private static final Set<String> FIELDS = Set.of(
            "cari",
            "status",
            "instansi",
            "unit",
            "kategori",
            "wilayah",
            "kadar",
            "dari",
            "sampai",
            "tempo",
            "milik",
            "banyak",
            "urut");
    private static final int LONGEST = 200;
    private static final int MOST_UNITS = 300;

    private final Registry registry;
    private final CounterDesk counter;
    private final Timekeeper timekeeper;
    private final Clock clock;

    SearchForm(Registry registry, CounterDesk counter, Timekeeper timekeeper, Clock clock) {
        this.registry = registry;
        this.counter = counter;
        this.timekeeper = timekeeper;
        this.clock = clock;
    }

    /**
     * What was asked.
     *
     * @param isAsked whether anything was
     * @param query null when nothing was, or it was not understood
     * @param problems message keys by field
     * @param filtered whether more than words was asked for
     */
    record Asked(boolean isAsked, @Nullable CaseQuery query, Map<String, String> problems, boolean filtered) {}

    /** Offices and categories to choose from. */
    record Choices(List<Node> agencies, List<Node> units, List<Category> categories) {}

    Instant now() {
        return clock.instant();
    }

    /** Until when a limit counts as near. */
    Instant nearLimit() {
        return timekeeper.endOfNextWorkingDay(now());
    }

    /** A list of all units of the country would be longer than the page. */
    Choices choices(Reader reader) {
        List<Node> units = registry.nodes().stream()
                .filter(node -> !node.isAgency())
                .filter(node -> reader.everywhere()
                        || reader.agencies().contains(node.code())
                        || reader.units().contains(node.code())
                        || reader.inspected().contains(node.code()))
                .toList();
        return new Choices(
                registry.agencies(),
                units.size() > MOST_UNITS ? List.of() : units,
                registry.categories().stream()
                        .filter(category -> category.parent() == null)
                        .toList());
    }

    Asked read(Map<String, String> typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        boolean asked = FIELDS.stream().anyMatch(field -> value(typed, field) != null);
        if (!asked) {
            return new Asked(false, null, problems, false);
        }
        String text = value(typed, "cari");
        if (text != null && !Storable.isStorable(text)) {
            problems.put("cari", "desk.search.notUnderstood");
        }
        CaseQuery query = new CaseQuery(
                text,
                read(typed, problems, "status", ComplaintState::valueOf),
                read(typed, problems, "instansi", code -> known(code, registry.node(code))),
                read(typed, problems, "unit", code -> known(code, registry.node(code))),
                read(typed, problems, "kategori", code -> known(code, registry.category(code))),
                read(typed, problems, "wilayah", this::region),
                read(typed, problems, "kadar", SupervisionClass::valueOf),
                read(typed, problems, "dari", day -> start(LocalDate.parse(day))),
                read(
                        typed,
                        problems,
                        "sampai",
                        day -> start(LocalDate.parse(day).plusDays(1))),
                read(typed, problems, "tempo", this::limitBefore),
                read(typed, problems, "milik", SearchForm::whose),
                value(typed, "banyak") != null,
                "terbaru".equals(value(typed, "urut")) ? Order.NEWEST : Order.URGENT,
                read(typed, problems, "sesudah", SearchForm::place));
        boolean filtered = FIELDS.stream()
                .filter(field -> !field.equals("cari") && !field.equals("urut"))
                .anyMatch(field -> value(typed, field) != null);
        return new Asked(true, problems.isEmpty() ? query : null, problems, filtered);
    }

    private static <T> @Nullable T read(
            Map<String, String> typed, Map<String, String> problems, String field, Function<String, T> reading) {
        String value = value(typed, field);
        if (value == null) {
            return null;
        }
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException | DateTimeException notUnderstood) {
            problems.put(field, field.equals("wilayah") ? "desk.search.region" : "desk.search.notUnderstood");
            return null;
        }
    }

    private static @Nullable String value(Map<String, String> typed, String field) {
        String value = typed.getOrDefault(field, "").strip();
        return value.isEmpty() ? null : value.substring(0, Math.min(value.length(), LONGEST));
    }

    private static String known(String code, Optional<?> found) {
        return found.map(known -> code).orElseThrow(IllegalArgumentException::new);
    }

    private String region(String written) {
        if (!Storable.isStorable(written)) {
            throw new IllegalArgumentException("not text");
        }
        List<Region> regions = counter.regions(written);
        if (regions.size() != 1) {
            throw new IllegalArgumentException(regions.size() + " regions");
        }
        return regions.get(0).code();
    }

    private static Instant start(LocalDate day) {
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            throw new IllegalArgumentException("no such day");
        }
        return day.atStartOfDay(Naming.ZONE).toInstant();
    }

    private Instant limitBefore(String which) {
        return switch (which) {
            case "lewat" -> now();
            case "dekat" -> nearLimit().plusSeconds(1);
            default -> throw new IllegalArgumentException(which);
        };
    }

    private static Whose whose(String which) {
        return switch (which) {
            case "saya" -> Whose.MINE;
            case "antrean" -> Whose.QUEUE;
            default -> throw new IllegalArgumentException(which);
        };
    }

    /** Where the page before ended: limit and time of filing in microseconds, and the number. */
    private static Place place(String written) {
        String[] parts = written.split("_", 3);
        if (parts.length != 3 || !Storable.isStorable(parts[2])) {
            throw new IllegalArgumentException("no place in a list");
        }
        return new Place(parts[0].isEmpty() ? null : instant(parts[0]), instant(parts[1]), parts[2]);
    }

    private static Instant instant(String micros) {
        long value = Long.parseLong(micros);
        if (Math.abs(value) > 10_000_000_000_000_000L) {
            throw new IllegalArgumentException("no such time");
        }
        return Instant.ofEpochSecond(Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000L);
    }

    private static String micros(Instant at) {
        return Long.toString(at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000L);
    }

    /** The address of the next page. */
    String further(Map<String, String> typed, Place end) {
        Instant limit = end.nextLimit();
        String after = (limit == null ? "" : micros(limit)) + "_" + micros(end.filedAt()) + "_" + end.number();
        return address("/petugas", typed)
                .queryParam("sesudah", "{sesudah}")
                .encode()
                .buildAndExpand(values(typed, after))
                .toUriString();
    }

    /** The address at which all that was found is taken together. */
    String all(Map<String, String> typed) {
        return address("/petugas/massal/semua", typed)
                .encode()
                .buildAndExpand(values(typed, ""))
                .toUriString();
    }

    private static UriComponentsBuilder address(String path, Map<String, String> typed) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        List<String> fields = new ArrayList<>(FIELDS);
        fields.sort(null);
        for (String field : fields) {
            String value = value(typed, field);
            if (value != null) {
                address.queryParam(field, "{" + field + "}");
            }
        }
        return address;
    }

    private static Map<String, Object> values(Map<String, String> typed, String after) {
        Map<String, Object> values = new HashMap<>();
        FIELDS.forEach(field ->
                values.put(field, Optional.ofNullable(value(typed, field)).orElse("")));
        values.put("sesudah", after);
        return values;
    }
}
