package org.tuntas.modelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody probably meant. */
final class Suggestion {

    private Suggestion() {}

    /** The word closest to a misspelt one; empty when none is close. */
    static Optional<String> of(String misspelt, Collection<String> words) {
        return words.stream()
                .filter(word -> distance(misspelt, word) <= Math.max(2, misspelt.length() / 3))
                .min(Comparator.<String>comparingInt(word -> distance(misspelt, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Marks an argument of a finding as the word that was probably meant. */
    static final String MEANT = "@meant:";
    /** Marks an argument of a finding as the words there are. */
    static final String KNOWN = "@known:";

    /** For the blank in a sentence: the closest word, or all of them, as {@link FindingWords} says it. */
    static String orAll(String misspelt, Collection<String> words) {
        return of(misspelt, words)
                .map(word -> MEANT + word)
                .orElseGet(
                        () -> KNOWN + String.join(", ", words.stream().sorted().toList()));
    }

    /** The closest word as a table writes it, or all of them. */
    static String inQuotes(String misspelt, Collection<String> words) {
        return of(misspelt, words)
                .map(List::of)
                .orElseGet(() -> words.stream().sorted().toList())
                .stream()
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", "));
    }

    /** Letters to insert, drop or replace; case does not count. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
