package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.core.io.ClassPathResource;

class CategoryWordsTest {

    private static final CategoryWords WORDS = CategoryWords.in(new ClassPathResource("data/category-words.csv"));

    /** As many as a page shows. */
    private static final int SHOWN = 4;

    @ParameterizedTest
    @CsvFileSource(resources = "/intake/sentences.csv", delimiter = '|', numLinesToSkip = 1)
    void aNewInstallationProposesWhatTheSentenceIsAbout(String sentence, String categories) {
        List<String> proposed = proposed(sentence);
        if (categories.equals("-")) {
            assertThat(proposed).isEmpty();
        } else {
            assertThat(proposed).containsAnyElementsOf(Arrays.asList(categories.split(" ")));
        }
    }

    @Test
    void nineOfTenSentencesFindTheirCategoryFirst() throws IOException {
        List<String[]> rows = new ClassPathResource("intake/sentences.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split("\\|"))
                .filter(row -> !row[1].equals("-"))
                .toList();
        List<String> missed = rows.stream()
                .filter(row -> proposed(row[0]).isEmpty()
                        || !List.of(row[1].split(" ")).contains(proposed(row[0]).get(0)))
                .map(row -> row[0] + " -> " + proposed(row[0]))
                .toList();
        assertThat(missed).hasSizeLessThanOrEqualTo(rows.size() / 10);
    }

    @Test
    void everyCategoryWithWordsIsThereIsNamedOnceAndIsNoCatchAll() throws IOException {
        String known = new ClassPathResource("data/categories.csv").getContentAsString(StandardCharsets.UTF_8);
        assertThat(WORDS.categories()).hasSizeGreaterThan(100).allSatisfy(code -> assertThat(known)
                .contains("\n" + code + ","));
        List<String> rows = new ClassPathResource("data/category-words.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(rows).doesNotHaveDuplicates();
    }

    @Test
    void theReasonHasTheWordsAsTheyWereWrittenInTheirOrder() {
        assertThat(WORDS.of("Udah seminggu sampahnya numpuuuuk. Bau!").get(0).words())
                .containsExactly("sampahnya", "numpuuuuk");
    }

    @Test
    void whateverIsWrittenIsReadInNoTime() {
        String hostile = ("jalan.lampu?sampah!" + "a".repeat(200) + "\n").repeat(2_000);
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> WORDS.of(hostile));
    }

    private static List<String> proposed(String sentence) {
        return WORDS.of(sentence).stream()
                .limit(SHOWN)
                .map(CategoryWords.Found::category)
                .collect(Collectors.toList());
    }
}
