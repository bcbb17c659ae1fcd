package org.tuntas.operation;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Counts every 15 seconds. */
@Component
@ConditionalOnProperty(name = "tuntas.operation.measure", matchIfMissing = true)
class GaugeWorker extends BacklogWorker {

    // A provider, because the gauges show the workers, this one too.
    private final ObjectProvider<Gauges> gauges;

    GaugeWorker(ObjectProvider<Gauges> gauges) {
        super("gauges", Duration.ofSeconds(15));
        this.gauges = gauges;
    }

    @Override
    protected void work() {
        gauges.getObject().measure();
    }
}
