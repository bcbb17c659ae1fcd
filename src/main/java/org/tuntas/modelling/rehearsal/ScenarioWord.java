package org.tuntas.modelling.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A word that scenario files know, in two languages. What Tuntas writes is Indonesian. */
interface ScenarioWord {

    /** The word that Tuntas writes. */
    String indonesian();

    /** The word that is understood too. */
    String english();

    /** The one of some words that is meant; empty when none is. */
    static <W extends ScenarioWord> Optional<W> meant(W[] words, String written) {
        return Arrays.stream(words)
                .filter(word ->
                        word.indonesian().equals(written) || word.english().equals(written))
                .findFirst();
    }

    /** The Indonesian ones of some words. */
    static List<String> all(ScenarioWord[] words) {
        return Arrays.stream(words).map(ScenarioWord::indonesian).toList();
    }
}
