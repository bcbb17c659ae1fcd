package org.tuntas.intake;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Registry;

/**
 * Proposes categories for a report that is being written, each with its reason: published reports like it that are done were put there, people
 * call such things so, or its name has the same words. The reporter chooses, or leaves it to whoever verifies.
 */
@Component
public class CategoryProposals {

    private static final int MOST = 4;
    /** From how many reports on it is more than chance. */
    private static final int LEAST_REPORTS = 2;
    /** Half of the words of a name must be there. */
    private static final double LEAST_COVERED = 0.5;
    /** Names of what fits nowhere else have words that fit everywhere. */
    private static final String REMAINDER = "LAINNYA";

    private final Published published;
    private final Registry registry;
    private final CategoryWords words = CategoryWords.in(new ClassPathResource("data/category-words.csv"));
    private final LoadingCache<Boolean, Names> names =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).build(always -> readNames());

    CategoryProposals(Published published, Registry registry) {
        this.published = published;
        this.registry = registry;
    }

    /**
     * A category that may fit.
     *
     * @param words of the report that speak for it; empty when only others' reports do
     * @param reports how many reports like it were put there
     */
    public record Proposal(Category category, List<String> words, int reports) {}

    private record Names(
            List<Category> categories, Map<String, Map<String, String>> stems, Map<String, Integer> howMany) {

        /** Rare words say more. */
        double weight(String stem) {
            return Math.log((double) categories.size() / howMany.getOrDefault(stem, 1));
        }
    }

    /** The likeliest categories of a text, at most four; none when nothing speaks for any. */
    public List<Proposal> of(String text) {
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        for (Published.Kind kind : published.kindsOf(text)) {
            if (kind.reports() >= LEAST_REPORTS) {
                registry.category(kind.code())
                        .ifPresent(category ->
                                proposals.put(category.code(), new Proposal(category, List.of(), kind.reports())));
            }
        }
        for (CategoryWords.Found found : words.of(text)) {
            registry.category(found.category())
                    .ifPresent(category -> add(proposals, new Proposal(category, found.words(), 0)));
        }
        for (Proposal named : named(published.stems(text), names.get(true))) {
            add(proposals, named);
        }
        return proposals.values().stream().limit(MOST).toList();
    }

    /** What was proposed before keeps its place and its reasons. */
    private static void add(Map<String, Proposal> proposals, Proposal proposal) {
        proposals.merge(
                proposal.category().code(),
                proposal,
                (before, same) -> before.words().isEmpty()
                        ? new Proposal(before.category(), same.words(), before.reports())
                        : before);
    }

    private static List<Proposal> named(Map<String, String> stems, Names known) {
        Map<Proposal, Double> scores = new HashMap<>();
        for (Category category : known.categories()) {
            Map<String, String> name = known.stems().getOrDefault(category.code(), Map.of());
            List<String> same =
                    name.keySet().stream().filter(stems::containsKey).toList();
            if (!isMeant(same, name, stems)) {
                continue;
            }
            double score = same.stream().mapToDouble(known::weight).sum() * same.size() / name.size();
            scores.put(new Proposal(category, same.stream().map(stems::get).toList(), 0), score);
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Proposal, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().category().code()))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
    }

    /** Two words are hardly chance; a name of one word must stand there as it is, for "hubungi" is not about transport. */
    private static boolean isMeant(List<String> same, Map<String, String> name, Map<String, String> stems) {
        if (name.size() == 1) {
            return name.entrySet().stream().allMatch(only -> only.getValue().equals(stems.get(only.getKey())));
        }
        return same.size() >= 2 && same.size() >= LEAST_COVERED * name.size();
    }

    private Names readNames() {
        List<Category> categories = registry.categories().stream()
                .filter(category -> !category.name().startsWith(REMAINDER))
                .toList();
        Map<String, Map<String, String>> stems = new HashMap<>();
        Map<String, Integer> howMany = new HashMap<>();
        for (Category category : categories) {
            Map<String, String> words = published.stems(category.name());
            stems.put(category.code(), words);
            words.keySet().forEach(word -> howMany.merge(word, 1, Integer::sum));
        }
        return new Names(categories, stems, howMany);
    }
}
