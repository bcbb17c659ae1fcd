package org.tuntas.demo.story;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Registry;

/**
 * What may happen, as often as it does: the main categories are drawn in the proportions of 3,278 categorised reports of mid-2025
 * ({@code demo/story/category-frequency.csv}).
 */
final class Incidents {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Map<String, List<Incident>> ofMain;
    private final Map<String, Integer> weights;

    private Incidents(Map<String, List<Incident>> ofMain, Map<String, Integer> weights) {
        this.ofMain = ofMain;
        this.weights = weights;
    }

    /** Reads the files that come along. */
    static Incidents read(Registry registry) {
        Map<String, String> codes = registry.categories().stream()
                .filter(category -> category.parent() == null)
                .collect(Collectors.toMap(Category::name, Category::code));
        Map<String, List<Incident>> ofMain = new LinkedHashMap<>();
        for (CSVRecord row : rows("demo/story/incidents.csv")) {
            Incident incident = new Incident(
                    row.get("category"),
                    row.get("unit"),
                    row.get("type"),
                    row.get("title"),
                    row.get("text"),
                    row.get("interim"),
                    row.get("answer"));
            ofMain.computeIfAbsent(incident.mainCategory(), main -> new ArrayList<>())
                    .add(incident);
        }
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (CSVRecord row : rows("demo/story/category-frequency.csv")) {
            String code = codes.get(row.get("category"));
            if (code != null && ofMain.containsKey(code)) {
                weights.put(code, Integer.parseInt(row.get("reports")));
            }
        }
        return new Incidents(ofMain, weights);
    }

    /** Draws one. */
    Incident draw(RandomGenerator dice) {
        int ticket = dice.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<String, Integer> main : weights.entrySet()) {
            ticket -= main.getValue();
            if (ticket < 0) {
                List<Incident> choices = Objects.requireNonNull(ofMain.get(main.getKey()));
                return choices.get(dice.nextInt(choices.size()));
            }
        }
        throw new IllegalStateException("no category has a weight");
    }

    /** The one of a category. */
    Incident of(String category) {
        return ofMain.values().stream()
                .flatMap(List::stream)
                .filter(incident -> incident.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    private static List<CSVRecord> rows(String file) {
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
