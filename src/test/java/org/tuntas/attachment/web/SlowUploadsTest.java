package org.tuntas.attachment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

/** Nobody holds up the others by being slow or endless. */
class SlowUploadsTest {

    @Test
    void oneClientNeverTakesEveryPlace() {
        Places places = new Places(8);
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("a")).isFalse();
        assertThat(places.take("b")).isTrue();
        places.leave("a");
        assertThat(places.take("a")).isTrue();
    }

    @Test
    void whenAllPlacesAreTakenTheNextComesAgainLater() {
        Places places = new Places(4);
        for (String client : new String[] {"a", "b", "c", "d"}) {
            assertThat(places.take(client)).isTrue();
        }
        assertThat(places.take("e")).isFalse();
        places.leave("b");
        assertThat(places.take("e")).isTrue();
    }

    @Test
    void anUploadIsReadUpToItsBoundAndNotFurther() throws IOException {
        assertThat(new PatientBody(new ByteArrayInputStream(new byte[1000]), 1000)
                        .transferTo(OutputStream.nullOutputStream()))
                .isEqualTo(1000);
        PatientBody longer = new PatientBody(new ByteArrayInputStream(new byte[1001]), 1000);
        assertThatThrownBy(() -> longer.transferTo(OutputStream.nullOutputStream()))
                .isInstanceOf(PatientBody.TooLong.class);
    }
}
