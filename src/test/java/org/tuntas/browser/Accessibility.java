package org.tuntas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/** What every page for people has to hold: WCAG 2.1 AA as far as a machine can tell, and nothing that sticks out sideways. */
final class Accessibility {

    /** What the law asks for; rules of good taste are ours to judge. */
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private Accessibility() {}

    /** Takes a picture, then fails if the page is wider than its window or somebody is locked out. */
    static void checked(Page page, String name) {
        picture(page, name);
        // A phone's browser zooms out until all fits, and innerWidth grows with it: the window's own width counts.
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth") - page.viewportSize().width)
                .as(name + " is wider than its window by so many pixels")
                .isLessThanOrEqualTo(0);
        // No frame of another origin is in these pages, which alone need a second page for each check.
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(WCAG)
                        .analyze()
                        .getViolations())
                .as(name)
                .extracting(Accessibility::told)
                .isEmpty();
    }

    /** The whole page as {@code target/screenshots/<name>.png}, to be looked at. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    private static String told(Rule broken) {
        return broken.getHelp() + ": "
                + broken.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
