package org.tuntas.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumberTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Property
    void aNumberIsReadBackAsItWasDrawn(@ForAll long seed, @ForAll @IntRange(min = 2024, max = 2099) int year) {
        TrackingNumber drawn = TrackingNumber.draw(new Random(seed), year);
        assertThat(drawn.value()).startsWith("LP-" + year % 100 + "-");
        assertThat(TrackingNumber.read(drawn.value())).contains(drawn);
        assertThat(TrackingNumber.read(drawn.value().toLowerCase(Locale.ROOT).replace("-", " ")))
                .contains(drawn);
    }

    @Property
    void oneWrongCharacterIsAlwaysNoticed(
            @ForAll long seed, @ForAll @IntRange(max = 9) int position, @ForAll @IntRange(max = 31) int replacement) {
        String drawn =
                TrackingNumber.draw(new Random(seed), 2026).value().substring(3).replace("-", "");
        char wrong = ALPHABET.charAt(replacement);
        if (drawn.charAt(position) != wrong) {
            String typed = "LP" + drawn.substring(0, position) + wrong + drawn.substring(position + 1);
            assertThat(TrackingNumber.read(typed)).isEmpty();
        }
    }

    @Test
    void lettersThatLookLikeDigitsAreUnderstood() {
        TrackingNumber number = TrackingNumber.draw(new Random(1), 2010);
        assertThat(TrackingNumber.read(number.value().replace('0', 'o').replace('1', 'l')))
                .contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "LP",
                "LP-26-7K3M",
                "XX-26-7K3M-9QXD",
                "LP-26-7K3M-9QXDD",
                "LP-26-7K3M-9QX\u0130",
                "LP-26-UUUU-UUUU"
            })
    void whatIsNoNumberIsNone(String typed) {
        assertThat(TrackingNumber.read(typed)).isEmpty();
    }
}
