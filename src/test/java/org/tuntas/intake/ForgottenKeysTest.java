package org.tuntas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;

/** Keys of requests are forgotten after a month, numbers of other systems never. */
class ForgottenKeysTest extends RunningTuntas {

    private static final TrackingNumber NUMBER = new TrackingNumber("LP-26-7K3M-9QXD");

    @Autowired
    ForgottenKeys forgotten;

    @Autowired
    FilingKeys keys;

    @Autowired
    TimeMachine time;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void requestsAreForgottenAfterThirtyDaysAndNumbersOfOtherSystemsStay() {
        time.set("2026-05-20T02:00");
        String old = claimed("request:", Duration.ofDays(30).plusMinutes(1));
        String young = claimed("request:", Duration.ofDays(30).minusMinutes(1));
        String external = claimed("external:SMS:", Duration.ofDays(400));
        while (forgotten.some() > 0) {
            // The next batch.
        }
        assertThat(keys.find(old)).isEmpty();
        assertThat(keys.find(young)).isPresent();
        assertThat(keys.find(external)).isPresent();
    }

    private String claimed(String kind, Duration ago) {
        String key = kind + UUID.randomUUID();
        transaction.executeWithoutResult(
                status -> keys.claim(key, "fingerprint", NUMBER, time.now().minus(ago)));
        return key;
    }
}
