package org.tuntas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;

/** Watches what a page does behind its looks: errors of scripts, refusals of the content policy, and bytes over the wire. */
final class PageWatch {

    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<Request> loaded = new ArrayList<>();

    private PageWatch(Page page) {
        this.page = page;
    }

    /** Watches from now on. What the content policy refuses, Chromium writes to the console as an error. */
    static PageWatch on(Page page) {
        PageWatch watch = new PageWatch(page);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                watch.errors.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> watch.errors.add(page.url() + ": " + error));
        page.onRequestFinished(watch.loaded::add);
        return watch;
    }

    /** Loads a page by itself and tells how many bytes came over the wire for it, headers included. */
    long weight(String url) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        loaded.clear();
        Response answer = page.navigate(url);
        assertThat(answer.status()).as(url).isLessThan(500);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return loaded.stream()
                .map(Request::sizes)
                .mapToLong(sizes -> (long) sizes.responseBodySize + sizes.responseHeadersSize)
                .sum();
    }

    /** Fails if the console has heard of anything. */
    void isQuiet() {
        assertThat(errors).isEmpty();
    }

    /** As {@link #isQuiet}, but for the browser's own line about answers with these statuses, which the test meant to get. */
    void isQuietButFor(int... statuses) {
        List<String> unexpected = new ArrayList<>(errors);
        for (int status : statuses) {
            unexpected.removeIf(error -> error.contains("the server responded with a status of " + status));
        }
        assertThat(unexpected).isEmpty();
    }
}
