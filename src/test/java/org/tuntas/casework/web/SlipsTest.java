package org.tuntas.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlipsTest {

    private final Slips slips = new Slips();

    @Test
    void aPinIsShownOnceAlsoWhenTheFormIsSentAgainAfterManyOthers() {
        slips.keep("first", slip("LP-26-0000-0000"));
        assertThat(slips.show("first")).get().extracting(Slip::pin).isEqualTo("123456");
        assertThat(slips.show("first")).get().extracting(Slip::pin).isNull();
        for (int i = 0; i < 30; i++) {
            slips.keep("other " + i, slip("LP-26-0000-" + i));
        }
        assertThat(slips.show("first")).as("forgotten").isEmpty();

        slips.keep("first", slip("LP-26-0000-0000"));

        assertThat(slips.show("first")).get().extracting(Slip::pin).isNull();
    }

    @Test
    void whatWasNeverShownIsShownHoweverOftenTheFormCame() {
        slips.keep("first", slip("LP-26-0000-0000"));
        slips.keep("first", slip("LP-26-0000-0000"));
        assertThat(slips.show("first")).get().extracting(Slip::pin).isEqualTo("123456");
    }

    private static Slip slip(String number) {
        return new Slip(number, "123456", "Kota Tangerang", "Kamis", "karena", "LETTER");
    }
}
