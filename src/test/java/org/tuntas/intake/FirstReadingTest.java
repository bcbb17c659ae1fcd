package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tuntas.complaint.ComplaintType;

class FirstReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lampu jalan mati sejak Senin. | COMPLAINT",
                "Apa saja syarat membuat KTP baru? | INFORMATION_REQUEST",
                "Mohon informasi jadwal puskesmas | INFORMATION_REQUEST",
                "Saya usul taman ini diberi lampu | ASPIRATION",
                "Sebaiknya ada zebra cross di depan sekolah | ASPIRATION",
                "How do I renew a passport? | INFORMATION_REQUEST",
                "Petugas bertanya apakah saya punya uang, lalu minta 50 ribu. | COMPLAINT"
            })
    void whatATextAsksForIsGuessedFromItsWords(String text, ComplaintType type) {
        assertThat(FirstReading.type(text)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lampu jalan mati. Gelap sekali. | Lampu jalan mati",
                "Jl. Merdeka 10 banjir tiap hujan | Jl. Merdeka 10 banjir tiap hujan",
                "'Air tidak mengalir\nsejak kemarin' | Air tidak mengalir"
            })
    void aHeadingIsTheFirstSentence(String text, String heading) {
        assertThat(FirstReading.heading(text)).isEqualTo(heading);
    }

    @Test
    void aLongSentenceIsCutBetweenWordsAndNeverInsideACharacter() {
        String heading = FirstReading.heading("Jalan di depan rumah kami rusak parah ".repeat(10));
        assertThat(heading).hasSizeLessThanOrEqualTo(81).endsWith(" rusak parah…");
        String emoji = FirstReading.heading("a" + "\uD83D\uDE00".repeat(100));
        assertThat(emoji.codePoints().noneMatch(one -> one >= 0xD800 && one <= 0xDFFF))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada kebakaran di pasar | EMERGENCY",
                "Motor saya dicuri, ada begal | CRIME",
                "Saya kecewa dengan putusan hakim | COURT",
                "Tolong revisi undang-undang ini | LEGISLATION",
                "Ada korupsi dana desa | CORRUPTION",
                "There was an accident here | EMERGENCY"
            })
    void anotherDoorIsPointedOutByItsWords(String text, Signpost door) {
        assertThat(Signpost.in(text)).containsExactly(door);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lampu jalan mati", "Hakimah tidak dilayani di puskesmas", "Suapan makanan anak sekolah basi"})
    void wordsThatOnlyBeginLikeThemPointNowhere(String text) {
        assertThat(Signpost.in(text)).isEmpty();
    }

    @Test
    void whateverIsWrittenIsReadInNoTime() {
        String hostile = "mohon cabut " + "a".repeat(5_000) + ".?! \n".repeat(1_000);
        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> Arrays.asList(FirstReading.type(hostile), FirstReading.heading(hostile), Signpost.in(hostile)));
    }
}
