package org.tuntas.intake;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;

/**
 * What people call things, by category: everyday words, abbreviations and usual misspellings, as they stand in {@code data/category-words.csv}.
 * An expression is one word or several, all of which stand in one sentence in any order. So an installation proposes before it has seen a report.
 */
final class CategoryWords {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("[.!?\\r\\n]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** "buaaanget" */
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");
    /** "anak2nya", "airnya" and, in English, the plural. */
    private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}{2})2?(?:nya)?$|(?<=\\p{L}{4})s$");

    private final Map<String, List<Expression>> byFirstWord = new HashMap<>();

    private record Expression(String category, List<String> words) {}

    /**
     * A category whose words stand in a text.
     *
     * @param words those of the text that belong to it, in its order, in small letters
     * @param most how many words the longest expression has that was found
     * @param from where in the text the first of the words stands, counted in words
     */
    record Found(String category, List<String> words, int most, int from) {}

    private CategoryWords(List<Expression> expressions) {
        for (Expression expression : expressions) {
            byFirstWord
                    .computeIfAbsent(expression.words().get(0), first -> new ArrayList<>())
                    .add(expression);
        }
    }

    /**
     * Reads a list.
     *
     * @param file CSV in UTF-8 with the columns {@code category} (its code) and {@code words} (expressions with semicolons between them)
     */
    static CategoryWords in(Resource file) {
        List<Expression> expressions = new ArrayList<>();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            for (CSVRecord row : FORMAT.parse(reader)) {
                for (String words : row.get("words").split(";")) {
                    List<String> expression = BETWEEN_WORDS
                            .splitAsStream(words.strip())
                            .map(CategoryWords::plain)
                            .toList();
                    expressions.add(new Expression(row.get("category"), expression));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getDescription(), e);
        }
        return new CategoryWords(expressions);
    }

    /** Codes of the categories that have words. */
    Set<String> categories() {
        Set<String> codes = new LinkedHashSet<>();
        byFirstWord.values().forEach(all -> all.forEach(one -> codes.add(one.category())));
        return codes;
    }

    /**
     * The categories of a text, the likeliest first: where more words stand together, then where more stand at all, then what is named earlier. What
     * is much less likely than the first is left out. Takes time in proportion to the text.
     */
    List<Found> of(String text) {
        Map<String, Map<Integer, String>> words = new LinkedHashMap<>();
        Map<String, Integer> most = new HashMap<>();
        int at = 0;
        for (String sentence : BETWEEN_SENTENCES.split(text)) {
            Map<String, Integer> places = new LinkedHashMap<>();
            List<String> written = new ArrayList<>();
            for (String word : BETWEEN_WORDS.split(sentence)) {
                places.putIfAbsent(plain(word), written.size());
                written.add(word.toLowerCase(Locale.ROOT));
            }
            for (String word : places.keySet()) {
                for (Expression expression : byFirstWord.getOrDefault(word, List.of())) {
                    if (places.keySet().containsAll(expression.words())) {
                        Map<Integer, String> there =
                                words.computeIfAbsent(expression.category(), category -> new TreeMap<>());
                        for (String found : expression.words()) {
                            int place = places.getOrDefault(found, 0);
                            there.put(at + place, written.get(place));
                        }
                        most.merge(expression.category(), expression.words().size(), Math::max);
                    }
                }
            }
            at += written.size();
        }
        int best = most.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return words.entrySet().stream()
                .map(entry -> found(entry.getKey(), entry.getValue(), most.getOrDefault(entry.getKey(), 0)))
                .filter(found -> found.most() >= best - 1)
                .sorted(Comparator.comparingInt(Found::most)
                        .thenComparingInt(found -> found.words().size())
                        .reversed()
                        .thenComparingInt(Found::from)
                        .thenComparing(Found::category))
                .toList();
    }

    private static Found found(String category, Map<Integer, String> there, int most) {
        return new Found(
                category,
                there.values().stream().distinct().toList(),
                most,
                there.keySet().iterator().next());
    }

    /** A word as it is compared. */
    private static String plain(String word) {
        String lower = DRAWN_OUT.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("$1");
        return ENDING.matcher(lower).replaceFirst("");
    }
}
