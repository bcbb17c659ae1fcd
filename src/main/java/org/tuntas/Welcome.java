package org.tuntas;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says on the console that Tuntas is ready, and where to click. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    @EventListener
    @Order(1)
    void onReady(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080");
        LOG.info(
                """

                Tuntas is ready after {} s.

                  Front page:        http://localhost:{}/
                  Officers' tasks:   http://localhost:{}/camunda/app/tasklist/default/
                  API description:   http://localhost:{}/v3/api-docs
                """,
                ready.getTimeTaken() == null ? "?" : ready.getTimeTaken().toSeconds(),
                port,
                port,
                port);
    }
}
