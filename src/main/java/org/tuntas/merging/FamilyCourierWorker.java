package org.tuntas.merging;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Sends the courier off. */
@Component
@ConditionalOnProperty(name = "tuntas.merging.deliver", matchIfMissing = true)
class FamilyCourierWorker extends BacklogWorker {

    private final FamilyCourier courier;

    FamilyCourierWorker(FamilyCourier courier) {
        super("family-courier", Duration.ofSeconds(5));
        this.courier = courier;
    }

    @Override
    protected void work() {
        while (!isStopping() && courier.deliverOne()) {
            // The next one.
        }
    }
}
