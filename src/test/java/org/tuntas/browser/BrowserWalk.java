package org.tuntas.browser;

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

    String url(String path) {
        return "http://localhost:" + port + path;
    }
}
