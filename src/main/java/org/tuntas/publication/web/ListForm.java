package org.tuntas.publication.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.language.Storable;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;
import org.tuntas.publication.ListQuery;
import org.tuntas.publication.ListQuery.Order;
import org.tuntas.publication.ListQuery.Place;

/** Reads the public list's form, which is an address that can be kept and sent: what is not understood is said, not guessed. */
@Component
class ListForm {

    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    /** Where the list can be followed as a feed. */
    static final String FEED = "/laporan.atom";

    /** Longest text that is looked for, in characters. */
    static final int LONGEST = 200;

    private static final int MOST_REGIONS = 12;

    /** States in which a report can be published. */
    static final List<ComplaintState> STATES = Stream.of(ComplaintState.values())
            .filter(state -> state != ComplaintState.ARCHIVED && state != ComplaintState.WITHDRAWN)
            .toList();

    /** The orders, as addresses name them. */
    static final Map<String, Order> ORDERS =
            Map.of("terbaru", Order.NEWEST, "dukungan", Order.SUPPORTED, "terlama", Order.LONGEST_OPEN);

    private static final List<String> FILTERS =
            List.of("status", "jenis", "kategori", "instansi", "wilayah", "dari", "sampai", "urut");

    private static final List<String> FIELDS =
            Stream.concat(Stream.of("cari"), FILTERS.stream()).toList();

    private final Registry registry;

    ListForm(Registry registry) {
        this.registry = registry;
    }

    /**
     * What was asked.
     *
     * @param query null when it was not understood
     * @param typed what stands in the form, by field
     * @param problems message keys by field
     * @param regions those that a name may mean, when it may mean several
     * @param filters how much more than words was asked for
     */
    record Asked(
            @Nullable ListQuery query,
            Map<String, String> typed,
            Map<String, String> problems,
            List<String> regions,
            int filters) {

        /** What stands in a field; empty when nothing does. */
        public String value(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    Asked read(Map<String, String> parameters) {
        Map<String, String> typed = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (String field : Stream.concat(FIELDS.stream(), Stream.of("sesudah")).toList()) {
            String value = parameters.getOrDefault(field, "").strip();
            if (!Storable.isStorable(value)) {
                problems.put(field, "publication.problem.characters");
            } else if (value.length() > LONGEST) {
                problems.put(field, "publication.problem.long");
            } else if (!value.isEmpty()) {
                typed.put(field, value);
            }
        }
        List<String> regions = new ArrayList<>();
        ListQuery query = new ListQuery(
                typed.get("cari"),
                read(typed, problems, "status", ListForm::state),
                read(typed, problems, "jenis", ComplaintType::valueOf),
                read(typed, problems, "kategori", code -> registry.category(code)
                        .orElseThrow(IllegalArgumentException::new)
                        .code()),
                read(typed, problems, "instansi", code -> registry.node(code)
                        .orElseThrow(IllegalArgumentException::new)
                        .code()),
                read(typed, problems, "wilayah", name -> region(name, regions)),
                read(typed, problems, "dari", day -> start(LocalDate.parse(day))),
                read(
                        typed,
                        problems,
                        "sampai",
                        day -> start(LocalDate.parse(day).plusDays(1))),
                orNewest(read(typed, problems, "urut", ListForm::order)),
                read(typed, problems, "sesudah", ListForm::place));
        if (regions.size() > 1) {
            problems.put("wilayah", "publication.problem.regions");
        }
        int filters = (int) FILTERS.stream().filter(typed::containsKey).count();
        return new Asked(problems.isEmpty() ? query : null, typed, problems, regions, filters);
    }

    private static Order orNewest(@Nullable Order asked) {
        return asked == null ? Order.NEWEST : asked;
    }

    private static Order order(String name) {
        Order order = ORDERS.get(name);
        if (order == null) {
            throw new IllegalArgumentException(name);
        }
        return order;
    }

    private static ComplaintState state(String name) {
        ComplaintState state = ComplaintState.valueOf(name);
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("never published: " + name);
        }
        return state;
    }

    private static <T> @Nullable T read(
            Map<String, String> typed,
            Map<String, String> problems,
            String field,
            Function<String, @Nullable T> reading) {
        String value = typed.get(field);
        if (value == null) {
            return null;
        }
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException | DateTimeException notUnderstood) {
            problems.put(
                    field,
                    switch (field) {
                        case "wilayah" -> "publication.problem.region";
                        case "dari", "sampai" -> "publication.problem.day";
                        default -> "publication.problem.unknown";
                    });
            return null;
        }
    }

    /** A code, a name, or a name with what it lies in, as {@link Registry#regionPath} writes it. */
    private @Nullable String region(String written, List<String> candidates) {
        if (registry.region(written).isPresent()) {
            return written;
        }
        String name = written.split(",", 2)[0].strip();
        List<Region> called = registry.regionsNamed(name, MOST_REGIONS);
        List<Region> exact = called.stream()
                .filter(region -> registry.regionPath(region.code()).equalsIgnoreCase(written))
                .toList();
        if (exact.size() == 1 || called.size() == 1) {
            return (exact.size() == 1 ? exact : called).get(0).code();
        }
        if (called.isEmpty()) {
            throw new IllegalArgumentException("no such region");
        }
        called.forEach(region -> candidates.add(registry.regionPath(region.code())));
        return null;
    }

    private static Instant start(LocalDate day) {
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            throw new IllegalArgumentException("no such day");
        }
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** Where a page ended, as one word: supports, time of filing in microseconds, number. */
    static String word(Place end) {
        long micros =
                end.filedAt().getEpochSecond() * 1_000_000L + end.filedAt().getNano() / 1_000L;
        return end.supports() + "_" + micros + "_" + end.number();
    }

    static Place place(String word) {
        String[] parts = word.split("_", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no place in a list");
        }
        long micros = Long.parseLong(parts[1]);
        if (Math.abs(micros) > 10_000_000_000_000_000L) {
            throw new IllegalArgumentException("no such time");
        }
        return new Place(
                Integer.parseInt(parts[0]),
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L),
                parts[2]);
    }

    /** The address of the first page of the list that was asked for. */
    static String address(Asked asked) {
        return address(firstPage(asked));
    }

    /** The same with one field changed. */
    static String address(Asked asked, String field, String value) {
        Map<String, String> values = firstPage(asked);
        values.put(field, value);
        return address(values);
    }

    private static Map<String, String> firstPage(Asked asked) {
        Map<String, String> values = new LinkedHashMap<>(asked.typed());
        values.remove("sesudah");
        return values;
    }

    /** The address at which another page answers what was asked. */
    static String address(String path, Asked asked) {
        return address(path, firstPage(asked));
    }

    private static String address(Map<String, String> values) {
        return address("/laporan", values);
    }

    private static String address(String path, Map<String, String> values) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** Main categories, to choose from. */
    List<Category> categories() {
        return registry.categories().stream()
                .filter(category -> category.parent() == null)
                .toList();
    }
}
