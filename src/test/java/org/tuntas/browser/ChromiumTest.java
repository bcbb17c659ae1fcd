package org.tuntas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChromiumTest {

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aVisitorSpeaksIndonesianAndLivesInJakarta() {
        try (BrowserContext visitor = chromium.visitor()) {
            Page page = visitor.newPage();

            assertThat(page.evaluate("navigator.language")).isEqualTo("id-ID");
            assertThat(page.evaluate("new Date(0).getHours()")).isEqualTo(7);
        }
    }

    @Test
    void aButtonThatIsClickedDoesWhatItSays() {
        try (BrowserContext visitor = chromium.visitorWithAPhone()) {
            Page page = visitor.newPage();
            page.setContent("<button onclick=\"document.title = 'terkirim'\">Kirim</button>");

            page.getByText("Kirim").tap();

            assertThat(page.title()).isEqualTo("terkirim");
        }
    }
}
