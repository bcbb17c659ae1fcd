package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.api.CitizensApi;
import org.tuntas.journey.ComplaintJourney;

/** Who tries Tuntas reads the letters on a page. */
class LettersOfTheDemonstrationTest extends LettersOfTuntas {

    @LocalServerPort
    int port;

    @Test
    void aLetterThatWasSentCanBeReadAsHtmlAndAsText() {
        CitizensApi pages = new CitizensApi(port);
        ComplaintJourney journey = journeys.filed();
        assertThat(pages.get("/demo/surat").raw().body())
                .doesNotContain(journey.number().value());
        deliveredAtOnce();

        CitizensApi.Answer list = pages.get("/demo/surat", "Accept-Language", "id");
        assertThat(list.raw().body()).contains("[" + journey.number() + "] Laporan Anda sudah kami terima", SITI);
        Matcher link =
                Pattern.compile("/demo/surat/[0-9a-f-]{36}").matcher(list.raw().body());
        assertThat(link.find()).isTrue();
        CitizensApi.Answer html = pages.get(link.group());
        assertThat(html.raw().body()).contains("<main>", "Terima kasih sudah melapor");
        assertThat(html.raw().headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'unsafe-inline'");
        CitizensApi.Answer text = pages.get(link.group() + "/teks");
        assertThat(text.raw().body()).contains("Yth. Bapak/Ibu Pelapor,").doesNotContain("<");
        assertThat(pages.get("/demo/surat/00000000-0000-0000-0000-000000000000").status())
                .isEqualTo(404);
    }
}
