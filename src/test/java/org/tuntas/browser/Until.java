package org.tuntas.browser;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;

/** Waits for what no element shows. Playwright's own way needs {@code eval} in the page, which our pages allow nobody. */
final class Until {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 100;

    private Until() {}

    /**
     * Waits until an expression of JavaScript is true in the page.
     *
     * @throws AssertionError when it is not after twenty seconds
     */
    static void holds(Page page, String expression) {
        holds(page, expression, null);
    }

    /** The same of a function of JavaScript with an argument. */
    static void holds(Page page, String expression, @Nullable Object argument) {
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
            if (Boolean.TRUE.equals(page.evaluate(expression, argument))) {
                return;
            }
            page.waitForTimeout(PAUSE_MILLIS);
        }
        throw new AssertionError("Not so after " + PATIENCE_MILLIS / 1000 + " seconds: " + expression);
    }
}
