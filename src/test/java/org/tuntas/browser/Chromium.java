package org.tuntas.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The real browser of the browser tests: the machine's own Chromium, driven by Playwright, without a window.
 *
 * <p>Start it once per test class, let every test enter with a {@link #visitor()} of its own, and close it at the end:
 *
 * <pre>{@code
 * static Chromium chromium;
 * @BeforeAll static void open() { chromium = Chromium.start(); }
 * @AfterAll static void close() { chromium.close(); }
 * }</pre>
 *
 * Playwright belongs to the thread that started it: no test may hand its pages to another one.
 */
public final class Chromium implements AutoCloseable {

    private static final String NO_CHROMIUM =
            """
            The browser tests need Chromium or Google Chrome, and there is none on this machine. Install it \
            (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; Windows: Google Chrome), \
            or set the environment variable CHROMIUM to the path of its program.""";

    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts the browser; where there is none and we are root on Debian, installs it first.
     *
     * @throws IllegalStateException if there is no Chromium and it cannot be installed; says what to install
     */
    public static Chromium start() {
        Path program = program(ChromiumSearch.onThisMachine(), DebianPackages::installChromiumIfAllowed);
        // What comes, comes soon; on a busy machine not as soon as the five seconds that Playwright waits by itself.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        // Playwright would otherwise fetch a browser of its own from the network.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(playwright, playwright.chromium().launch(quietly(program)));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    static Path program(ChromiumSearch search, Runnable installer) {
        return search.find().orElseGet(() -> {
            installer.run();
            return search.find().orElseThrow(() -> new IllegalStateException(NO_CHROMIUM));
        });
    }

    /** No sandbox, because Chromium refuses to run as root with one; nothing that calls home. */
    private static LaunchOptions quietly(Path program) {
        return new LaunchOptions()
                .setHeadless(true)
                .setExecutablePath(program)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }

    public Browser browser() {
        return browser;
    }

    /** Someone who comes for the first time: no cookies, Indonesian, in Jakarta, with a desktop's window. */
    public BrowserContext visitor() {
        return browser.newContext(inJakarta());
    }

    /** The same person on a cheap phone: a narrow, touched window. */
    public BrowserContext visitorWithAPhone() {
        return browser.newContext(
                inJakarta().setViewportSize(360, 640).setHasTouch(true).setIsMobile(true));
    }

    /** The same phone with scripts switched off. */
    BrowserContext visitorWithAPhoneWithoutJavaScript() {
        return browser.newContext(inJakarta()
                .setViewportSize(360, 640)
                .setHasTouch(true)
                .setIsMobile(true)
                .setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions inJakarta() {
        return new Browser.NewContextOptions()
                .setLocale("id-ID")
                .setTimezoneId("Asia/Jakarta")
                .setViewportSize(1280, 800);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
