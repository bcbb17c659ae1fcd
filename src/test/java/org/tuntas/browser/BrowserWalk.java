package org.tuntas.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourneys;

/** The running application in a real Chromium, from a Monday morning on. */
abstract class BrowserWalk extends RunningTuntas {

    static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
    }

    /** Somebody of the demonstration's staff, logged in. */
    Page login(BrowserContext context, String login) {
        Page page = context.newPage();
        enter(page, login, "tuntas-demo");
        return page;
    }

    void enter(Page page, String login, String password) {
        page.navigate(url("/masuk"));
        page.fill("[name=login]", login);
        page.fill("[name=password]", password);
        page.locator("button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/camunda/app/tasklist/.*"));
    }

    /** Presses the button of exactly that name. */
    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }
}
