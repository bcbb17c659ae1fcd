package org.tuntas.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.tuntas.journey.ComplaintJourney;

/** An officer in front of Tasklist, in a browser of their own, with what they do there in their words. */
final class OfficerAtWork implements AutoCloseable {

    private static final String FIELD = "label.fjs-form-field-label:not(:has(> input))";

    private final BrowserContext context;
    private final Page page;

    private OfficerAtWork(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
    }

    /** Logs in; the browser is closed with this. */
    static OfficerAtWork in(BrowserContext context, int port, String login) {
        OfficerAtWork officer = new OfficerAtWork(context);
        Page page = officer.page;
        page.setDefaultTimeout(15_000);
        page.navigate("http://localhost:" + port + "/masuk");
        page.fill("[name=login]", login);
        page.fill("[name=password]", "tuntas-demo");
        page.locator("button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/camunda/app/tasklist/.*"));
        return officer;
    }

    Page page() {
        return page;
    }

    /** Opens one of the preset lists. */
    OfficerAtWork looksAt(String list) {
        page.locator(".task-filters a, [cam-tasklist-filters] a")
                .filter(containing(list))
                .first()
                .click();
        return this;
    }

    /** The task of a report in the list that is open. */
    Locator card(ComplaintJourney journey) {
        return page.locator("ol.tasks-list li.task")
                .filter(containing(journey.number().value()))
                .first();
    }

    /**
     * Opens a preset list where a report's task stands in it. Other tests leave tasks behind that are due earlier: then it is on a
     * later page.
     */
    OfficerAtWork finds(String list, ComplaintJourney journey) {
        looksAt(list);
        for (int further = 2; further < 60 && !appears(card(journey), 1_200); further++) {
            Locator next = page.locator("ul.pagination a")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + further + "\\s*$")));
            page.waitForResponse(answer -> answer.url().matches(".*/filter/.*/list.*"), next::click);
        }
        return this;
    }

    OfficerAtWork opens(String list, ComplaintJourney journey) {
        finds(list, journey);
        card(journey).locator("h4 a").click();
        page.locator(".fjs-container").waitFor();
        page.locator(".report-panel article").waitFor();
        return this;
    }

    OfficerAtWork takes(String list, ComplaintJourney journey) {
        opens(list, journey);
        page.locator("button.claim").click();
        page.locator("button.unclaim").waitFor();
        return this;
    }

    private static boolean appears(Locator card, double milliseconds) {
        try {
            card.waitFor(new Locator.WaitForOptions().setTimeout(milliseconds));
            return true;
        } catch (TimeoutError notOnThisPage) {
            return false;
        }
    }

    /** Chooses one of the options that are shown as circles. */
    OfficerAtWork decides(String option) {
        page.locator(".fjs-form-field-radio label:has(> input)")
                .filter(new Locator.FilterOptions().setHasText(startingWith(option)))
                .first()
                .click();
        return this;
    }

    OfficerAtWork ticks(String label) {
        page.locator(".fjs-form-field-checkbox label").filter(containing(label)).click();
        return this;
    }

    OfficerAtWork writes(String label, String text) {
        field(label).fill(text);
        return this;
    }

    OfficerAtWork dates(String label, String day) {
        field(label).fill(day);
        page.keyboard().press("Enter");
        return this;
    }

    /** Searches a list and chooses by the keyboard alone. */
    OfficerAtWork picks(String label, String option) {
        field(label).fill(option);
        page.locator(".fjs-dropdownlist-item.focused")
                .filter(containing(option))
                .waitFor();
        // form-js listens for the key from the next frame on, which nobody's fingers forestall.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        return this;
    }

    /** Chooses from a short list that cannot be searched. */
    OfficerAtWork selects(String label, String option) {
        page.locator(".fjs-form-field-select")
                .filter(containing(label))
                .locator(".fjs-select-display")
                .click();
        page.locator(".fjs-dropdownlist-item").filter(containing(option)).click();
        return this;
    }

    /** The input under a label. */
    Locator field(String label) {
        String id = page.locator(FIELD)
                .filter(new Locator.FilterOptions().setHasText(startingWith(label)))
                .first()
                .getAttribute("for");
        return page.locator("#" + id);
    }

    /** What the report beside the form says first: that on which the decision turns. */
    Locator matter() {
        return page.locator(".report-matter");
    }

    /** Presses the button, which may be refused. */
    OfficerAtWork presses() {
        page.locator(".form-actions .btn-primary").click();
        return this;
    }

    /** Why the button was refused. */
    Locator notice() {
        return page.locator("[notifications-panel] .alert-danger");
    }

    OfficerAtWork completes() {
        presses();
        page.locator(".fjs-container").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    OfficerAtWork picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Pattern startingWith(String text) {
        // Read by JavaScript, which does not know Java's quoting.
        return Pattern.compile("^" + text);
    }
}
